import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { LineClass } from "../domain/lines.ts";
import type { DayFigures, Signer } from "../domain/signing.ts";
import type { Sum, Tally } from "../domain/tally.ts";
import { tablesOf } from "./tables.ts";

export type DayKey = { readonly accountNo: string; readonly day: PlainDate };

/** Takes a day for oneself until the transaction ends: no line comes in or changes meanwhile. */
export async function lockDay(tx: Tx, { accountNo, day }: DayKey): Promise<void> {
  await sql`select pg_advisory_xact_lock(7320, hashtext(${accountNo} || ${day.toString()}::text))`.execute(tx);
}

export type DayState = {
  readonly state: "open" | "signing" | "locked";
  readonly figures: DayFigures | null;
  readonly lockedAt: Instant | null;
  readonly signatures: readonly {
    readonly role: Signer;
    readonly officerId: string;
    readonly officerName: string;
    readonly at: Instant;
  }[];
};

/** How far the signing of a day has come. */
export async function readDayState(db: Db, { accountNo, day }: DayKey): Promise<DayState> {
  const row = await tablesOf(db)
    .selectFrom("reconciled_day")
    .selectAll()
    .where("account_no", "=", accountNo)
    .where(sql<boolean>`day = ${day.toString()}`)
    .executeTakeFirst();
  const signatures = await tablesOf(db)
    .selectFrom("day_signature")
    .select(["role", "officer_id as officerId", "officer_name as officerName", "at"])
    .where("account_no", "=", accountNo)
    .where(sql<boolean>`day = ${day.toString()}`)
    .orderBy("at")
    .execute();
  return {
    state: row?.state ?? "open",
    figures: row?.figures ?? null,
    lockedAt: row?.locked_at ?? null,
    signatures,
  };
}

/** Writes a signature and what the day has become by it. */
export async function writeSignature(
  tx: Tx,
  { accountNo, day }: DayKey,
  signed: {
    readonly role: Signer;
    readonly officerId: string;
    readonly officerName: string;
    readonly at: Instant;
    readonly state: "signing" | "locked";
    readonly figures: DayFigures;
  },
): Promise<void> {
  const key = { account_no: accountNo, day: day.toString() };
  const figures = JSON.stringify(signed.figures);
  const { role, officerId, officerName } = signed;
  await tablesOf(tx)
    .insertInto("reconciled_day")
    .values({ ...key, state: "signing", figures, locked_at: null })
    .onConflict((conflict) => conflict.columns(["account_no", "day"]).doUpdateSet({ state: "signing", figures }))
    .execute();
  await tablesOf(tx)
    .insertInto("day_signature")
    .values({ ...key, role, officer_id: officerId, officer_name: officerName, at: sqlInstant(signed.at) })
    .execute();
  if (signed.state === "signing") return;
  await tablesOf(tx)
    .updateTable("reconciled_day")
    .set({ state: "locked", locked_at: sqlInstant(signed.at) })
    .where("account_no", "=", accountNo)
    .where(sql<boolean>`day = ${day.toString()}`)
    .execute();
}

/** Takes a signature back; without any the day is open again. */
export async function removeSignature(tx: Tx, { accountNo, day }: DayKey, officerId: string): Promise<void> {
  await tablesOf(tx)
    .deleteFrom("day_signature")
    .where("account_no", "=", accountNo)
    .where(sql<boolean>`day = ${day.toString()}`)
    .where("officer_id", "=", officerId)
    .execute();
  await tablesOf(tx)
    .updateTable("reconciled_day")
    .set({ state: "open", figures: null })
    .where("account_no", "=", accountNo)
    .where(
      sql<boolean>`day = ${day.toString()} and not exists (
      select from day_signature where account_no = ${accountNo} and day = ${day.toString()})`,
    )
    .execute();
}

/** Days of a span that are signed or locked. */
export async function listSignedDays(
  db: Db,
  { accountNo, from, to }: { readonly accountNo: string; readonly from: string; readonly to: string },
): Promise<readonly PlainDate[]> {
  const rows = await tablesOf(db)
    .selectFrom("reconciled_day")
    .select("day")
    .where("account_no", "=", accountNo)
    .where("state", "<>", "open")
    .where(sql<boolean>`day between ${from} and ${to}`)
    .orderBy("day")
    .execute();
  return rows.map(({ day }) => day);
}

export type DayTally = {
  readonly tally: Tally;
  readonly carriedIn: Sum;
  readonly open: number;
  readonly statements: number;
  readonly opening: number | null;
  readonly closing: number | null;
};

/** The sums of a day, counted now. */
export async function readTally(db: Db, { accountNo, day }: DayKey): Promise<DayTally> {
  const at = day.toString();
  const { rows: classes } = await sql<{
    class: LineClass | null;
    n: number;
    amount: number;
    ours: number;
    open: number;
  }>`
    select line.class, count(*) as n, sum(line.amount)::bigint as amount, coalesce(sum(ours.amount), 0)::bigint as ours,
      count(*) filter (where line.state <> 'settled') as open
    from bank_line line left join awaited_money ours on ours.id = line.awaited_id
    where line.account_no = ${accountNo} and line.day = ${at} group by line.class`.execute(db);
  const { rows: waiting } = await sql<{
    day: "before" | "today";
    n: number;
    amount: number;
    left: number;
    left_n: number;
  }>`
    select case when day < ${at} then 'before' else 'today' end as day,
      count(*) as n, coalesce(sum(amount), 0)::bigint as amount,
      count(*) filter (where matched_day is null or matched_day > ${at}) as left_n,
      coalesce(sum(amount) filter (where matched_day is null or matched_day > ${at}), 0)::bigint as left
    from awaited_money where account_no = ${accountNo} and day <= ${at} and state <> 'void'
      and (matched_day is null or matched_day >= ${at}) group by 1`.execute(db);
  const { rows: held } = await sql<{ statements: number; opening: number | null; closing: number | null }>`
    select count(*) as statements,
      (array_agg(opening order by loaded_at))[1] as opening, (array_agg(closing order by loaded_at desc))[1] as closing
    from bank_statement where account_no = ${accountNo} and state = 'loaded' and ${at} between from_day and to_day
      and from_day = to_day`.execute(db);
  const { rows: covering } = await sql<{ n: number }>`
    select count(*) as n from bank_statement
    where account_no = ${accountNo} and state = 'loaded' and ${at} between from_day and to_day`.execute(db);
  const none: Sum = { count: 0, amount: 0 };
  const sumOf = (wanted: LineClass): Sum => {
    const row = classes.find((each) => each.class === wanted);
    return row === undefined ? none : { count: row.n, amount: row.amount };
  };
  const byClass = {
    exact: sumOf("exact"),
    differs: sumOf("differs"),
    "only-bank": sumOf("only-bank"),
    duplicate: sumOf("duplicate"),
  };
  const matched = classes.filter((row) => row.class === "exact" || row.class === "differs");
  const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const onlyUs = { count: add(waiting.map((row) => row.left_n)), amount: add(waiting.map((row) => row.left)) };
  const bank = { count: add(classes.map(({ n }) => n)), amount: add(classes.map(({ amount }) => amount)) };
  const differsOurs = classes.find((row) => row.class === "differs")?.ours ?? 0;
  const ours = {
    count: add(matched.map(({ n }) => n)) + onlyUs.count,
    amount: add(matched.map((row) => row.ours)) + onlyUs.amount,
  };
  const before = waiting.find((row) => row.day === "before");
  return {
    tally: {
      ...{ bank, ours, byClass, differsOurs, onlyUs },
      difference: bank.amount - ours.amount,
      explained:
        byClass.differs.amount - differsOurs + byClass["only-bank"].amount + byClass.duplicate.amount - onlyUs.amount,
    },
    carriedIn: before === undefined ? none : { count: before.n, amount: before.amount },
    open: add(classes.map(({ open }) => open)),
    statements: covering[0]?.n ?? 0,
    opening: held[0]?.opening ?? null,
    closing: held[0]?.closing ?? null,
  };
}
