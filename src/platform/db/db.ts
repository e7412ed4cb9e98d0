import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import { Temporal, type Instant, type PlainDate } from "#kernel/time.ts";

/** A handle that knows no table; a slice narrows it with `db.withTables<MyTables>()`. */
// oxlint-disable-next-line typescript/no-empty-object-type
export type Db = Kysely<{}>;
// oxlint-disable-next-line typescript/no-empty-object-type
export type Tx = Transaction<{}>;

export type DbOptions = {
  readonly url: string;
  readonly max?: number;
  readonly statementTimeoutMs?: number;
  /** For a bulk load over direct connections: statements are prepared, and a commit does not wait for the disk. */
  readonly purpose?: "bulk-load";
};

/** Opens a pool; instants, dates and big integers arrive as Temporal and number, never as Date or string. */
export function openDb({ url, max = 16, statementTimeoutMs = 30_000, purpose }: DbOptions): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: purpose === "bulk-load" ? 0 : 30_000,
    statement_timeout: statementTimeoutMs,
    lock_timeout: 5_000,
    options: purpose === "bulk-load" ? `-c TimeZone=UTC ${BULK_LOAD}` : "-c TimeZone=UTC -c jit=off",
    types: { getTypeParser: parserFor },
  });
  // A connection that dies while idle is replaced by the pool; the next query reports a real outage.
  pool.on("error", () => undefined);
  if (purpose === "bulk-load") pool.on("connect", prepareStatements);
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

const BULK_LOAD = "-c synchronous_commit=off -c plan_cache_mode=force_generic_plan -c jit=off";

/** Gives every statement with parameters a name of its own, so that the server plans it once for a connection. */
function prepareStatements(client: pg.PoolClient): void {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    return name;
  };
  const plain = client.query.bind(client);
  const named = (text: string, values?: unknown[]) =>
    values === undefined || values.length === 0 ? plain(text) : plain({ name: nameOf(text), text, values });
  Object.assign(client, { query: named });
}

/** An instant as PostgreSQL reads it. */
export function sqlInstant(instant: Instant): string {
  return instant.toString();
}

/** Text columns typed with this read back as Instant and are written with `sqlInstant`. */
export type InstantColumn = { __select__: Instant; __insert__: string; __update__: string };
export type NullableInstantColumn = {
  __select__: Instant | null;
  __insert__: string | null;
  __update__: string | null;
};
export type DateColumn = { __select__: PlainDate; __insert__: string; __update__: string };

const RETRYABLE = new Set(["40001", "40P01", "55P03"]);
const MAX_ATTEMPTS = 5;

/** Runs the work in one READ COMMITTED transaction; retries serialization failures, deadlocks and lock timeouts. */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !RETRYABLE.has(sqlState(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 5 * (0.5 + Math.random())));
    }
  }
}

/** Runs the work in the caller's transaction when there is one, else in one of its own. */
export function joinTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return isTx(db) ? work(db) : transact(db, work);
}

function isTx(db: Db): db is Tx {
  return db.isTransaction;
}

/** The SQLSTATE of a database error, or an empty string. */
export function sqlState(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

/** The server's clock now, read outside any snapshot. */
export async function databaseNow(db: Db): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select clock_timestamp() as now`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error("the database did not tell its time");
  return row.now;
}

const OID = { int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 } as const;

function parserFor(oid: number): (text: string) => unknown {
  switch (oid) {
    case OID.int8:
    case OID.numeric:
      return safeNumber;
    case OID.date:
      return dateOf;
    case OID.timestamptz:
      return (text) => Temporal.Instant.from(text.replace(" ", "T"));
    default:
      return pg.types.getTypeParser(oid);
  }
}

/** Rows of a report repeat the same few days: a date is read once, and never changes. */
function dateOf(text: string): PlainDate {
  const known = DATES.get(text);
  if (known !== undefined) return known;
  if (DATES.size >= MOST_DATES) DATES.clear();
  const date = Temporal.PlainDate.from(text);
  DATES.set(text, date);
  return date;
}

const DATES = new Map<string, PlainDate>();
const MOST_DATES = 5_000;

function safeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
    throw new RangeError(`number from the database is out of the safe range: ${text}`);
  }
  return value;
}
