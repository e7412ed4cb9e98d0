import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import { databaseNow, transact, type Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { listUnits, seedOrganizations } from "#modules/organizations/index.ts";
import { workCounts, type WorkScope } from "#modules/processing/index.ts";
import { listWork } from "#modules/processing/testing.ts";
import { seedWorkflows } from "#modules/workflows/index.ts";
import { durableDatabase } from "./support/durable-database.ts";

/**
 * A page of "my work" and its counts while the archive grows from 100,000 to 1,000,000 dossiers (a finished task
 * each) and 10,000 tasks stay open. The fastest of many rounds counts, done in turn with a bare query, so that a
 * machine busy with something else changes little. Promise: growth under 1.5 times.
 */
const SIZES = [100_000, 1_000_000];
const OPEN = 10_000;
const ROUNDS = 200;
/** Time for the server to write what was loaded. */
const SETTLING_MS = 5_000;
const PROMISED_GROWTH = 1.5;

const database = await durableDatabase();
const { app, owner } = database;
const now = await databaseNow(app);
await transact(app, async (tx) => {
  await seedOrganizations(tx, newId);
  await seedWorkflows(tx, { newId, now });
});
const OFFICER = newId();
const units = (await listUnits(app)).filter((unit) => unit.kind === "division");
const unitId = units[0]?.id ?? "";
const mine: WorkScope = { kind: "mine", officerId: OFFICER, positions: [{ unitId, role: "specialist" }] };
const all: WorkScope = { kind: "units", unitIds: units.map((unit) => unit.id) };

await fill(owner, OPEN, "open");
let dossiers = 0;
const figures: (readonly number[])[] = [];
for (const size of SIZES) {
  await fill(owner, size - dossiers, "done");
  dossiers = size;
  await sql`vacuum analyze task`.execute(owner);
  await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
  const measured = await sideBySide([
    bare,
    () => listWork(app, mine, { list: "waiting" }),
    () => workCounts(app, mine, now),
    () => listWork(app, all, { list: "waiting" }),
  ]);
  const [floor = 0, page = 0, counts = 0, unitPage = 0] = measured;
  figures.push(measured.slice(1));
  process.stdout.write(
    `${size.toLocaleString("en").padStart(9)} dossiers: page of my work ${page.toFixed(2)} ms, counts ${counts.toFixed(2)} ms, page of all divisions ${unitPage.toFixed(2)} ms, bare query ${floor.toFixed(2)} ms\n`,
  );
}
await database.drop();

const growths = (figures[1] ?? []).map((figure, at) => figure / (figures[0]?.[at] ?? figure));
const worst = Math.max(...growths);
process.stdout.write(
  `growth ${growths.map((growth) => growth.toFixed(2)).join(", ")}; promise under ${PROMISED_GROWTH}: ${worst < PROMISED_GROWTH ? "kept" : "NOT KEPT"}\n`,
);
process.exitCode = worst < PROMISED_GROWTH ? 0 : 1;

async function bare(): Promise<unknown> {
  return sql`select * from unit order by id limit 50`.execute(app);
}

/** Fastest times of works done in turn, in ms. */
async function sideBySide(works: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> {
  const times: number[][] = works.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, work] of works.entries()) {
      const from = performance.now();
      await work();
      times[at]?.push(performance.now() - from);
    }
  }
  return times.map((each) => Math.min(...each));
}

async function fill(db: Db, count: number, kind: "open" | "done"): Promise<void> {
  const ids = sql`with run as (insert into task_run (dossier_id, workflow_version_id, open, clock_stopped, started_at)
    select gen_random_uuid(), (select id from workflow_version limit 1), ${kind === "open"}, false, clock_timestamp()
    from generate_series(1, ${sql.lit(count)}) returning dossier_id)`;
  const place = sql`join (select u.id, u.agency_id, row_number() over (order by u.id) - 1 as k, count(*) over () as n from unit u
    where kind = 'division') u on u.k = r.at % u.n`;
  const numbered = sql`(select dossier_id, row_number() over () as at from run) r`;
  if (kind === "done") {
    await sql`${ids} insert into task (id, version, dossier_id, outcome_no, step_code, act, agency_id, unit_id, role, owner_id,
        state, created_at, due_at, done_at, done_by, note)
      select gen_random_uuid(), 3, dossier_id, 1, 'B1', 'appraise', u.agency_id, u.id, 'specialist', ${OFFICER},
        'done', clock_timestamp(), clock_timestamp(), clock_timestamp(), ${OFFICER}, ''
      from ${numbered} ${place}`.execute(db);
    return;
  }
  await sql`${ids} insert into task (id, version, dossier_id, step_code, act, agency_id, unit_id, role, owner_id, state,
      created_at, due_at, note)
    select gen_random_uuid(), 1, dossier_id, 'B3', 'appraise', u.agency_id, u.id, 'specialist',
      case at % 3 when 0 then ${OFFICER}::uuid end, case at % 3 when 0 then 'in-hand' else 'ready' end, clock_timestamp(),
      clock_timestamp() + make_interval(mins => (at * 7919 % 40000)::int), ''
    from ${numbered} ${place}`.execute(db);
}
