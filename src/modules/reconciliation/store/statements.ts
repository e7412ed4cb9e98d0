import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { BrokenFile } from "../reading/read-file.ts";
import type { FileSummary } from "../domain/check-file.ts";
import { tablesOf, type StatementRow } from "./tables.ts";

export type Statement = StatementRow;

export type NewStatement = {
  readonly id: string;
  readonly accountNo: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly period: { readonly from: string; readonly to: string };
  readonly by: string;
  readonly at: Instant;
};

/** Notes a file that waits to be read; false when the same content is loaded or on its way already. */
export async function insertStatement(tx: Tx, statement: NewStatement): Promise<boolean> {
  const at = sqlInstant(statement.at);
  const written = await tablesOf(tx)
    .insertInto("bank_statement")
    .values({
      id: statement.id,
      account_no: statement.accountNo,
      file_name: statement.fileName,
      sha256: statement.sha256,
      bytes: statement.bytes,
      number: null,
      from_day: statement.period.from,
      to_day: statement.period.to,
      opening: null,
      closing: null,
      line_count: null,
      total: null,
      state: "waiting",
      stored: 0,
      problems: null,
      loaded_by: statement.by,
      loaded_at: at,
      touched_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["account_no", "sha256"])
        .where(sql<boolean>`state in ('waiting', 'loading', 'loaded')`)
        .doNothing(),
    )
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** The statement that holds this content, or this number of the bank, already. */
export async function findTwin(
  db: Db,
  accountNo: string,
  { sha256, number }: { readonly sha256?: string; readonly number?: string },
): Promise<Statement | undefined> {
  let query = tablesOf(db)
    .selectFrom("bank_statement")
    .selectAll()
    .where("account_no", "=", accountNo)
    .where("state", "in", ["waiting", "loading", "loaded"]);
  if (sha256 !== undefined) query = query.where("sha256", "=", sha256);
  if (number !== undefined) query = query.where("number", "=", number);
  return query.executeTakeFirst();
}

/** A statement by its id, or undefined. */
export async function findStatement(db: Db, id: string): Promise<Statement | undefined> {
  return tablesOf(db).selectFrom("bank_statement").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The statement, locked; undefined when there is none. */
export async function lockStatement(tx: Tx, id: string): Promise<Statement | undefined> {
  return tablesOf(tx).selectFrom("bank_statement").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

/** The newest statements, also those on their way and those refused. */
export async function listStatements(db: Db, limit: number): Promise<readonly Statement[]> {
  return tablesOf(db)
    .selectFrom("bank_statement")
    .selectAll()
    .orderBy("loaded_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Statements that are not through yet: large ones that wait, and those that nobody has worked on since. */
export async function listStuck(
  db: Db,
  { since, big }: { readonly since: Instant; readonly big: number },
): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .selectFrom("bank_statement")
    .select("id")
    .where("state", "in", ["waiting", "loading"])
    .where(sql<boolean>`(state = 'waiting' and bytes > ${big} or touched_at < ${sqlInstant(since)})`)
    .orderBy("loaded_at")
    .execute();
  return rows.map(({ id }) => id);
}

/** The file agrees with itself: from here on its lines come in. */
export async function beginLoading(
  tx: Tx,
  id: string,
  { declared, count, total }: FileSummary,
  at: Instant,
): Promise<void> {
  await tablesOf(tx)
    .updateTable("bank_statement")
    .set({
      state: "loading",
      number: declared.number,
      opening: declared.opening,
      closing: declared.closing,
      line_count: count,
      total,
      touched_at: sqlInstant(at),
    })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

/** How many lines are in, now. */
export async function noteStored(tx: Tx, id: string, stored: number, at: Instant): Promise<void> {
  await tablesOf(tx)
    .updateTable("bank_statement")
    .set({ stored, touched_at: sqlInstant(at) })
    .where("id", "=", id)
    .execute();
}

/** Moves a statement to its end; lines of a cancelled one are taken away, they never counted. */
export async function endStatement(
  tx: Tx,
  id: string,
  end: { readonly state: "loaded" | "cancelled" | "refused"; readonly at: Instant; readonly broken?: BrokenFile },
): Promise<void> {
  await tablesOf(tx)
    .updateTable("bank_statement")
    .set({
      state: end.state,
      touched_at: sqlInstant(end.at),
      problems: end.broken === undefined ? null : JSON.stringify(end.broken),
    })
    .where("id", "=", id)
    .execute();
  if (end.state === "cancelled") await tablesOf(tx).deleteFrom("bank_line").where("statement_id", "=", id).execute();
}
