import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantOf, Temporal, type Instant } from "#kernel/time.ts";
import { newId } from "#platform/ids.ts";
import { at } from "#modules/dossiers/testing.ts";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import { getAgency, listAgencies, type Agency } from "#modules/organizations/index.ts";
import type { ReportQuestion } from "./domain/report-template.ts";
import type { Report } from "./domain/report.ts";
import { asOf, calendarQuarter } from "./domain/reporting-period.ts";
import { SERVICE_LEVELS, type ServiceLevel } from "./domain/service-levels/service-level.ts";
import { closeDays } from "./store/close-days.ts";
import { countRows, listRows } from "./store/list-rows.ts";
import { readReport, writeReport } from "./store/report-codec.ts";
import { listLevels, listNewestLevels } from "./store/service-levels/service-levels.ts";
import { recordFacts } from "./use-cases/record-facts.ts";
import { INDEX_766 } from "./use-cases/reports/index-766.ts";
import { UNIT_REPORT } from "./use-cases/reports/unit-report.ts";
import { enterLevels } from "./use-cases/service-levels/enter-levels.ts";

let world: World;
let agency: Agency;
let agencies: readonly Agency[];
let code: string;
const QUARTER = calendarQuarter(2026, 4);
const END = at("2027-01-05 00:00");
const day = (text: string) => Temporal.PlainDate.from(text);

/** Four online dossiers of one procedure over the quarter, and one handed in at the counter. */
beforeAll(async () => {
  world = await aWorld("simulated", [recordFacts]);
  agency = await getAgency(world.db, world.agencyId);
  agencies = await listAgencies(world.db);
  for (const local of ["2026-11-23 09:00", "2026-11-25 23:30", "2026-11-26 08:00", "2026-12-10 08:00"]) {
    await world.receive({ channel: "online" }, at(local));
  }
  await world.receive({}, at("2026-11-24 09:00"));
  const { rows } = await sql<{ code: string }>`select distinct procedure_code as code from dossier_fact`.execute(
    world.db,
  );
  code = rows[0]?.code ?? "";
  expect(rows).toHaveLength(1);
});
afterAll(() => world.database.drop());

async function enter(level: ServiceLevel, from: string, local: string, codes = [code]): Promise<void> {
  const deps = { db: world.db, newId, now: at(local), officerId: newId() };
  await enterLevels(deps, { codes, level, legalBasis: "Quyết định 5/QĐ-UBND", validFrom: day(from) });
}

const question = (scope: ReportQuestion["scope"], until: Instant = END): ReportQuestion => ({
  ...{ scope, ...asOf(QUARTER, until), letterhead: { reporter: agency.name, recipient: "" } },
});
const ofAgency = (until?: Instant) => question({ kind: "agency", agency }, until);

function cellOf(report: Report, row: string, key: string) {
  const index = report.columns.findIndex((column) => column.key === key);
  const cell = report.rows.find((one) => one.key === row)?.cells[index];
  if (cell === undefined) throw new Error(`no cell ${row} ${key}`);
  return cell;
}

/** Toàn trình, một phần, hình thức khác; each count is also counted row by row. */
async function online(asked: ReportQuestion, row = agency.id): Promise<readonly (number | string)[]> {
  const report = readReport(writeReport(await UNIT_REPORT.fill(world.db, asked)));
  expect(report.reconciliations.filter(({ left, right }) => left !== right)).toEqual([]);
  const values: (number | string)[] = [];
  for (const key of ["onlineWhole", "onlinePart", "onlineOther"]) {
    const cell = cellOf(report, row, key);
    if (cell.kind !== "count") {
      values.push(cell.kind);
      continue;
    }
    values.push(cell.value);
    const { agencyId, ...behind } = cell.behind ?? { measure: "total" as const, agencyId: undefined };
    const whose = agencyId === undefined ? {} : { agencyIds: [agencyId] };
    const behindIt = { ...behind, ...whose, from: QUARTER.from, until: asked.until };
    expect(await countRows(world.db, behindIt), key).toBe(cell.value);
    expect((await listRows(world.db, behindIt, { limit: 50 })).rows, key).toHaveLength(cell.value);
  }
  return values;
}

describe("the unit report", () => {
  it("says that no level is entered, as before", async () => {
    expect(await online(ofAgency())).toEqual(["unknown", "unknown", 4]);
    expect(await listNewestLevels(world.db, 5)).toEqual([]);
  });

  it("counts each online dossier by the level on the day of its acceptance", async () => {
    await enter("whole", "2026-11-01", "2026-12-20 08:00");
    expect(await online(ofAgency())).toEqual([4, 0, 0]);
    await enter("part", "2026-11-26", "2026-12-20 09:00");
    expect(await online(ofAgency())).toEqual([2, 2, 0]);
    await enter("none", "2026-12-10", "2026-12-20 10:00");
    expect(await online(ofAgency())).toEqual([2, 1, 1]);
    expect(await online(question({ kind: "all", agencies }), agencies.length > 1 ? "total" : agency.id)).toEqual([
      2, 1, 1,
    ]);
  });

  it("counts only what was entered before the instant, so that an old report stays the same", async () => {
    expect(await online(ofAgency(at("2026-12-20 08:00")))).toEqual(["unknown", "unknown", 4]);
    expect(await online(ofAgency(at("2026-12-20 08:01")))).toEqual([4, 0, 0]);
    expect(await online(ofAgency(at("2026-12-20 09:30")))).toEqual([2, 2, 0]);
    expect(await online(ofAgency(at("2026-11-26 00:00")))).toEqual(["unknown", "unknown", 2]);
  });

  it("gives the same from the sums of closed days", async () => {
    const before = await UNIT_REPORT.fill(world.db, ofAgency());
    await closeDays(world.db, instantOf(day("2026-12-31").toPlainDateTime()));
    expect(await UNIT_REPORT.fill(world.db, ofAgency())).toEqual(before);
    expect(await online(ofAgency())).toEqual([2, 1, 1]);
  });
});

describe("the index 766", () => {
  const row = async (scope: ReportQuestion["scope"], until?: Instant) => {
    const report = await INDEX_766.fill(world.db, question(scope, until));
    return [cellOf(report, "CLGQ-2", "tu-so"), cellOf(report, "CLGQ-2", "mau-so")].map((cell) =>
      cell.kind === "count" ? cell.value : cell.kind,
    );
  };

  it("counts the procedures online that had a dossier, as soon as one is classified", async () => {
    const [all, own] = [{ kind: "all", agencies } as const, { kind: "agency", agency } as const];
    // The only procedure gives information only since 10 December: there is nothing to count.
    expect(await row(all)).toEqual(["unknown", "unknown"]);
    expect(await row(all, at("2026-12-20 09:30"))).toEqual([1, 1]);
    await enter("part", "2026-12-15", "2026-12-21 08:00", [code, "9.999999"]);
    expect(await row(all)).toEqual([1, 2]);
    expect(await row(own)).toEqual([1, 1]);
    const none = { kind: "agency", agency: await getAgency(world.db, world.otherAgencyId) } as const;
    expect(await row(none)).toEqual(["unknown", "unknown"]);
  });
});

describe("lines", () => {
  it("of two people at once are both kept, and the newest holds", async () => {
    const other = "1.000001";
    const levels = SERVICE_LEVELS.filter((level) => level !== "none");
    await Promise.all(levels.map((level) => enter(level, "2026-12-01", "2026-12-22 08:00", [other])));
    const read = async () => (await listLevels(world.db, { enteredBefore: END })).get(other) ?? [];
    const lines = await read();
    expect(lines.map(({ level }) => level).toSorted()).toEqual(["part", "whole"]);
    // At the very same instant one of them holds, and always the same one.
    expect((await read())[0]?.id).toBe(lines[0]?.id);
    await enter("none", "2026-12-01", "2026-12-22 08:01", [other]);
    expect((await read())[0]?.level).toBe("none");
  });

  it("cannot be changed or taken away", async () => {
    for (const statement of ["update service_level set level = 'none'", "delete from service_level"]) {
      await expect(sql.raw(statement).execute(world.db)).rejects.toThrow();
      await expect(sql.raw(statement).execute(world.database.owner)).rejects.toThrow(/append-only/);
    }
  });
});
