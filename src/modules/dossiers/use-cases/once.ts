import { err, ok, type Result } from "#kernel/result.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { Refusal } from "../domain/refusal.ts";
import { findAnswer, idempotencyKey, isTwin, type IdempotencyKey } from "../store/idempotency.ts";
import type { Acting } from "./acting.ts";
import { atOneMoment, inTransaction, isTx } from "./perform.ts";

/** Acting inside a transaction. */
export type ActingWithin = Acting & { readonly db: Tx };

/** The same with the key under which the work must keep its answer when it writes. */
export type ActingOnce = ActingWithin & { readonly key: IdempotencyKey };

/** The answer to an act that may arrive several times: the first one's, whoever asks again. */
export type Answer = { readonly dossier: Dossier; readonly replayed: boolean };

/**
 * Does the work once for a key of this officer, however often and however simultaneously it is asked (B-07, B-50).
 * The same key with another request is refused (B-08); another officer's key is another key (B-09). The work writes
 * its answer in its own transaction; a later twin runs against that row, is undone as a whole and finds the answer.
 */
export async function once(
  acting: Acting,
  { key, request }: { readonly key: string; readonly request: unknown },
  work: (acting: ActingOnce) => Promise<Result<Dossier, Refusal>>,
): Promise<Result<Answer, Refusal>> {
  const claimed = idempotencyKey(acting.viewer.officerId, key, request);
  const fixed = await atOneMoment(acting);
  if (isTx(fixed.db)) return onceWithin({ ...fixed, db: fixed.db, key: claimed }, work);
  try {
    const done = await inTransaction(fixed, (tx) => work({ ...fixed, db: tx, key: claimed }));
    if (done.ok) return ok({ dossier: done.value, replayed: false });
    return (await earlierAnswer(fixed.db, claimed)) ?? done;
  } catch (error) {
    const earlier = isTwin(error) ? await earlierAnswer(fixed.db, claimed) : undefined;
    if (earlier === undefined) throw error;
    return earlier;
  }
}

/** Inside somebody else's transaction nothing can be undone alone, so the earlier answer is looked for first. */
async function onceWithin(
  acting: ActingOnce,
  work: (acting: ActingOnce) => Promise<Result<Dossier, Refusal>>,
): Promise<Result<Answer, Refusal>> {
  const earlier = await earlierAnswer(acting.db, acting.key);
  if (earlier !== undefined) return earlier;
  try {
    const done = await work(acting);
    return done.ok ? ok({ dossier: done.value, replayed: false }) : done;
  } catch (error) {
    throw isTwin(error) ? new TwinWasFaster() : error;
  }
}

async function earlierAnswer(db: Db, key: IdempotencyKey): Promise<Result<Answer, Refusal> | undefined> {
  const earlier = await findAnswer(db, key);
  if (earlier === undefined) return undefined;
  if (earlier.kind === "mismatch") return err({ kind: "dossiers/idempotency-mismatch" });
  return ok({ dossier: earlier.dossier, replayed: true });
}

/** Carries the SQLSTATE of a serialization failure, so that the outer `transact` runs the whole work again. */
class TwinWasFaster extends Error {
  readonly code = "40001";
}
