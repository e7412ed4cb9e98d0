import { sql } from "kysely";
import { Temporal } from "#kernel/time.ts";
import {
  countOpen,
  findDossierByCode,
  getDossier,
  listByDueDate,
  listNewest,
  searchDossiers,
  timeline,
} from "#modules/dossiers/index.ts";
import { fillArchive } from "#modules/dossiers/testing-archive.ts";
import { seedWorld } from "#modules/dossiers/testing-seed.ts";
import { durableDatabase, median } from "./support/durable-database.ts";

/**
 * What an officer waits for, at 100,000 and at 1,000,000 dossiers in one database: work lists, search, the dossier's
 * page (row and history). The open dossiers are as many in both; the archive behind them is ten times larger.
 * Promise: the time of each grows by less than half.
 */
const SIZES = [100_000, 1_000_000] as const;
const ROUNDS = 60;
const PROMISED = 1.5;
/** Half a millisecond: a difference below it is noise, whatever the ratio says. */
const NOISE_MS = 0.5;

type Archive = {
  readonly ask: Readonly<Record<string, (round: number) => Promise<unknown>>>;
  readonly drop: () => Promise<void>;
};

const archives: Archive[] = [];
for (const size of SIZES) archives.push(await anArchive(size));
const [smaller, larger] = archives;
if (smaller === undefined || larger === undefined) throw new Error("two archives are compared");

const figures = new Map<string, readonly [number, number]>();
for (const what of Object.keys(smaller.ask)) {
  const times: readonly [number[], number[]] = [[], []];
  // Both sizes in turn, so that a busy machine is as unfair to one as to the other.
  for (let round = -5; round < ROUNDS; round += 1) {
    for (const [index, archive] of [smaller, larger].entries()) {
      const from = performance.now();
      await archive.ask[what]?.(Math.abs(round));
      if (round >= 0) times[index]?.push(performance.now() - from);
    }
  }
  figures.set(what, [median(times[0]), median(times[1])]);
}
await Promise.all(archives.map((archive) => archive.drop()));

let kept = true;
for (const [what, [small = 0, large = 0]] of figures) {
  const growth = large / small;
  const isKept = growth < PROMISED || large - small < NOISE_MS;
  kept &&= isKept;
  process.stdout.write(
    `${what.padEnd(38)} ${small.toFixed(2).padStart(8)} ms ${large.toFixed(2).padStart(8)} ms  growth ${growth.toFixed(2)}  ${isKept ? "kept" : "NOT KEPT"}\n`,
  );
}
process.exitCode = kept ? 0 : 1;

async function anArchive(size: number): Promise<Archive> {
  const { drop, ...database } = await durableDatabase();
  const world = await seedWorld(database, { clock: "simulated", reactions: [] });
  const until = Temporal.Instant.from("2026-11-23T02:00:00Z");
  const filling = performance.now();
  await fillArchive(database.owner, { dossiers: size, until, caseId: world.caseId });
  const seconds = Math.round((performance.now() - filling) / 1000);
  process.stdout.write(`${size.toLocaleString("en")} dossiers made in ${seconds} s\n`);
  const { rows } = await sql<{ id: string; code: string; phone: string }>`
    select id, code, owner_phone as phone from dossier order by id limit 200`.execute(world.db);
  const sample = (round: number) => rows[round % rows.length] ?? { id: "", code: "", phone: "" };
  const reach = [world.agencyId];
  const ask: Archive["ask"] = {
    "my agency's work, newest first": () => listNewest(world.db, { reach, states: ["accepted", "in-progress"] }),
    "my agency's work, nearest due date": () => listByDueDate(world.db, { reach }),
    "the province's overdue": () => listByDueDate(world.db, { reach: "province", before: until }),
    "badges of the work lists": () => countOpen(world.db, { reach, now: until }),
    "all dossiers, newest first": () => listNewest(world.db, { reach: "province" }),
    "search by a common name": () => searchDossiers(world.db, { reach: "province", text: "nguyễn văn" }),
    "search by a full name": () => searchDossiers(world.db, { reach: "province", text: "nông thị khánh" }),
    "search by phone": (round) => searchDossiers(world.db, { reach: "province", text: sample(round).phone }),
    "search by code": (round) => searchDossiers(world.db, { reach: "province", text: sample(round).code }),
    "dossier page (row and history)": async (round) => {
      const { id } = await getDossier(world.db, sample(round).id);
      await timeline(world.db, id);
    },
    "scan of a barcode": (round) => findDossierByCode(world.db, sample(round).code),
  };
  return { ask, drop };
}
