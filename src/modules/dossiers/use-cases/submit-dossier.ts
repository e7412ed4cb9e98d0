import { randomBytes } from "node:crypto";
import { err, ok, type Result } from "#kernel/result.ts";
import { UnreceivableCaseError, type ProcedureCase } from "#modules/procedures/index.ts";
import type { Dossier } from "../domain/dossier.ts";
import { born } from "../domain/evolve.ts";
import { authorityToReceive } from "../domain/policy.ts";
import { receiptSecret } from "../domain/receipt-secret.ts";
import type { Refusal } from "../domain/refusal.ts";
import { decideSubmission, type Submission } from "../domain/submit.ts";
import { insertDossier, type Happening, type Signature } from "../store/save.ts";
import type { Acting } from "./acting.ts";
import { once } from "./once.ts";
import { momentOf } from "#platform/act.ts";
import { atOneMoment, react } from "./perform.ts";
import { readCase } from "./read-case.ts";

export type SubmitDossier = Submission & { readonly caseId: string; readonly idempotencyKey: string };

/** Lets a dossier in that the counter has yet to answer: online, by post, or laid down at the desk (Điều 16). */
export async function submitDossier(acting: Acting, command: SubmitDossier): Promise<Result<Dossier, Refusal>> {
  const { idempotencyKey: key, ...request } = command;
  const ready = await readyToReceive(acting, request.caseId);
  if (!ready.ok) return ready;
  const { fixed, procedureCase } = ready.value;
  const answer = await once(fixed, { key, request }, async (within) => {
    const submitted = await beginDossier(within, procedureCase, request);
    if (!submitted.ok) return submitted;
    const { dossier, happening, signature } = submitted.value;
    await insertDossier(within.db, within.key, [happening], signature);
    await react(within.db, within, dossier, [happening.event]);
    return ok(dossier);
  });
  return answer.ok ? ok(answer.value.dossier) : answer;
}

export type Ready = { readonly fixed: Acting; readonly procedureCase: ProcedureCase };

/** Reads the time and the case before the transaction, side by side: what a version says never changes. */
export async function readyToReceive(acting: Acting, caseId: string): Promise<Result<Ready, Refusal>> {
  const [fixed, found] = await Promise.all([atOneMoment(acting), caseToReceive(acting, caseId)]);
  return found.ok ? ok({ fixed, procedureCase: found.value }) : found;
}

export type Begun = {
  readonly dossier: Dossier;
  readonly happening: Happening;
  readonly signature: Signature;
};

/** Decides a submission and makes the dossier in memory, with its id and the secret of its receipt. */
export async function beginDossier(
  acting: Acting,
  procedureCase: ProcedureCase,
  submission: Submission,
): Promise<Result<Begun, Refusal>> {
  const given = { now: await momentOf(acting), calendar: acting.calendar, viewer: acting.viewer };
  const minted = { dossierId: acting.newId(), secret: receiptSecret(randomBytes(5)) };
  const decided = decideSubmission(procedureCase, { ...submission, ...minted }, given);
  if (!decided.ok) return decided;

  const appointment = authorityToReceive(acting.viewer, procedureCase.agencyId);
  if (appointment === undefined) return err({ kind: "dossiers/not-allowed", act: "accept" });
  const dossier = born(decided.value);
  return ok({
    dossier,
    happening: { event: decided.value, before: "none", after: dossier },
    signature: { actorId: acting.viewer.officerId, unitId: appointment.unitId },
  });
}

async function caseToReceive({ db }: Acting, caseId: string): Promise<Result<ProcedureCase, Refusal>> {
  try {
    const found = await readCase(db, caseId);
    return found === undefined ? err({ kind: "dossiers/unknown-case" }) : ok(found);
  } catch (error) {
    if (error instanceof UnreceivableCaseError) return err({ kind: "dossiers/unreceivable-case" });
    throw error;
  }
}
