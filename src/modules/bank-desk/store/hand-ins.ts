import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";

/** Cash that left a drawer (nộp quỹ), with its slip and who took it over. */
export type HandIn = {
  readonly id: string;
  readonly shiftId: string;
  readonly at: Instant;
  readonly amount: number;
  readonly goesTo: "account" | "vault";
  readonly slip: string;
  readonly receiver: string;
  readonly entryId: string;
};

/** The hand-ins of shifts in the order of time. */
export async function listHandIns(db: Db, shiftIds: readonly string[]): Promise<readonly HandIn[]> {
  if (shiftIds.length === 0) return [];
  return handIns(db).where("shift_id", "in", shiftIds).orderBy("at").orderBy("id").execute();
}

/** The hand-in of a shift with that slip, or undefined. */
export async function findHandIn(db: Db, shiftId: string, slip: string): Promise<HandIn | undefined> {
  return handIns(db).where("shift_id", "=", shiftId).where("slip", "=", slip).executeTakeFirst();
}

/** Writes a hand-in. */
export async function insertHandIn(tx: Tx, one: HandIn): Promise<void> {
  await sql`insert into cash_hand_in (id, shift_id, at, amount, goes_to, slip, receiver, entry_id)
    values (${one.id}, ${one.shiftId}, ${sqlInstant(one.at)}, ${one.amount}, ${one.goesTo}, ${one.slip},
      ${one.receiver}, ${one.entryId})`.execute(tx);
}

function handIns(db: Db) {
  return tablesOf(db)
    .selectFrom("cash_hand_in")
    .select([
      "id",
      "shift_id as shiftId",
      "at",
      "amount",
      "goes_to as goesTo",
      "slip",
      "receiver",
      "entry_id as entryId",
    ]);
}
