import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { tablesOf, type AwaitedKind, type AwaitedRow } from "./tables.ts";

export type Awaited = AwaitedRow;

export type NewAwaited = {
  readonly id: string;
  readonly kind: AwaitedKind;
  readonly accountNo: string;
  readonly reference: string | null;
  readonly providerRef: string;
  readonly amount: number;
  readonly day: PlainDate;
  readonly recordedAt: Instant;
  readonly channel: string;
  readonly source: string;
  readonly label: string;
};

/** Notes money that has to appear on a statement; what is noted already stays. Answers how many are new. */
export async function insertAwaited(tx: Tx, all: readonly NewAwaited[]): Promise<number> {
  if (all.length === 0) return 0;
  const column = <T>(of: (one: NewAwaited) => T) => all.map(of);
  const written = await sql`insert into awaited_money
      (id, kind, account_no, reference, provider_ref, amount, day, recorded_at, channel, source, label, state)
    select t.*, 'open' from unnest(${column(({ id }) => id)}::uuid[], ${column(({ kind }) => kind)}::text[],
      ${column(({ accountNo }) => accountNo)}::text[], ${column(({ reference }) => reference)}::text[],
      ${column(({ providerRef }) => providerRef)}::text[], ${column(({ amount }) => amount)}::bigint[],
      ${column(({ day }) => day.toString())}::date[], ${column(({ recordedAt }) => sqlInstant(recordedAt))}::timestamptz[],
      ${column(({ channel }) => channel)}::text[], ${column(({ source }) => source)}::text[],
      ${column(({ label }) => label)}::text[])
      as t (id, kind, account_no, reference, provider_ref, amount, day, recorded_at, channel, source, label)
    on conflict (id) do nothing`.execute(tx);
  return Number(written.numAffectedRows ?? 0n);
}

/** When the newest payment that is noted was recorded; undefined at the very beginning. */
export async function newestNoted(db: Db): Promise<Instant | undefined> {
  const row = await tablesOf(db)
    .selectFrom("awaited_money")
    .select("recorded_at")
    .where("kind", "=", "payment")
    .orderBy("recorded_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.recorded_at;
}

/** When the oldest payment that still waits was recorded. */
export async function oldestOpen(db: Db): Promise<Instant | undefined> {
  const row = await tablesOf(db)
    .selectFrom("awaited_money")
    .select((each) => each.fn.min("recorded_at").as("at"))
    .where("state", "=", "open")
    .where("kind", "=", "payment")
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/** Payments that were voided wait no longer. */
export async function dropVoided(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tablesOf(tx)
    .updateTable("awaited_money")
    .set({ state: "void" })
    .where("state", "=", "open")
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}

export type Wanted = {
  readonly accountNo: string;
  readonly references: readonly string[];
  readonly numbers: readonly string[];
};

/** Money of ours that a page of lines may speak of, open or settled, locked in the order of ids. */
export async function lockWanted(tx: Tx, { accountNo, references, numbers }: Wanted): Promise<readonly Awaited[]> {
  const { rows } = await sql<Awaited>`with wanted as materialized (
      select found.id from unnest(${references}::text[]) as asked (value) cross join lateral (
        select id from awaited_money where account_no = ${accountNo} and reference = asked.value offset 0) found
      union select found.id from unnest(${numbers}::text[]) as asked (value) cross join lateral (
        select id from awaited_money where account_no = ${accountNo} and provider_ref = asked.value offset 0) found
    )
    select ours.* from wanted join awaited_money ours on ours.id = wanted.id
    where ours.state <> 'void' order by ours.id for update of ours`.execute(tx);
  return rows;
}

/** One of them, locked; undefined when there is none. */
export async function lockAwaited(tx: Tx, id: string): Promise<Awaited | undefined> {
  return tablesOf(tx).selectFrom("awaited_money").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

export type Settled = {
  readonly id: string;
  readonly statementId: string;
  readonly lineNo: number;
  readonly day: PlainDate;
};

/** The bank has them: each by its own line. */
export async function writeMatched(tx: Tx, settled: readonly Settled[]): Promise<void> {
  if (settled.length === 0) return;
  const column = <T>(of: (one: Settled) => T) => settled.map(of);
  await sql`update awaited_money set state = 'matched', statement_id = t.statement_id, line_no = t.no, matched_day = t.day
    from unnest(${column(({ id }) => id)}::uuid[], ${column(({ statementId }) => statementId)}::uuid[],
      ${column(({ lineNo }) => lineNo)}::integer[], ${column(({ day }) => day.toString())}::date[])
      as t (id, statement_id, no, day)
    where awaited_money.id = t.id`.execute(tx);
}

/** Open money of the account with this amount in the days around: what a person may match a line with. */
export async function listFitting(
  db: Db,
  {
    accountNo,
    amount,
    day,
    days,
  }: { readonly accountNo: string; readonly amount: number; readonly day: PlainDate; readonly days: number },
): Promise<readonly Awaited[]> {
  return tablesOf(db)
    .selectFrom("awaited_money")
    .selectAll()
    .where("account_no", "=", accountNo)
    .where("state", "=", "open")
    .where("amount", "=", amount)
    .where(sql<boolean>`day between ${day.subtract({ days }).toString()} and ${day.add({ days }).toString()}`)
    .orderBy("day")
    .orderBy("id")
    .limit(50)
    .execute();
}

/** Open money of the account that a person looks for by a word: reference, number, dossier. */
export async function searchOpen(
  db: Db,
  { accountNo, word, limit }: { readonly accountNo: string; readonly word: string; readonly limit: number },
): Promise<readonly Awaited[]> {
  const like = `%${word.replace(/[%_\\]/g, "")}%`;
  return tablesOf(db)
    .selectFrom("awaited_money")
    .selectAll()
    .where("account_no", "=", accountNo)
    .where("state", "=", "open")
    .where(sql<boolean>`(reference ilike ${like} or provider_ref ilike ${like} or label ilike ${like})`)
    .orderBy("day")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** What is on its way at the end of a day, oldest first: not matched by any line up to that day. */
export async function listOnTheWay(
  db: Db,
  { accountNo, day, limit }: { readonly accountNo: string; readonly day: PlainDate; readonly limit: number },
): Promise<readonly Awaited[]> {
  return tablesOf(db)
    .selectFrom("awaited_money")
    .selectAll()
    .where("account_no", "=", accountNo)
    .where(
      sql<boolean>`day <= ${day.toString()} and state <> 'void'
      and (matched_day is null or matched_day > ${day.toString()})`,
    )
    .orderBy("day")
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** One of them, or undefined. */
export async function findAwaited(db: Db, id: string): Promise<Awaited | undefined> {
  return tablesOf(db).selectFrom("awaited_money").selectAll().where("id", "=", id).executeTakeFirst();
}
