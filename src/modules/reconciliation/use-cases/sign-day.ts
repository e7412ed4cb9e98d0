import { err, type Result } from "#kernel/result.ts";
import { ok } from "#kernel/result.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Tx } from "#platform/db/db.ts";
import { decideSignature, decideWithdrawal, type DayFigures, type DayToSign, type Signer } from "../domain/signing.ts";
import { unexplained } from "../domain/tally.ts";
import { lockDay, readDayState, readTally, removeSignature, writeSignature, type DayKey } from "../store/days.ts";
import { momentOf, type Acting, type Refusal } from "./acting.ts";

/** Signs one part of a day; the third signature locks it. Nobody signs two parts (handbook §5.6, invariant 19). */
export async function signDay(
  acting: Acting,
  key: DayKey,
  role: Signer,
): Promise<Result<"signing" | "locked", Refusal>> {
  const at = await momentOf(acting);
  return attempt<"signing" | "locked", Refusal>(acting.db, async (tx) => {
    const { day, figures } = await lockAndRead(tx, key);
    const decided = decideSignature(day, acting.viewer, role);
    if (!decided.ok) return decided;
    const { officerId, name } = acting.viewer;
    await writeSignature(tx, key, { ...{ role, officerId, figures, at }, officerName: name, state: decided.value });
    return decided;
  });
}

/** Takes one's own signature back while the day is not locked. */
export async function withdrawSignature(acting: Acting, key: DayKey): Promise<Result<void, Refusal>> {
  return attempt<void, Refusal>(acting.db, async (tx) => {
    await lockDay(tx, key);
    const decided = decideWithdrawal(await readDayState(tx, key), acting.viewer.officerId);
    if (!decided.ok) return err(decided.error);
    await removeSignature(tx, key, acting.viewer.officerId);
    return ok(undefined);
  });
}

async function lockAndRead(tx: Tx, key: DayKey): Promise<{ readonly day: DayToSign; readonly figures: DayFigures }> {
  await lockDay(tx, key);
  const state = await readDayState(tx, key);
  const { tally, carriedIn, open, statements, opening, closing } = await readTally(tx, key);
  return {
    day: { ...state, ...{ open, statements }, unexplained: unexplained(tally) },
    figures: { ...tally, ...{ carriedIn, opening, closing } },
  };
}
