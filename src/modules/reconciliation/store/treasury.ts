import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { tablesOf, type TransferRow } from "./tables.ts";

export type Transfer = TransferRow;

export type NewTransfer = Pick<
  Transfer,
  "id" | "code" | "agency_id" | "account_no" | "phi" | "le_phi" | "proposed_by"
> & {
  readonly month: PlainDate;
  readonly at: Instant;
};

/** Notes a proposal; false when the agency has one for the month already. */
export async function insertTransfer(tx: Tx, { at, month, ...transfer }: NewTransfer): Promise<boolean> {
  const written = await tablesOf(tx)
    .insertInto("treasury_transfer")
    .values({
      ...transfer,
      month: month.toString(),
      state: "proposed",
      proposed_at: sqlInstant(at),
      decided_by: null,
      decided_at: null,
      entry_id: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["month", "agency_id"])
        .where(sql<boolean>`state <> 'dropped'`)
        .doNothing(),
    )
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** The transfers of a month in the order of their codes, or all of the newest months. */
export async function listTransfers(db: Db, month?: PlainDate): Promise<readonly Transfer[]> {
  let query = tablesOf(db)
    .selectFrom("treasury_transfer")
    .selectAll()
    .orderBy("month", "desc")
    .orderBy("code")
    .limit(400);
  if (month !== undefined) query = query.where(sql<boolean>`month = ${month.toString()}`);
  return query.execute();
}

/** One transfer, locked; undefined when there is none. */
export async function lockTransfer(tx: Tx, id: string): Promise<Transfer | undefined> {
  return tablesOf(tx).selectFrom("treasury_transfer").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

/** What has gone to an agency so far, or is about to, phí and lệ phí apart. */
export async function sumTransfers(
  db: Db,
  agencyId: string,
): Promise<{ readonly phi: number; readonly le_phi: number }> {
  return tablesOf(db)
    .selectFrom("treasury_transfer")
    .where("agency_id", "=", agencyId)
    .where("state", "<>", "dropped")
    .select([
      sql<number>`coalesce(sum(phi), 0)::bigint`.as("phi"),
      sql<number>`coalesce(sum(le_phi), 0)::bigint`.as("le_phi"),
    ])
    .executeTakeFirstOrThrow();
}

/** Writes what became of a proposal. */
export async function decideTransfer(
  tx: Tx,
  id: string,
  decided: {
    readonly state: "confirmed" | "dropped";
    readonly by: string;
    readonly at: Instant;
    readonly reason: string;
    readonly entryId: string | null;
  },
): Promise<void> {
  await tablesOf(tx)
    .updateTable("treasury_transfer")
    .set({
      state: decided.state,
      decided_by: decided.by,
      decided_at: sqlInstant(decided.at),
      reason: decided.reason,
      entry_id: decided.entryId,
    })
    .where("id", "=", id)
    .execute();
}
