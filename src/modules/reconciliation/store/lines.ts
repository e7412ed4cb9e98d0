import { sql, type RawBuilder } from "kysely";
import type { Db, Tx } from "#platform/db/db.ts";
import type { ReadLine } from "../domain/table-reader.ts";
import { candidatesIn } from "../domain/references.ts";
import type { LineClass } from "../domain/lines.ts";
import { tablesOf, type LineRow, type LineState } from "./tables.ts";

export type Line = LineRow;

/** Writes lines as they were read; those that are there already stay. */
export async function insertLines(
  tx: Tx,
  { statementId, accountNo }: { readonly statementId: string; readonly accountNo: string },
  numbered: readonly (readonly [no: number, line: ReadLine])[],
): Promise<void> {
  if (numbered.length === 0) return;
  const column = <T>(of: (line: ReadLine) => T) => numbered.map(([, line]) => of(line));
  await sql`insert into bank_line (statement_id, no, account_no, day, amount, bank_ref, content, reference, state)
    select ${statementId}, no, ${accountNo}, day, amount, bank_ref, content, reference, 'new'
    from unnest(${numbered.map(([no]) => no)}::integer[], ${column(({ day }) => day)}::date[],
      ${column(({ amount }) => amount)}::bigint[], ${column(({ bankRef }) => bankRef)}::text[],
      ${column(({ content }) => content)}::text[], ${column(onlyReference)}::text[])
      as t (no, day, amount, bank_ref, content, reference)
    on conflict (statement_id, no) do nothing`.execute(tx);
}

function onlyReference({ content }: ReadLine): string | null {
  const [reference, another] = candidatesIn(content);
  return reference === undefined || another !== undefined ? null : reference;
}

/** How many lines of a statement wait to be looked at. */
export async function countNew(db: Db, statementId: string): Promise<number> {
  const { n } = await tablesOf(db)
    .selectFrom("bank_line")
    .where("statement_id", "=", statementId)
    .where("state", "=", "new")
    .select(sql<number>`count(*)`.as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

/** How far a run has come: through the references in their order, then through the lines that have none. */
export type LineCursor = { readonly reference: string | null; readonly bankRef: string; readonly no: number };

export const FIRST_LINE: LineCursor = { reference: "", bankRef: "", no: 0 };
const FIRST_UNNAMED: LineCursor = { reference: null, bankRef: "", no: 0 };

export type NewLines = { readonly lines: readonly Line[]; readonly after: LineCursor };

/**
 * The next lines to look at, locked: whole groups of one reference, then whole groups of one number of the bank, so that
 * what belongs together is judged together. The cursor passes over what the pages before have settled.
 */
export async function lockNewLines(
  tx: Tx,
  statementId: string,
  { after, atLeast }: { readonly after: LineCursor; readonly atLeast: number },
): Promise<NewLines> {
  const further =
    after.reference === null
      ? sql`reference is null and (bank_ref, no) > (${after.bankRef}, ${after.no}::integer)`
      : sql`reference > ${after.reference}`;
  const { rows: next } = await sql<{ reference: string | null; bank_ref: string; no: number }>`
    select reference, bank_ref, no from bank_line where statement_id = ${statementId} and state = 'new' and ${further}
    order by reference, bank_ref, no limit ${atLeast}`.execute(tx);
  const last = next.at(-1);
  if (last === undefined) {
    if (after.reference === null) return { lines: [], after };
    return lockNewLines(tx, statementId, { after: FIRST_UNNAMED, atLeast });
  }
  const references = next.flatMap(({ reference }) => reference ?? []);
  const unnamed = next.filter(({ reference }) => reference === null);
  const bankRefs = unnamed.flatMap(({ bank_ref: ref }) => (ref === "" ? [] : [ref]));
  const alone = unnamed.flatMap(({ bank_ref: ref, no }) => (ref === "" ? [no] : []));
  const mine = sql`statement_id = ${statementId} and state = 'new'`;
  // Each value is looked up by itself: a list of them would be sifted out of the whole statement before it was analysed.
  const parts = [
    ...(references.length === 0
      ? []
      : [lookUp(sql`unnest(${[...new Set(references)]}::text[])`, sql`${mine} and reference = asked.value`)]),
    ...(bankRefs.length === 0
      ? []
      : [
          lookUp(
            sql`unnest(${[...new Set(bankRefs)]}::text[])`,
            sql`${mine} and reference is null and bank_ref = asked.value`,
          ),
        ]),
    ...(alone.length === 0 ? [] : [lookUp(sql`unnest(${alone}::integer[])`, sql`${mine} and no = asked.value`)]),
  ];
  const lines: Line[] = [];
  for (const part of parts) lines.push(...(await part.execute(tx)).rows);
  const { reference, bank_ref: bankRef, no } = last;
  return { lines: lines.toSorted((one, other) => one.no - other.no), after: { reference, bankRef, no } };
}

/** The lines that fit each of some values, locked in the order of the values. */
function lookUp(values: RawBuilder<unknown>, fits: RawBuilder<unknown>): RawBuilder<Line> {
  return sql<Line>`select line.* from ${values} as asked (value)
    cross join lateral (select * from bank_line where ${fits} order by no for update) line`;
}

/** Lines of other statements of the account with one of these numbers of the bank. */
export async function listEarlier(
  db: Db,
  {
    accountNo,
    statementId,
    bankRefs,
  }: { readonly accountNo: string; readonly statementId: string; readonly bankRefs: readonly string[] },
): Promise<readonly Line[]> {
  if (bankRefs.length === 0) return [];
  const { rows } = await sql<Line>`select line.* from unnest(${[...new Set(bankRefs)]}::text[]) as asked (value)
    cross join lateral (select * from bank_line where account_no = ${accountNo} and bank_ref <> ''
      and bank_ref = asked.value and statement_id <> ${statementId} and state <> 'new' offset 0) line`.execute(db);
  return rows;
}

export type Judged = {
  readonly statementId: string;
  readonly no: number;
  readonly state: Exclude<LineState, "new">;
  readonly class: LineClass;
  readonly awaitedId: string | null;
  readonly note: string;
};

/**
 * Until the transaction ends each row of a page is looked up by its index. The planner does not know that a page stays small
 * while the tables grow, and would read a million rows for each two thousand.
 */
export async function lookUpByIndex(tx: Tx): Promise<void> {
  await sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
    set_config('enable_seqscan', 'off', true)`.execute(tx);
}

/** Writes what the reconciliation says of lines. */
export async function writeJudged(tx: Tx, judged: readonly Judged[]): Promise<void> {
  if (judged.length === 0) return;
  const column = <T>(of: (line: Judged) => T) => judged.map(of);
  await sql`update bank_line set state = t.state, class = t.class, awaited_id = t.awaited_id, note = t.note
    from unnest(${column(({ statementId }) => statementId)}::uuid[], ${column(({ no }) => no)}::integer[],
      ${column(({ state }) => state)}::text[], ${column((line) => line.class)}::text[],
      ${column(({ awaitedId }) => awaitedId)}::uuid[], ${column(({ note }) => note)}::text[])
      as t (statement_id, no, state, class, awaited_id, note)
    where bank_line.statement_id = t.statement_id and bank_line.no = t.no`.execute(tx);
}

/** One line, locked; undefined when there is none. */
export async function lockLine(tx: Tx, statementId: string, no: number): Promise<Line | undefined> {
  return tablesOf(tx)
    .selectFrom("bank_line")
    .selectAll()
    .where("statement_id", "=", statementId)
    .where("no", "=", no)
    .forUpdate()
    .executeTakeFirst();
}

/** One line, or undefined. */
export async function findLine(db: Db, statementId: string, no: number): Promise<Line | undefined> {
  return tablesOf(db)
    .selectFrom("bank_line")
    .selectAll()
    .where("statement_id", "=", statementId)
    .where("no", "=", no)
    .executeTakeFirst();
}

/** Writes what became of one line. */
export async function settleLine(
  tx: Tx,
  { statementId, no }: { readonly statementId: string; readonly no: number },
  change: {
    readonly state: "open" | "settled";
    readonly note: string;
    readonly class?: LineClass;
    readonly awaitedId?: string;
    readonly paymentId?: string;
  },
): Promise<void> {
  await tablesOf(tx)
    .updateTable("bank_line")
    .set({
      state: change.state,
      note: change.note,
      ...(change.class === undefined ? {} : { class: change.class }),
      ...(change.awaitedId === undefined ? {} : { awaited_id: change.awaitedId }),
      ...(change.paymentId === undefined ? {} : { payment_id: change.paymentId }),
    })
    .where("statement_id", "=", statementId)
    .where("no", "=", no)
    .execute();
}

/** Money that came and that no payment of ours knows, in the order of the file; nobody has looked into it yet. */
export async function listUntaken(db: Db, statementId: string, limit: number): Promise<readonly Line[]> {
  return tablesOf(db)
    .selectFrom("bank_line")
    .selectAll()
    .where("statement_id", "=", statementId)
    .where("state", "=", "open")
    .where("class", "in", ["only-bank", "duplicate"])
    .where("amount", ">", 0)
    .where("note", "=", "")
    .orderBy("no")
    .limit(limit)
    .execute();
}
