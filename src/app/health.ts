import { statfs } from "node:fs/promises";
import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";

export type Finding = { readonly what: string; readonly ok: boolean; readonly detail: string };

const MAX_CLOCK_DRIFT_MS = 2_000;
const MIN_FREE_BYTES = 1024 ** 3;
const MAX_QUEUE_AGE_SECONDS = 300;

/** The deep check: durability settings, clock, disk and the age of the oldest waiting job. */
export async function deepCheck(db: Db, dataDir: string): Promise<readonly Finding[]> {
  return [
    ...(await durability(db)),
    await clockDrift(db),
    await disk(dataDir),
    await queueAge(db),
    await journalIsAppendOnly(db),
  ];
}

async function durability(db: Db): Promise<readonly Finding[]> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')
    order by name`.execute(db);
  return rows.map(({ name, setting }) => ({ what: name, ok: setting !== "off", detail: setting }));
}

async function clockDrift(db: Db): Promise<Finding> {
  const before = Date.now();
  const { rows } = await sql<{ now: Instant }>`select clock_timestamp() as now`.execute(db);
  const middle = (before + Date.now()) / 2;
  const drift = Math.round((rows[0]?.now.epochMilliseconds ?? 0) - middle);
  return { what: "clock", ok: Math.abs(drift) <= MAX_CLOCK_DRIFT_MS, detail: `${drift} ms` };
}

async function disk(dataDir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  return { what: "disk", ok: free >= MIN_FREE_BYTES, detail: `${Math.round(free / 1024 ** 2)} MiB` };
}

async function queueAge(db: Db): Promise<Finding> {
  const { rows } = await sql<{ present: boolean }>`
    select exists (
      select from pg_namespace where nspname = 'graphile_worker' and has_schema_privilege(oid, 'usage')
    ) as present`.execute(db);
  if (rows[0]?.present !== true) return { what: "queue", ok: true, detail: "0 s" };
  const { rows: ages } = await sql<{ seconds: number | null }>`
    select extract(epoch from clock_timestamp() - min(run_at))::int as seconds
    from graphile_worker.jobs where run_at <= clock_timestamp() and attempts < max_attempts`.execute(db);
  const seconds = Math.max(0, ages[0]?.seconds ?? 0);
  return { what: "queue", ok: seconds <= MAX_QUEUE_AGE_SECONDS, detail: `${seconds} s` };
}

/** The application's role must not be able to change or remove what the journal holds. */
async function journalIsAppendOnly(db: Db): Promise<Finding> {
  const { rows } = await sql<{ writable: boolean }>`
    select has_table_privilege(current_user, 'journal', 'update')
        or has_table_privilege(current_user, 'journal', 'delete')
        or has_table_privilege(current_user, 'journal', 'truncate') as writable
    where to_regclass('journal') is not null`.execute(db);
  const writable = rows[0]?.writable ?? false;
  return { what: "journal", ok: !writable, detail: writable ? "not append-only" : "append-only" };
}
