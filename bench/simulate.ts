import pg from "pg";
import { underSimulatedClock } from "#app/demo/installation.ts";
import { loadYear } from "#app/demo/load-year.ts";
import { provinceYear } from "#app/demo/month/scenario.ts";
import { loadCalendar } from "#modules/calendar/index.ts";
import { newSecret, useSecretKey } from "#platform/crypto.ts";
import { openDb, type Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { sql } from "kysely";
import { durableDatabase, median, perSecond } from "./support/durable-database.ts";

/**
 * Simulated dossiers a second: a slice of the year of a province, played through the real use-cases as `motcua demo
 * year` plays it. The limit beside it: as many bare round trips as a dossier needs, on as many connections of the same
 * kind, measured before and after in the same run. Promise: a year of 340,000 dossiers in an hour.
 */
const SLICE = 3_000;
const YEAR = 340_000;
const CONNECTIONS = 6;
const SECONDS = 3;
const PROMISED = { minutes: 60, ratio: 0.2 } as const;

const database = await durableDatabase();
let kept = false;
try {
  useSecretKey(newSecret());
  const bulk = openDb({ url: database.urls.app, max: 8, purpose: "bulk-load" });
  const before = await roundTrips(bulk);
  const played = await playSlice(bulk);
  const limit = median([before, before, await roundTrips(bulk)].toSorted((a, b) => a - b)) / played.statementsEach;
  await bulk.destroy();
  const rate = SLICE / played.seconds;
  const minutes = YEAR / rate / 60;
  report("statements for one dossier", played.statementsEach.toFixed(1));
  report("limit: bare round trips, in dossiers a second", limit.toFixed(0));
  report("simulated dossiers a second", `${rate.toFixed(1)}  ratio ${(rate / limit).toFixed(3)}`);
  report("of one processor, share of this process (%)", ((100 * played.cpuSeconds) / played.seconds).toFixed(0));
  report(`a year of ${YEAR} dossiers would take (minutes)`, minutes.toFixed(0));
  kept = [
    promise(`at least ${PROMISED.ratio} of the bare round trips`, rate / limit >= PROMISED.ratio),
    promise(`a year in ${PROMISED.minutes} minutes`, minutes <= PROMISED.minutes),
  ].every(Boolean);
} finally {
  await database.drop();
}
process.exitCode = kept ? 0 : 1;

async function playSlice(db: Db) {
  const statements = countStatements();
  let began = { at: 0, statements: 0, cpu: process.cpuUsage() };
  let ended = began;
  const moment = () => ({ at: performance.now(), statements: statements(), cpu: process.cpuUsage() });
  const progress = () => {
    began = moment();
    return { advance: () => undefined, end: () => void (ended = moment()) };
  };
  const inputs = provinceYear({ dossiers: SLICE, seed: 1 });
  await underSimulatedClock({ owner: database.owner }, db, () =>
    loadYear({ db, newId, calendar: () => loadCalendar(db), inputs, label: "", progress }),
  );
  const cpu = ended.cpu.user + ended.cpu.system - began.cpu.user - began.cpu.system;
  return {
    seconds: (ended.at - began.at) / 1_000,
    statementsEach: (ended.statements - began.statements) / SLICE,
    cpuSeconds: cpu / 1e6,
  };
}

async function roundTrips(db: Db): Promise<number> {
  return perSecond(CONNECTIONS, SECONDS, async () => {
    await sql`select ${1}::int as one`.execute(db);
  });
}

/** Counts what is sent to the server from now on. */
function countStatements(): () => number {
  let count = 0;
  const submit = pg.Query.prototype.submit;
  pg.Query.prototype.submit = function counted(this: pg.Query, connection: pg.Connection) {
    count += 1;
    return submit.call(this, connection);
  };
  return () => count;
}

function report(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(58)} ${figure}\n`);
}

function promise(what: string, isKept: boolean): boolean {
  process.stdout.write(`${what.padEnd(58)} ${isKept ? "kept" : "NOT KEPT"}\n`);
  return isKept;
}
