import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import { sqlInstant, type Tx } from "#platform/db/db.ts";
import { checkPostings, type LedgerRefusal, type NewEntry } from "../domain/entry.ts";
import { findClosedDay, postingsOf } from "../store/read.ts";
import { tablesOf } from "../store/tables.ts";

/** Writes an entry whose postings sum to nothing, in the day of its time; a closed day takes none. */
export async function postEntry(tx: Tx, entry: NewEntry): Promise<Result<void, LedgerRefusal>> {
  const checked = checkPostings(entry.postings);
  if (!checked.ok) return checked;
  const day = dateInVietnam(entry.at);
  if ((await findClosedDay(tx, day)) !== undefined) return err({ kind: "ledger/day-closed", day: day.toString() });
  const tables = tablesOf(tx);
  const { id, kind, reference, memo, actorId } = entry;
  const written = await tables
    .insertInto("ledger_entry")
    .values({
      ...{ id, kind, reference, memo },
      day: day.toString(),
      at: sqlInstant(entry.at),
      actor_id: actorId,
      reverses: entry.reverses ?? null,
    })
    .onConflict((conflict) => conflict.column("reverses").doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows === 0n) {
    return err({ kind: "ledger/already-reversed", entryId: entry.reverses ?? "" });
  }
  await tables
    .insertInto("ledger_posting")
    .values(
      entry.postings.map(({ account, amount }, index) => ({
        ...{ account, amount },
        entry_id: id,
        line: index + 1,
        day: day.toString(),
      })),
    )
    .execute();
  return ok(undefined);
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
