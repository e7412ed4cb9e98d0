import { err, ok, type Result } from "#kernel/result.ts";
import { decideAcceptance, type Acceptance } from "../domain/accept.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import { keepAnswer } from "../store/idempotency.ts";
import { findDossier } from "../store/load.ts";
import type { Acting } from "./acting.ts";
import { once, type Answer } from "./once.ts";
import { perform, type Target } from "./perform.ts";
import { readCase } from "./read-case.ts";

export type AcceptDossier = Target & Acceptance & { readonly idempotencyKey: string };

/** Accepts a submitted dossier: code, due date and Mẫu 01 (NĐ 61/2018 Điều 17.1c). */
export async function acceptDossier(acting: Acting, command: AcceptDossier): Promise<Result<Dossier, Refusal>> {
  const answer = await acceptDossierOnce(acting, command);
  return answer.ok ? ok(answer.value.dossier) : answer;
}

/** The same, telling also whether the answer is a replay of an earlier one. */
export function acceptDossierOnce(acting: Acting, command: AcceptDossier): Promise<Result<Answer, Refusal>> {
  const { idempotencyKey: key, ...request } = command;
  return once(acting, { key, request }, async (within) => {
    const { dossierId, version, ...acceptance } = request;
    const known = await findDossier(within.db, dossierId);
    if (known === undefined) return err({ kind: "dossiers/not-found", denied: false });
    const pinned = await readCase(within.db, known.caseId);
    if (pinned === undefined) throw new Error(`the case ${known.caseId} of a dossier is gone`);
    const { components, limitText } = pinned;
    const accepted = await perform(within, { dossierId, version }, "accept", (dossier, given) =>
      decideAcceptance(dossier, { ...acceptance, components, limitText }, given),
    );
    if (accepted.ok) await keepAnswer(within.db, within.key, accepted.value);
    return accepted;
  });
}
