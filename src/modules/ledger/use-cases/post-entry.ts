import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { checkPostings, type LedgerRefusal, type NewEntry } from "../domain/entry.ts";
import { findClosedDay, postingsOf } from "../store/read.ts";
import { insertEntry } from "../store/write.ts";

/** Writes an entry whose postings sum to nothing, in the day of its time; a closed day takes none. */
export async function postEntry(tx: Tx, entry: NewEntry): Promise<Result<void, LedgerRefusal>> {
  const checked = checkPostings(entry.postings);
  if (!checked.ok) return checked;
  const day = dateInVietnam(entry.at);
  if ((await insertEntry(tx, entry, day)) > 0) return ok(undefined);
  if ((await findClosedDay(tx, day)) !== undefined) return err({ kind: "ledger/day-closed", day: day.toString() });
  return err({ kind: "ledger/already-reversed", entryId: entry.reverses ?? "" });
}

/** Undoes an entry by its mirror image, once; the day of the undoing is its own. */
export async function reverseEntry(
  tx: Tx,
  entryId: string,
  undo: Omit<NewEntry, "postings" | "reverses">,
): Promise<Result<void, LedgerRefusal>> {
  const postings = (await postingsOf(tx, entryId)).map(({ account, amount }) => ({ account, amount: -amount }));
  return postEntry(tx, { ...undo, postings, reverses: entryId });
}
