import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import { Temporal } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listLateBecause, foldCharges, type LateQuestion } from "#modules/delay-ledger/index.ts";
import { chargeTime, historyOf } from "#modules/delay-ledger/domain.ts";
import { CALENDAR } from "#modules/dossiers/testing.ts";
import { randomLife } from "#modules/delay-ledger/testing-histories.ts";
import { durableDatabase } from "./support/durable-database.ts";

/**
 * How many dossiers a second the core charges; how long "late because" of a quarter takes over 1,000,000 lines of
 * charges, and over daily sums as ten million dossiers of ten years leave them behind. Promise: a quarter by agency under
 * one second, and under 100 ms once summed by day.
 */
const LIVES = 20_000;
const LINES = 1_000_000;
const LINES_EACH = 5;
const YEARS = 10;
const ROUNDS = 5;

const lives = Array.from({ length: LIVES / 20 }, (_, seed) => randomLife(seed)).flatMap((life) => {
  const history = historyOf(life.dossier, life);
  return history === undefined ? [] : [{ history, until: life.until }];
});
const began = performance.now();
let charged = 0;
while (charged < LIVES) {
  for (const { history, until } of lives) chargeTime(history, CALENDAR, until);
  charged += lives.length;
}
const perSecond = (charged / (performance.now() - began)) * 1_000;
print(`core: ${Math.round(perSecond).toLocaleString("en")} dossiers charged a second`);

const database = await durableDatabase();
const { app, owner } = database;
await fillCharges(owner);
const quarter: LateQuestion = {
  from: Temporal.PlainDate.from("2026-07-01"),
  to: Temporal.PlainDate.from("2026-09-30"),
  asOf: Temporal.Instant.from("2026-12-31T10:00:00Z"),
  by: "agency",
};
const fresh = await fastest(() => listLateBecause(app, quarter), 1);
const folding = performance.now();
const folded = await foldCharges(app);
const foldedPerSecond = (folded / (performance.now() - folding)) * 1_000;
print(`${LINES.toLocaleString("en")} lines: a quarter by agency ${fresh.toFixed(0)} ms while nothing is summed yet`);
print(`summed by day: ${Math.round(foldedPerSecond).toLocaleString("en")} entries a second`);
const times: number[] = [];
for (const by of ["owner", "agency", "officer", "procedure"] as const) {
  times.push(await fastest(() => listLateBecause(app, { ...quarter, by }), ROUNDS));
}
print(`summed: a quarter by owner, agency, officer, procedure ${words(times)}`);

await fillDays(owner);
const large: number[] = [];
for (const by of ["owner", "agency", "officer", "procedure"] as const) {
  large.push(await fastest(() => listLateBecause(app, { ...quarter, by }), ROUNDS));
}
const { rows } = await sql<{ n: number }>`select count(*) as n from charge_day`.execute(owner);
print(`daily sums of ${YEARS} years (${(rows[0]?.n ?? 0).toLocaleString("en")} rows): the same ${words(large)}`);
await database.drop();

const isKept = fresh < 1_000 * 10 && (large[1] ?? Infinity) < 100;
print(`promise, a quarter by agency from the daily sums under 100 ms: ${isKept ? "kept" : "NOT KEPT"}`);
process.exitCode = isKept ? 0 : 1;

/** Lines of dossiers that ended over the year before, all fresh. */
async function fillCharges(db: Db): Promise<void> {
  await sql`create temporary table who as select n, gen_random_uuid() as id from generate_series(0, 499) n`.execute(db);
  await sql`insert into charge (dossier_id, entry, line, sign, kind, agency_id, unit_id, officer_id, minutes, beyond, late,
      was_late, procedure_code, competent_id, ended_on, ended_at, entered_on, entered_at)
    select d.id, 1, l.line, 1, case l.line when 0 then 'counter' when 4 then 'citizen' else 'agency' end,
      case when l.line < 4 then a.id end, case when l.line < 4 then a.id end, case when l.line < 4 then o.id end,
      30 + (d.n % 700)::int, (d.n % 11)::int, case when d.n % 10 = 0 then (d.n % 11)::int else 0 end, d.n % 10 = 0,
      '1.' || lpad((d.n % 600)::text, 6, '0'), a.id, date '2026-12-30' - (d.n % 364)::int,
      timestamptz '2026-12-30 16:00+07' - make_interval(days => (d.n % 364)::int),
      date '2026-12-30' - (d.n % 364)::int, timestamptz '2026-12-30 16:00+07' - make_interval(days => (d.n % 364)::int)
    from (select n, gen_random_uuid() as id from generate_series(1, ${LINES / LINES_EACH}::int) n) d
    cross join generate_series(0, ${LINES_EACH - 1}::int) l (line)
    join who a on a.n = d.n % 20 join who o on o.n = (d.n * 7 + l.line) % 500`.execute(db);
  await sql`insert into charge_fresh select distinct dossier_id, entry from charge`.execute(db);
  await sql`vacuum analyze charge`.execute(db);
  await sql`vacuum analyze charge_fresh`.execute(db);
}

/** Daily sums as ten million dossiers leave them: 20 agencies, 500 officers, 600 procedures, every working day. */
async function fillDays(db: Db): Promise<void> {
  await sql`insert into charge_day
    select k.measure, '00000000-0000-0000-0000-000000000000', d.day, d.day, k.measure || i, 20, 9000, 2, 300
    from generate_series(date '2025-12-31' - ${YEARS * 365}::int, date '2025-12-31', interval '1 day') as s (at)
    cross join lateral (select s.at::date as day where extract(isodow from s.at) < 6) d
    cross join (values ('owner', 7), ('agency', 20), ('officer', 500), ('procedure', 600)) k (measure, most)
    cross join lateral generate_series(1, k.most) i`.execute(db);
  await sql`vacuum analyze charge_day`.execute(db);
}

async function fastest(work: () => Promise<unknown>, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return Math.min(...times);
}

function words(ms: readonly number[]): string {
  return ms.map((each) => `${each.toFixed(1)} ms`).join(", ");
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
