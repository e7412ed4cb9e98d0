import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { LineClass } from "../domain/lines.ts";
import type { DayKey } from "./days.ts";
import { tablesOf, type LineRow } from "./tables.ts";

/** A day of an account in the list of days. */
export type DayRow = {
  readonly account_no: string;
  readonly day: PlainDate;
  readonly lines: number;
  readonly total: number;
  readonly matched: number;
  readonly open: number;
  readonly state: "open" | "signing" | "locked";
  readonly signatures: number;
};

/** Days that have lines, newest first; of one account when it is named. */
export async function listDays(
  db: Db,
  { accountNo, before, limit }: { readonly accountNo?: string; readonly before?: PlainDate; readonly limit: number },
): Promise<readonly DayRow[]> {
  const account = accountNo === undefined ? sql`true` : sql`account_no = ${accountNo}`;
  const older = before === undefined ? sql`true` : sql`day < ${before.toString()}`;
  const { rows } = await sql<DayRow>`with days as (
      select account_no, day, count(*) as lines, sum(amount)::bigint as total,
        count(*) filter (where class = 'exact') as matched, count(*) filter (where state <> 'settled') as open
      from bank_line where ${account} and ${older}
      group by account_no, day order by day desc, account_no limit ${limit}
    )
    select days.*, coalesce(signed.state, 'open') as state,
      (select count(*) from day_signature s where s.account_no = days.account_no and s.day = days.day) as signatures
    from days left join reconciled_day signed on signed.account_no = days.account_no and signed.day = days.day
    order by days.day desc, days.account_no`.execute(db);
  return rows;
}

export const LINES_ON_PAGE = 50;

export type LineFilter = {
  readonly class?: LineClass;
  readonly waiting?: true;
  /** A word of the content, the bank's number or an amount. */
  readonly word?: string;
  readonly after?: { readonly statementId: string; readonly no: number };
  readonly limit?: number;
};

/** Lines of a day in the order of the files, narrowed. One more than a page tells that there are more. */
export async function listLines(
  db: Db,
  { accountNo, day }: DayKey,
  filter: LineFilter = {},
): Promise<readonly LineRow[]> {
  let query = tablesOf(db)
    .selectFrom("bank_line")
    .selectAll()
    .where("account_no", "=", accountNo)
    .where(sql<boolean>`day = ${day.toString()}`)
    .orderBy("statement_id")
    .orderBy("no")
    .limit(filter.limit ?? LINES_ON_PAGE + 1);
  if (filter.class !== undefined) query = query.where("class", "=", filter.class);
  if (filter.waiting === true) query = query.where("state", "<>", "settled");
  if (filter.word !== undefined) {
    const like = `%${filter.word.replace(/[%_\\]/g, "")}%`;
    const amount = /^[\d.\s]+$/.test(filter.word) ? Number(filter.word.replace(/\D/g, "")) : Number.NaN;
    const isAmount = Number.isSafeInteger(amount) ? sql`abs(amount) = ${amount}` : sql`false`;
    query = query.where(sql<boolean>`(content ilike ${like} or bank_ref ilike ${like} or ${isAmount})`);
  }
  if (filter.after !== undefined) {
    query = query.where(
      sql<boolean>`(statement_id, no) > (${filter.after.statementId}::uuid, ${filter.after.no}::integer)`,
    );
  }
  return query.execute();
}

/** How much money waits for the bank, by how long: the ages of what only we have. */
export type Age = { readonly days: "0" | "1-3" | "4-7" | "8+"; readonly count: number; readonly amount: number };

/** Ages of open money of an account, as of a day. */
export async function listAges(db: Db, { accountNo, day }: DayKey): Promise<readonly Age[]> {
  const { rows } = await sql<Age>`select case
      when ${day.toString()}::date - day <= 0 then '0' when ${day.toString()}::date - day <= 3 then '1-3'
      when ${day.toString()}::date - day <= 7 then '4-7' else '8+' end as days,
      count(*) as count, sum(amount)::bigint as amount
    from awaited_money where account_no = ${accountNo} and state = 'open' group by 1 order by 1`.execute(db);
  return rows;
}

/** One look at the gateway, as it was written down. */
export type GatewayCheck = {
  readonly at: Instant;
  readonly from_at: Instant;
  readonly to_at: Instant;
  readonly gateway_count: number;
  readonly gateway_total: number;
  readonly ours_count: number;
  readonly ours_total: number;
  readonly ledger_total: number;
  readonly findings: readonly { readonly what: string; readonly ref: string; readonly amount: number }[];
};

/** The newest looks at the gateway. */
export async function listGatewayChecks(db: Db, limit: number): Promise<readonly GatewayCheck[]> {
  return tablesOf(db).selectFrom("gateway_check").selectAll().orderBy("at", "desc").limit(limit).execute();
}
