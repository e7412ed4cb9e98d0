import { sql } from "kysely";
import type { PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Tx } from "#platform/db/db.ts";
import type { NewEntry } from "../domain/entry.ts";

/**
 * Writes an entry and its postings in one statement, for an open day and when nothing undid the same entry before. Answers
 * how many postings are written: none when the day is closed or the entry is undone already.
 */
export async function insertEntry(tx: Tx, entry: NewEntry, day: PlainDate): Promise<number> {
  const { id, kind, reference, memo, actorId, postings, reverses = null } = entry;
  const on = day.toString();
  const written = await sql`with entry as (
      insert into ledger_entry (id, at, day, kind, reference, memo, actor_id, reverses)
      select ${id}, ${sqlInstant(entry.at)}::timestamptz, ${on}::date, ${kind}, ${reference}, ${memo}, ${actorId}, ${reverses}
      where not exists (select from ledger_day where day = ${on}::date)
      on conflict (reverses) do nothing returning id, day
    )
    insert into ledger_posting (entry_id, line, day, account, amount)
    select entry.id, posting.line, entry.day, posting.account, posting.amount
    from entry, unnest(${postings.map(({ account }) => account)}::text[], ${postings.map(({ amount }) => amount)}::bigint[])
      with ordinality as posting (account, amount, line)`.execute(tx);
  return Number(written.numAffectedRows ?? 0n);
}
