import { Readable } from "node:stream";
import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import { Temporal } from "#kernel/time.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { seedOrganizations } from "#modules/organizations/index.ts";
import { importCatalogue, readLines } from "#modules/procedures/index.ts";
import { catalogueLines, madeUp } from "./support/catalogue-lines.ts";
import { durableDatabase, median } from "./support/durable-database.ts";

/**
 * Records a second of an import with fsync on: the first time, and again when nothing changed. Beside it the least
 * that any import must do: parse each line and insert it as it is, a hundred in one transaction. Memory: what a file
 * ten times as long holds more. Promise: at least 500 records a second.
 */
const PROMISED = 500;
const ROUNDS = 3;
const BATCH = 100;
const MEMORY_MB = 96;

const { source, lines } = catalogueLines();
process.stdout.write(`${lines.length} records (${source})\n`);
const figures: { first: number[]; again: number[]; floor: number[] } = { first: [], again: [], floor: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  const database = await durableDatabase();
  await transact(database.app, (tx) => seedOrganizations(tx, newId));
  await sql`create table bare (id uuid primary key, record jsonb not null)`.execute(database.owner);
  figures.floor.push(await timed(lines.length, () => bareInsert(database.owner, lines)));
  figures.first.push(await timed(lines.length, () => run(database.app, lines)));
  figures.again.push(await timed(lines.length, () => run(database.app, lines)));
  if (round === ROUNDS - 1) await memory(database.app);
  await database.drop();
}
const first = median(figures.first);
print("first import", first);
print("same file again", median(figures.again));
print("bare loop (parse, insert as it is)", median(figures.floor));
process.stdout.write(`ratio import/bare loop: ${(first / median(figures.floor)).toFixed(3)}\n`);
process.stdout.write(`promise ${PROMISED} records a second: ${first >= PROMISED ? "kept" : "NOT KEPT"}\n`);
if (first < PROMISED) process.exitCode = 1;

async function run(db: Db, records: Iterable<string>): Promise<void> {
  const options = {
    newId,
    now: Temporal.Now.instant(),
    report: () => Promise.resolve(),
    openDossiers: () => Promise.resolve(new Map()),
  };
  await importCatalogue(db, readLines(Readable.from(bytes(records))), options);
}

function* bytes(records: Iterable<string>): Generator<Buffer> {
  for (const record of records) yield Buffer.from(`${record}\n`);
}

async function bareInsert(db: Db, records: readonly string[]): Promise<void> {
  for (let from = 0; from < records.length; from += BATCH) {
    const rows = records
      .slice(from, from + BATCH)
      .map((record) => [newId(), JSON.stringify(JSON.parse(record))] as const);
    await transact(db, (tx) =>
      sql`insert into bare values ${sql.join(rows.map(([id, record]) => sql`(${id}, ${record})`))}`.execute(tx),
    );
  }
}

/** A file is read through, not kept: three thousand and thirty thousand lines hold the same. */
async function memory(db: Db): Promise<void> {
  const held = async (count: number, from: number) => {
    await run(db, madeUpLines(count, from));
    globalThis.gc?.();
    return process.memoryUsage().rss / 1024 / 1024;
  };
  const few = await held(3_000, 100_000);
  const many = await held(15_000, 200_000);
  const grown = many - few;
  process.stdout.write(`memory after 3,000 records ${few.toFixed(0)} MB, after 15,000 more ${many.toFixed(0)} MB\n`);
  if (grown > MEMORY_MB) {
    process.stdout.write(`memory grew by ${grown.toFixed(0)} MB, more than ${MEMORY_MB}: NOT KEPT\n`);
    process.exitCode = 1;
  }
}

function* madeUpLines(count: number, from: number): Generator<string> {
  for (let ordinal = from; ordinal < from + count; ordinal += 1) yield madeUp(ordinal);
}

async function timed(count: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (count * 1000) / (performance.now() - start);
}

function print(what: string, figure: number): void {
  process.stdout.write(`${what.padEnd(40)} ${Math.round(figure).toLocaleString("en").padStart(8)} records/s\n`);
}
