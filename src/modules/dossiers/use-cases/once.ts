import { err, ok, type Result } from "#kernel/result.ts";
import type { Tx } from "#platform/db/db.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import { dossierFromJson } from "../store/codec.ts";
import { claimKey, keepAnswer, releaseKey } from "../store/idempotency.ts";
import type { Acting } from "./acting.ts";
import { atOneMoment, inTransaction } from "./perform.ts";

/** Acting inside the transaction that claimed the key. */
export type ActingWithin = Acting & { readonly db: Tx };

/** The answer to an act that may arrive several times: the first one's, whoever asks again. */
export type Answer = { readonly dossier: Dossier; readonly replayed: boolean };

/**
 * Does the work once for a key of this officer, however often and however simultaneously it is asked (B-07, B-50).
 * The same key with another request is refused (B-08); another officer's key is another key (B-09).
 */
export async function once(
  acting: Acting,
  { key, request }: { readonly key: string; readonly request: unknown },
  work: (acting: ActingWithin) => Promise<Result<Dossier, Refusal>>,
): Promise<Result<Answer, Refusal>> {
  const fixed = await atOneMoment(acting);
  const claimed = { principal: acting.viewer.officerId, key, request };
  return inTransaction(fixed, async (tx): Promise<Result<Answer, Refusal>> => {
    const claim = await claimKey(tx, claimed);
    if (claim.kind === "mismatch") return err({ kind: "dossiers/idempotency-mismatch" });
    if (claim.kind === "replay") return ok({ dossier: dossierFromJson(claim.response), replayed: true });

    const done = await work({ ...fixed, db: tx });
    if (!done.ok) {
      await releaseKey(tx, claimed);
      return done;
    }
    await keepAnswer(tx, claimed, done.value);
    return ok({ dossier: done.value, replayed: false });
  });
}
