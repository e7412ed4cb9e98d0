import { ok, type Result } from "#kernel/result.ts";
import { decideAcceptance, type Acceptance } from "../domain/accept.ts";
import type { Dossier } from "../domain/dossier.ts";
import { evolve } from "../domain/evolve.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Submission } from "../domain/submit.ts";
import { insertDossier } from "../store/save.ts";
import type { Acting } from "./acting.ts";
import { once, type Answer } from "./once.ts";
import { momentOf } from "#platform/act.ts";
import { react, withCode } from "./perform.ts";
import { beginDossier, readyToReceive } from "./submit-dossier.ts";

export type ReceiveDossier = Omit<Submission, "papers"> &
  Acceptance & { readonly caseId: string; readonly idempotencyKey: string };

/** Receives a complete dossier straight at the counter: submitted and accepted in one act (NĐ 61/2018 Điều 17). */
export async function receiveDossier(acting: Acting, command: ReceiveDossier): Promise<Result<Dossier, Refusal>> {
  const answer = await receiveDossierOnce(acting, command);
  return answer.ok ? ok(answer.value.dossier) : answer;
}

/** The same, telling also whether the answer is a replay of an earlier one. */
export async function receiveDossierOnce(acting: Acting, command: ReceiveDossier): Promise<Result<Answer, Refusal>> {
  const { idempotencyKey: key, ...request } = command;
  const ready = await readyToReceive(acting, request.caseId);
  if (!ready.ok) return ready;
  const { fixed, procedureCase } = ready.value;
  return once(fixed, { key, request }, async (within) => {
    const begun = await beginDossier(within, procedureCase, request);
    if (!begun.ok) return begun;
    const { dossier, happening, signature } = begun.value;

    const given = { now: await momentOf(within), calendar: within.calendar, viewer: within.viewer };
    const { papers, heldOriginals, feesDue, feeLines, confirmedLimit } = request;
    const { components, limitText } = procedureCase;
    const charged = feeLines === undefined ? { feesDue } : { feesDue, feeLines };
    const acceptance = { papers, heldOriginals, ...charged, confirmedLimit, components, limitText };
    const accepted = decideAcceptance(dossier, acceptance, given);
    if (!accepted.ok) return accepted;

    const event = await withCode(within.db, dossier, accepted.value);
    const after = evolve(dossier, event);
    await insertDossier(within.db, within.key, [happening, { event, before: dossier.state, after }], signature);
    await react(within.db, within, after, [happening.event, event]);
    return ok(after);
  });
}
