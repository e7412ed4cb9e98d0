import { sql, type Selectable } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { sumOfCount, type CashCount } from "../domain/denominations.ts";
import type { Shift } from "../domain/shift.ts";
import { tablesOf, type DeskTables } from "./tables.ts";

/** A shift by its id, or undefined. */
export async function findShift(db: Db, id: string): Promise<Shift | undefined> {
  const row = await shifts(db).where("id", "=", id).executeTakeFirst();
  return row && shiftOf(row);
}

/** The shift that a teller has in hand, or undefined. */
export async function findShiftOf(db: Db, cashierId: string): Promise<Shift | undefined> {
  const row = await shifts(db).where("cashier_id", "=", cashierId).where("state", "<>", "closed").executeTakeFirst();
  return row && shiftOf(row);
}

/** The shift in hand at a till, or undefined. */
export async function findShiftAt(db: Db, tillId: string): Promise<Shift | undefined> {
  const row = await shifts(db).where("till_id", "=", tillId).where("state", "<>", "closed").executeTakeFirst();
  return row && shiftOf(row);
}

/** The shift, locked until the end of the transaction; undefined when there is none. */
export async function lockShift(tx: Tx, id: string): Promise<Shift | undefined> {
  const row = await shifts(tx).where("id", "=", id).forUpdate().executeTakeFirst();
  return row && shiftOf(row);
}

export type ShiftFilter = {
  readonly cashierId?: string;
  /** Those in hand: open or counted. */
  readonly inHand?: true;
  /** Opened before the end of a span and closed, if at all, after its beginning. */
  readonly from?: Instant;
  readonly to?: Instant;
};

/** Shifts, newest first, at most two hundred. */
export async function listShifts(db: Db, filter: ShiftFilter): Promise<readonly Shift[]> {
  let query = shifts(db).orderBy("opened_at", "desc").orderBy("id", "desc").limit(200);
  if (filter.cashierId !== undefined) query = query.where("cashier_id", "=", filter.cashierId);
  if (filter.inHand === true) query = query.where("state", "<>", "closed");
  if (filter.to !== undefined) query = query.where(sql<boolean>`opened_at < ${sqlInstant(filter.to)}`);
  if (filter.from !== undefined) {
    query = query.where(sql<boolean>`coalesce(closed_at, 'infinity') >= ${sqlInstant(filter.from)}`);
  }
  return (await query.execute()).map(shiftOf);
}

/** Writes a new shift; false when its till or its teller has one in hand: then the other has been waited for. */
export async function insertShift(tx: Tx, shift: Shift): Promise<boolean> {
  const written = await tablesOf(tx)
    .insertInto("shift")
    .values({
      id: shift.id,
      version: shift.version,
      till_id: shift.tillId,
      cashier_id: shift.cashierId,
      state: shift.state,
      opened_at: sqlInstant(shift.openedAt),
      carried: shift.carried,
      floated: shift.floated,
      opening: JSON.stringify(shift.opening),
      opening_reason: shift.openingReason,
      counted_at: null,
      counted_by: null,
      closing: null,
      expected: null,
      reason: "",
      closed_at: null,
      confirmed_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** Writes what became of a shift that is locked; its version goes up by one. */
export async function saveShift(tx: Tx, shift: Shift): Promise<Shift> {
  const version = shift.version + 1;
  await tablesOf(tx)
    .updateTable("shift")
    .set({
      version,
      state: shift.state,
      counted_at: shift.countedAt && sqlInstant(shift.countedAt),
      counted_by: shift.countedBy,
      closing: shift.closing && JSON.stringify(shift.closing),
      expected: shift.expected,
      reason: shift.reason,
      closed_at: shift.closedAt && sqlInstant(shift.closedAt),
      confirmed_by: shift.confirmedBy,
    })
    .where("id", "=", shift.id)
    .execute();
  return { ...shift, version };
}

export type TriedCount = {
  readonly at: Instant;
  readonly pieces: CashCount;
  readonly counted: number;
  readonly expected: number;
};

/** Keeps a closing count that was tried. */
export async function keepCount(tx: Tx, shiftId: string, tried: Omit<TriedCount, "counted">): Promise<void> {
  const pieces = JSON.stringify(tried.pieces);
  await sql`insert into shift_count (shift_id, seq, at, pieces, counted, expected)
    select ${shiftId}, coalesce(max(seq), 0) + 1, ${sqlInstant(tried.at)}, ${pieces}, ${sumOfCount(tried.pieces)},
      ${tried.expected}
    from shift_count where shift_id = ${shiftId}`.execute(tx);
}

/** The closing counts of a shift in their order. */
export async function listCounts(db: Db, shiftId: string): Promise<readonly TriedCount[]> {
  return tablesOf(db)
    .selectFrom("shift_count")
    .select(["at", "pieces", "counted", "expected"])
    .where("shift_id", "=", shiftId)
    .orderBy("seq")
    .execute();
}

function shifts(db: Db) {
  return tablesOf(db).selectFrom("shift").selectAll();
}

function shiftOf(row: Selectable<DeskTables["shift"]>): Shift {
  return {
    id: row.id,
    version: row.version,
    tillId: row.till_id,
    cashierId: row.cashier_id,
    state: row.state,
    openedAt: row.opened_at,
    carried: row.carried,
    floated: row.floated,
    opening: row.opening,
    openingReason: row.opening_reason,
    countedAt: row.counted_at,
    countedBy: row.counted_by,
    closing: row.closing,
    expected: row.expected,
    reason: row.reason,
    closedAt: row.closed_at,
    confirmedBy: row.confirmed_by,
  };
}
