import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { foldVietnamese } from "#kernel/vietnamese.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { ReceiptReach } from "../domain/policy.ts";
import type { Receipt, ReceiptState } from "../domain/receipt.ts";
import { selectReceipts } from "./receipts.ts";

export const PAGE_SIZE = 50;

export type ReceiptQuery = {
  readonly reach: ReceiptReach;
  /** Words of the number, the dossier's code or the payer. */
  readonly text: string;
  readonly day: PlainDate | undefined;
  readonly state: ReceiptState | undefined;
  readonly after: { readonly issuedAt: Instant; readonly id: string } | undefined;
};

/** One page of receipts, the newest first, and behind which one the next page begins. */
export async function listReceipts(
  db: Db,
  query: ReceiptQuery,
): Promise<{ readonly receipts: readonly Receipt[]; readonly more: "yes" | "no" }> {
  const { text, day, state, after } = query;
  const words = foldVietnamese(text)
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 8);
  const conditions = [
    reachCondition(query.reach),
    ...words.map((word) => sql`search like ${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`}`),
    ...(day === undefined ? [] : [sql`issued_at >= ${startOf(day)} and issued_at < ${startOf(day.add({ days: 1 }))}`]),
    ...(state === undefined ? [] : [sql`state = ${state}`]),
    ...(after === undefined
      ? []
      : [sql`(issued_at, receipt.id) < (${sqlInstant(after.issuedAt)}::timestamptz, ${after.id}::uuid)`]),
  ];
  const receipts = await selectReceipts(
    db,
    sql`where ${sql.join(conditions, sql` and `)} order by issued_at desc, receipt.id desc limit ${PAGE_SIZE + 1}`,
  );
  return { receipts: receipts.slice(0, PAGE_SIZE), more: receipts.length > PAGE_SIZE ? "yes" : "no" };
}

/** What anybody may know of a receipt in the hand: whether it is in force, and as it stands or adjusted by another one. */
export type Checked = "in-force" | "adjusted" | "not-in-force";

/** The state of the receipt with these three, as anybody may know it. Undefined for every kind of miss. */
export async function checkReceipt(
  db: Db,
  { symbol, number, amount }: { readonly symbol: string; readonly number: number; readonly amount: number },
): Promise<Checked | undefined> {
  const { rows } = await sql<{ checked: Checked }>`
    select case when bool_or(state = 'used') then 'in-force' when bool_or(state = 'adjusted') then 'adjusted'
      else 'not-in-force' end as checked
    from receipt join receipt_book as book on book.id = receipt.book_id
    where number = ${number} and symbol = ${symbol} and amount = ${amount}
    having count(*) > 0`.execute(db);
  return rows[0]?.checked;
}

function reachCondition(reach: ReceiptReach) {
  switch (reach.kind) {
    case "all":
      return sql`true`;
    case "holder":
      return sql`book.holder_id = any (${[...reach.agencyIds]}::uuid[])`;
    case "cashier":
      return sql`cashier_id = ${reach.officerId}`;
  }
}

function startOf(day: PlainDate) {
  return sql`${`${day.toString()}T00:00:00+07:00`}::timestamptz`;
}
