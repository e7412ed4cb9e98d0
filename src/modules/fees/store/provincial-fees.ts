import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { ProvincialAmount } from "../domain/fee-rule.ts";
import { tablesOf } from "./tables.ts";

export type Entry = { readonly id: string; readonly at: Instant; readonly officerId: string | null };

/** Enters an amount that a resolution of the province sets; earlier rows stay. */
export async function enterProvincialFee(db: Db, row: ProvincialAmount, { id, at, officerId }: Entry): Promise<void> {
  await tablesOf(db)
    .insertInto("provincial_fee")
    .values({
      id,
      fee_table: row.table,
      amount: row.amount,
      resolution: row.resolution,
      valid_from: row.from,
      valid_to: row.to,
      entered_at: sqlInstant(at),
      entered_by: officerId,
    })
    .execute();
}

/** The rows of the named tables of the province, in the order of their entry; absent means all. */
export async function listProvincialFees(db: Db, names?: readonly string[]): Promise<readonly ProvincialAmount[]> {
  if (names?.length === 0) return [];
  const all = tablesOf(db).selectFrom("provincial_fee").selectAll().orderBy("entered_at").orderBy("id");
  const rows = await (names === undefined ? all : all.where("fee_table", "in", [...names])).execute();
  return rows.map((row) => ({
    table: row.fee_table,
    amount: row.amount,
    resolution: row.resolution,
    from: row.valid_from.toString(),
    to: row.valid_to?.toString() ?? null,
  }));
}
