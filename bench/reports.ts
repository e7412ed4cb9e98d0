import { Temporal } from "#kernel/time.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { boardOf } from "#modules/oversight/index.ts";
import {
  asOf,
  closeDays,
  controlQuarter,
  listRows,
  readFigures,
  REPORT_TEMPLATES,
  scanFigures,
  type ReportingPeriod,
  type RowMeasure,
} from "#modules/reporting/index.ts";
import { fillFacts } from "#modules/reporting/testing-archive.ts";
import { seedWorld } from "#modules/dossiers/testing-seed.ts";
import { durableDatabase, median } from "./support/durable-database.ts";

/**
 * Boards, reports and the lists behind figures at 100,000, 1,000,000 and 10,000,000 dossiers of ten years (sizes can be
 * set: SIZES=100000,1000000). Promises at the largest: a board under 100 ms, a report under 1 s, and from one million to
 * the largest growth under two. Beside them a scan of the facts of one quarter, which the sums must equal.
 */
const SIZES = (process.env["SIZES"] ?? "100000,1000000,10000000").split(",").map(Number);
const BOARD_MS = 100;
const REPORT_MS = 1_000;
const GROWTH = 2;
const ROUNDS = 7;
/** Below this a difference is the machine's, whatever the ratio says. */
const NOISE_MS = 15;

const NOW = Temporal.Instant.from("2026-11-25T03:15:00Z");
const LATEST = controlQuarter(2026, 4);
const OLD = controlQuarter(2019, 2);
const LISTS: readonly RowMeasure[] = ["open-overdue", "total", "received", "late"];

const figures = new Map<string, { readonly limit: number; readonly times: number[] }>();
let kept = true;
for (const size of SIZES) await measure(size);
for (const [what, { limit, times }] of figures) {
  const [million, largest] = [times.at(-2) ?? 0, times.at(-1) ?? 0];
  const growth = largest / million;
  const isKept = largest < limit && (growth < GROWTH || largest - million < NOISE_MS);
  kept &&= isKept;
  process.stdout.write(
    `${what.padEnd(44)} ${times.map((time) => time.toFixed(1).padStart(8)).join(" ")} ms  ` +
      `of ${limit} ms ${(largest / limit).toFixed(2)}  growth ${growth.toFixed(2)}  ${isKept ? "kept" : "NOT KEPT"}\n`,
  );
}
process.exitCode = kept ? 0 : 1;

async function measure(size: number): Promise<void> {
  const { drop, ...database } = await durableDatabase();
  await seedWorld(database, { clock: "simulated", reactions: [] });
  const filling = performance.now();
  await fillFacts(database.owner, { dossiers: size, until: NOW, years: 10 });
  const closing = performance.now();
  await closeDays(database.owner, NOW);
  const ready = performance.now();
  const seconds = (from: number, to: number) => Math.round((to - from) / 1000);
  process.stdout.write(
    `${size.toLocaleString("en")} dossiers made in ${seconds(filling, closing)} s, ten years summed up in ${seconds(closing, ready)} s\n`,
  );
  const db = database.app;
  const agencies = await listAgencies(db);
  const agency = agencies.find(({ kind }) => kind === "department");
  if (agency === undefined) throw new Error("the world has departments");
  const viewer = {
    officerId: agency.id,
    sessionId: "",
    name: "",
    title: "",
    appointments: [{ unitId: agency.id, agencyId: agency.id, role: "centre-manager" as const }],
  };
  const soonBy = Temporal.PlainDate.from("2026-11-27");
  for (const period of ["day", "month", "quarter", "year"] as const) {
    await time(`board of the centre, ${period}`, BOARD_MS, () =>
      boardOf(db, { viewer, period, until: NOW, now: NOW, soonBy }),
    );
  }
  await time("board of an agency, month", BOARD_MS, () =>
    boardOf(db, { viewer, period: "month", until: NOW, now: NOW, soonBy, agencyIds: [agency.id] }),
  );
  for (const template of REPORT_TEMPLATES) {
    for (const [which, period] of [["quarter", LATEST] as const, ["old quarter", OLD] as const]) {
      const { until } = asOf(period, NOW);
      const scope =
        template.scopes === "agency" ? ({ kind: "agency", agency } as const) : ({ kind: "all", agencies } as const);
      const letterhead = { reporter: "", recipient: "" };
      await time(`${template.id}, ${which}`, REPORT_MS, () => template.fill(db, { scope, period, until, letterhead }));
    }
  }
  for (const measure of LISTS) {
    await time(`rows ${measure}, old quarter`, REPORT_MS, () =>
      listRows(db, { measure, from: OLD.from, until: asOf(OLD, NOW).until }, { limit: 50 }),
    );
  }
  await compareWithScan(db, LATEST);
  await drop();
}

async function time(what: string, limit: number, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const from = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - from);
  }
  const known = figures.get(what) ?? { limit, times: [] };
  known.times.push(median(times));
  figures.set(what, known);
}

async function compareWithScan(db: Parameters<typeof readFigures>[0], period: ReportingPeriod): Promise<void> {
  const question = { from: period.from, until: asOf(period, NOW).until, by: ["field"] as const };
  const from = performance.now();
  const summed = await readFigures(db, question);
  const between = performance.now();
  const scanned = await scanFigures(db, question);
  const end = performance.now();
  const told = (cells: typeof summed) => JSON.stringify(cells.map((cell) => JSON.stringify(cell)).toSorted());
  const isEqual = told(summed) === told(scanned);
  kept &&= isEqual;
  process.stdout.write(
    `  sums ${(between - from).toFixed(0)} ms, scan of the facts ${(end - between).toFixed(0)} ms: ${isEqual ? "equal" : "NOT EQUAL"}\n`,
  );
}
