import { sql } from "kysely";
import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Tx } from "#platform/db/db.ts";
import type { LedgerRefusal } from "../domain/entry.ts";
import { findClosedDay } from "../store/read.ts";
import { tablesOf } from "../store/tables.ts";

export type DayToClose = {
  readonly day: PlainDate;
  readonly at: Instant;
  readonly actorId: string;
  /** Another person, who saw the same figures. */
  readonly approverId: string;
};

export type ClosedDay = { readonly day: PlainDate; readonly entries: number; readonly debits: number };

/** Locks a day for ever, with the number of its entries and the sum of their debits; a day that is to come is refused. */
export async function closeDay(
  tx: Tx,
  { day, at, actorId, approverId }: DayToClose,
): Promise<Result<ClosedDay, LedgerRefusal>> {
  if (actorId === approverId) return err({ kind: "ledger/same-person" });
  if (Temporal.PlainDate.compare(day, dateInVietnam(at)) > 0) {
    return err({ kind: "ledger/day-not-over", day: day.toString() });
  }
  await sql`select pg_advisory_xact_lock(7301, (${day.toString()}::date - date '2000-01-01')::integer)`.execute(tx);
  if ((await findClosedDay(tx, day)) !== undefined) return err({ kind: "ledger/day-closed", day: day.toString() });
  const { entries, debits } = await tablesOf(tx)
    .selectFrom("ledger_posting")
    .where(sql<boolean>`day = ${day.toString()}`)
    .select([
      sql<number>`count(distinct entry_id)`.as("entries"),
      sql<number>`coalesce(sum(amount) filter (where amount > 0), 0)::bigint`.as("debits"),
    ])
    .executeTakeFirstOrThrow();
  await tablesOf(tx)
    .insertInto("ledger_day")
    .values({
      day: day.toString(),
      closed_at: sqlInstant(at),
      closed_by: actorId,
      approved_by: approverId,
      entries,
      debits,
    })
    .execute();
  return ok({ day, entries, debits });
}
