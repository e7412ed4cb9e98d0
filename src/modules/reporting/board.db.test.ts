import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { requestSupplement, resolveDossier, supply, withdrawDossier, type Dossier } from "#modules/dossiers/index.ts";
import { at } from "#modules/dossiers/testing.ts";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import { addFlows, NO_FLOW } from "./domain/flow.ts";
import { countHolds } from "./store/count-holds.ts";
import { closeDays, reopenDays } from "./store/close-days.ts";
import { readIntakeHours } from "./store/intake-hours.ts";
import { countRows } from "./store/list-rows.ts";
import { readOpenStock } from "./store/open-stock.ts";
import { scanFigures } from "./store/read-figures.ts";
import { readFlows } from "./store/read-flows.ts";
import { recordFacts } from "./use-cases/record-facts.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld("simulated", [recordFacts]);
  await live();
});
afterAll(() => world.database.drop());

const day = (text: string) => Temporal.PlainDate.from(text);
const target = ({ id, version }: Dossier) => ({ dossierId: id, version });

async function resolve(dossier: Dossier, local: string): Promise<void> {
  const resolved = await resolveDossier(world.acting("department-leader", at(local)), {
    ...target(dossier),
    result: "granted",
    number: "1/KQ",
    signedOn: day(local.slice(0, 10)),
    signerId: world.viewer("department-leader").officerId,
    summary: "Đã cấp",
  });
  if (!resolved.ok) throw new Error(resolved.error.kind);
}

/** Nine dossiers of five working days, Monday 23/11 to Thursday 03/12/2026; 24/11 is a holiday. */
async function live(): Promise<void> {
  const first = await world.receive({}, at("2026-11-23 08:00"));
  const second = await world.receive({ channel: "online" }, at("2026-11-23 08:59"));
  await world.receive({}, at("2026-11-23 15:00"));
  const leaves = await world.receive({ channel: "postal" }, at("2026-11-25 08:10"));
  await world.receive({}, at("2026-11-25 10:00"));
  await world.receive({ channel: "online" }, at("2026-11-30 08:30"));
  await world.receive({}, at("2026-12-01 09:00"));
  await world.receive({}, at("2026-12-02 09:00"));
  await resolve(first, "2026-11-27 09:00");
  await resolve(second, "2026-12-03 09:00");
  const left = await withdrawDossier(world.acting("counter-officer", at("2026-12-03 10:00")), {
    ...target(leaves),
    reason: "Rút",
  });
  if (!left.ok) throw new Error(left.error.kind);
  await world.receive({}, at("2026-12-03 10:30"));
}

const PERIODS = [
  ["2026-11-01", "2026-12-03 12:00"],
  ["2026-11-23", "2026-11-24 00:00"],
  ["2026-11-25", "2026-12-01 09:30"],
  ["2026-12-03", "2026-12-03 09:30"],
  ["2026-12-10", "2026-12-03 09:30"],
] as const;

describe("flows of a board", () => {
  it("add up to the scan of the facts, whatever is closed, by day and by month", async () => {
    for (const now of [null, "2026-11-26 08:00", "2026-12-02 08:00", "2026-12-04 08:00"]) {
      if (now !== null) await closeDays(world.db, at(now));
      for (const [from, until] of PERIODS) {
        const question = { from: day(from), until: at(until) };
        const [cell] = await scanFigures(world.db, { ...question, by: [] });
        for (const step of ["day", "month"] as const) {
          const { byAgency, byStep } = await readFlows(world.db, { ...question, step });
          const total = byAgency.reduce((sum, { flow }) => addFlows(sum, flow), NO_FLOW);
          expect(byStep.reduce((sum, { flow }) => addFlows(sum, flow), NO_FLOW)).toEqual(total);
          // How many are past their date is told by the stock.
          const scanned = { ...(cell?.figures.during ?? NO_FLOW), overdue: 0, overdueApologised: 0 };
          expect([now, from, step, total]).toEqual([now, from, step, scanned]);
        }
      }
    }
  });

  it("tell the days, the channels and only the agencies that were asked for", async () => {
    const question = { from: day("2026-11-23"), until: at("2026-11-26 00:00"), step: "day" } as const;
    const { byAgency, byStep } = await readFlows(world.db, { ...question, agencyIds: [world.agencyId] });
    expect(byAgency.map(({ agencyId, channel, flow }) => [agencyId, channel, flow.received])).toEqual([
      [world.agencyId, "direct", 3],
      [world.agencyId, "online", 1],
      [world.agencyId, "postal", 1],
    ]);
    expect(byStep.map(({ on, channel, flow }) => [on.toString(), channel, flow.received])).toEqual([
      ["2026-11-23", "direct", 2],
      ["2026-11-23", "online", 1],
      ["2026-11-25", "direct", 1],
      ["2026-11-25", "postal", 1],
    ]);
    expect(await readFlows(world.db, { ...question, agencyIds: [world.otherAgencyId] })).toEqual({
      byAgency: [],
      byStep: [],
    });
    const [month] = (await readFlows(world.db, { ...question, step: "month" })).byStep;
    expect(month?.on.toString()).toBe("2026-11-01");
  });
});

describe("stock of a board", () => {
  const INSTANTS = ["2026-11-23 09:30", "2026-11-27 08:00", "2026-12-02 08:00", "2026-12-03 09:30", "2026-12-11 08:00"];

  it.each(INSTANTS)("has as many open, overdue and near ones as there are rows, at %s", async (local) => {
    const until = at(local);
    const soonBy = day(local.slice(0, 10)).add({ days: 1 });
    const cells = await readOpenStock(world.db, { until, soonBy, ages: [4, 8] });
    const count = (keep: (cell: (typeof cells)[number]) => boolean) =>
      cells.filter(keep).reduce((sum, cell) => sum + cell.count, 0);
    const rows = (measure: "open" | "open-overdue" | "open-in-time") =>
      countRows(world.db, { measure, from: day("2026-11-01"), until });
    expect(count(() => true)).toBe(await rows("open"));
    expect(count(({ nearness }) => nearness === "overdue")).toBe(await rows("open-overdue"));
    expect(count(({ nearness }) => nearness !== "overdue")).toBe(await rows("open-in-time"));
  });

  it("tells the bands of age, what is near its date and the earliest date", async () => {
    const until = at("2026-12-02 08:00");
    const cells = await readOpenStock(world.db, { until, soonBy: day("2026-12-02"), ages: [4, 8] });
    const told = cells.map(({ age, nearness, count, earliest }) => [age, nearness, count, earliest?.toString()]);
    // 23/11: promised 01/12, overdue; 25/11: 02/12, due today; the two of 30/11 and 01/12 are young.
    expect(told.toSorted()).toEqual([
      [0, "later", 2, "2026-12-07"],
      [1, "soon", 2, "2026-12-02"],
      [2, "overdue", 2, "2026-12-01"],
    ]);
    expect(await readOpenStock(world.db, { until, soonBy: day("2026-12-02"), ages: [4], agencyIds: [] })).toEqual([]);
  });
});

describe("hours of intake", () => {
  it("are those of the wall clock of Vietnam, and all of them", async () => {
    const hours = await readIntakeHours(world.db, { from: day("2026-11-23"), until: at("2026-11-26 00:00") });
    expect(hours).toEqual([
      { weekday: 1, hour: 8, count: 2 },
      { weekday: 1, hour: 15, count: 1 },
      { weekday: 3, hour: 8, count: 1 },
      { weekday: 3, hour: 10, count: 1 },
    ]);
    const { rows } = await sql<{ n: number }>`select count(*) as n from dossier_fact`.execute(world.db);
    const all = () => readIntakeHours(world.db, { from: day("2026-11-01"), until: at("2026-12-31 00:00") });
    const before = await all();
    expect(before.reduce((sum, { count }) => sum + count, 0)).toBe(rows[0]?.n);
    const cut = () => readIntakeHours(world.db, { from: day("2026-11-25"), until: at("2026-12-02 09:30") });
    const cutBefore = await cut();
    await transact(world.db, reopenDays);
    expect([await all(), await cut()]).toEqual([before, cutBefore]);
    await closeDays(world.db, at("2026-12-05 08:00"));
    expect([await all(), await cut()]).toEqual([before, cutBefore]);
  });
});

describe("dossiers put on hold", () => {
  it("are counted once in the period in which their clock stopped, as of any instant", async () => {
    const asked = await world.receive({}, at("2026-12-07 08:00"));
    const held = await requestSupplement(world.acting("specialist", at("2026-12-08 09:00")), {
      ...target(asked),
      reason: "Đơn thiếu chữ ký",
      papers: [{ name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0 }],
      secondBasis: null,
    });
    if (!held.ok) throw new Error(held.error.kind);
    const holds = (from: string, until: string) => countHolds(world.db, { from: day(from), until: at(until) });
    expect(await holds("2026-12-01", "2026-12-08 09:00")).toBe(0);
    expect(await holds("2026-12-01", "2026-12-08 09:01")).toBe(1);
    const paper = { code: "TP01", name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0, waivedBecause: null };
    const supplied = await supply(world.acting("counter-officer", at("2026-12-09 08:00")), {
      ...target(held.value),
      papers: [paper],
    });
    if (!supplied.ok) throw new Error(supplied.error.kind);
    expect(await holds("2026-12-01", "2026-12-31 00:00")).toBe(1);
    expect(await holds("2026-12-09", "2026-12-31 00:00")).toBe(0);
    // The promise has moved since: the stock of an earlier instant is told by the one that was in force then.
    for (const local of ["2026-12-08 08:00", "2026-12-08 10:00", "2026-12-09 07:00"]) {
      const question = { until: at(local), soonBy: day("2026-12-30"), ages: [4] };
      const cells = await readOpenStock(world.db, question);
      const counted = (nearness: string) =>
        cells.filter((cell) => cell.nearness === nearness).reduce((sum, { count }) => sum + count, 0);
      const rows = (measure: "open-overdue" | "open-in-time", dueTo?: string) =>
        countRows(world.db, {
          ...{ measure, from: day("2026-11-01"), until: at(local) },
          dueTo: dueTo === undefined ? undefined : day(dueTo),
        });
      const overdue = await rows("open-overdue");
      const soon = await rows("open-in-time", "2026-12-30");
      expect([local, counted("overdue"), counted("soon"), counted("none")]).toEqual([
        ...[local, overdue, soon],
        (await rows("open-in-time")) - soon,
      ]);
    }
    expect(await countHolds(world.db, { from: day("2026-12-01"), until: at("2026-12-31 00:00"), agencyIds: [] })).toBe(
      0,
    );
  });
});
