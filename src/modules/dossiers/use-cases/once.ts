import { err, ok, type Result } from "#kernel/result.ts";
import type { Tx } from "#platform/db/db.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import { findAnswer, idempotencyKey, isTwin, type IdempotencyKey } from "../store/idempotency.ts";
import type { Acting } from "./acting.ts";
import { atOneMoment, inTransaction } from "./perform.ts";

/** Acting inside a transaction. */
export type ActingWithin = Acting & { readonly db: Tx };

/** The same with the key under which the work must keep its answer when it writes. */
export type ActingOnce = ActingWithin & { readonly key: IdempotencyKey };

/** The answer to an act that may arrive several times: the first one's, whoever asks again. */
export type Answer = { readonly dossier: Dossier; readonly replayed: boolean };

/**
 * Does the work once for a key of this officer, however often and however simultaneously it is asked (B-07, B-50).
 * The same key with another request is refused (B-08); another officer's key is another key (B-09). The work writes
 * its answer in its own transaction: of twins that run at once the slower is undone, tries again and finds the answer.
 */
export async function once(
  acting: Acting,
  { key, request }: { readonly key: string; readonly request: unknown },
  work: (acting: ActingOnce) => Promise<Result<Dossier, Refusal>>,
): Promise<Result<Answer, Refusal>> {
  const claimed = idempotencyKey(acting.viewer.officerId, key, request);
  const fixed = await atOneMoment(acting);
  return inTransaction(fixed, async (tx): Promise<Result<Answer, Refusal>> => {
    const earlier = await findAnswer(tx, claimed);
    if (earlier?.kind === "mismatch") return err({ kind: "dossiers/idempotency-mismatch" });
    if (earlier?.kind === "replay") return ok({ dossier: earlier.dossier, replayed: true });
    try {
      const done = await work({ ...fixed, db: tx, key: claimed });
      return done.ok ? ok({ dossier: done.value, replayed: false }) : done;
    } catch (error) {
      throw isTwin(error) ? new TwinWasFaster() : error;
    }
  });
}

/** Carries the SQLSTATE of a serialization failure, so that `transact` runs the whole work again. */
class TwinWasFaster extends Error {
  readonly code = "40001";
}
