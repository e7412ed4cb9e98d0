import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Result } from "#kernel/result.ts";
import { Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { chargeEndedDossier } from "#modules/delay-ledger/index.ts";
import { requestSupplement, resolveDossier, supply, type Dossier } from "#modules/dossiers/index.ts";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import { getAgency, listAgencies, type Agency } from "#modules/organizations/index.ts";
import { FIRST_SETTING } from "./domain/indicators/state-setting.ts";
import type { ReportQuestion } from "./domain/report-template.ts";
import type { Report } from "./domain/report.ts";
import { asOf, calendarQuarter } from "./domain/reporting-period.ts";
import { listEvaluations, listNewestEvaluations } from "./store/indicators/evaluation-inputs.ts";
import { insertSetting, listSettings, settingOn } from "./store/indicators/settings.ts";
import { enterEvaluation } from "./use-cases/indicators/enter-evaluation.ts";
import { partsOf, recordOfficerParts } from "./use-cases/indicators/record-officer-parts.ts";
import { rebuildFacts } from "./use-cases/rebuild-facts.ts";
import { recordFacts } from "./use-cases/record-facts.ts";
import { AGENCY_EVALUATION } from "./use-cases/reports/agency-evaluation.ts";
import { INDEX_766 } from "./use-cases/reports/index-766.ts";
import { OFFICER_EVALUATION } from "./use-cases/reports/officer-evaluation.ts";

let world: World;
let agency: Agency;
let agencies: readonly Agency[];
beforeAll(async () => {
  world = await aWorld("simulated", [recordFacts, recordOfficerParts, chargeEndedDossier]);
  agency = await getAgency(world.db, world.agencyId);
  agencies = await listAgencies(world.db);
  await live();
});
afterAll(() => world.database.drop());

const target = ({ id, version }: Dossier) => ({ dossierId: id, version });
const day = (text: string) => Temporal.PlainDate.from(text);
const paper = { code: "TP01", name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0, waivedBecause: null };
const QUARTER = calendarQuarter(2026, 4);

function won<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

async function resolved(dossier: Dossier, local: string): Promise<void> {
  won(
    await resolveDossier(world.acting("department-leader", at(local)), {
      ...target(dossier),
      result: "granted",
      number: "1/KQ",
      signedOn: day(local.slice(0, 10)),
      signerId: world.viewer("department-leader").officerId,
      summary: "Đã cấp",
    }),
  );
}

/** One early after a supplement, one online on its day, one online late, one still open. */
async function live(): Promise<void> {
  const early = await world.receive({}, at("2026-11-23 09:00"));
  const onTime = await world.receive({ channel: "online" }, at("2026-11-23 10:00"));
  const late = await world.receive({}, at("2026-11-25 08:00"));
  await world.receive({}, at("2026-11-27 10:00"));
  const asked = won(
    await requestSupplement(world.acting("specialist", at("2026-11-25 09:00")), {
      ...target(early),
      reason: "Đơn thiếu chữ ký",
      papers: [{ name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0 }],
      secondBasis: null,
    }),
  );
  const supplied = won(
    await supply(world.acting("counter-officer", at("2026-11-25 15:00")), { ...target(asked), papers: [paper] }),
  );
  await resolved(supplied, "2026-11-26 15:00");
  await resolved(onTime, "2026-12-01 09:00");
  await resolved(late, "2026-12-08 09:00");
}

function question(scope: ReportQuestion["scope"], until = at("2027-01-05 00:00")): ReportQuestion {
  return { scope, ...asOf(QUARTER, until), letterhead: { reporter: agency.name, recipient: "" } };
}
const ofAgency = () => question({ kind: "agency", agency });

function cellsOf(report: Report, key: string): Readonly<Record<string, unknown>> {
  const row = report.rows.find((one) => one.key === key);
  if (row === undefined) throw new Error(`no row ${key}`);
  return Object.fromEntries(
    row.cells.map((cell, index) => {
      const name = report.columns[index]?.key ?? "";
      if (cell.kind === "text") return [name, cell.text];
      return [name, cell.kind === "unknown" ? cell.why : cell.value];
    }),
  );
}

async function enter(measure: string, value: Parameters<typeof enterEvaluation>[1]["value"], now = "2027-01-04 08:00") {
  const deps = { db: world.db, newId, now: at(now), officerId: newId() };
  const { from, to } = QUARTER;
  const subject = { subjectKind: "agency", subjectId: agency.id } as const;
  await enterEvaluation(deps, { ...subject, measure, from, to, value, basis: "Khảo sát số 5" });
}

describe("the nine indicators of an agency", () => {
  it("come from the dossiers, and what is not recorded says so", async () => {
    const report = await AGENCY_EVALUATION.fill(world.db, ofAgency());
    const cells = cellsOf(report, agency.id);
    expect(cells).toMatchObject({
      "da-giai-quyet": 3,
      "truoc-han": 1,
      "dung-han": 1,
      "qua-han": 1,
      "chi-so-1": 1,
      "chi-so-3": 1.7,
      "chi-so-4": "chưa có dữ liệu",
      "chi-so-8": "chưa có dữ liệu",
      // One of four received was online, none of the online ones late: 25 %.
      "chi-so-9": 1,
    });
    expect(cells["chi-so-2"]).toBeTypeOf("number");
    expect(cells["toi-da"]).toBe(8);
    expect(String(cells["xep-loai"])).toContain("còn thiếu dữ liệu");
    expect(report.reconciliations.every(({ left, right }) => left === right)).toBe(true);
  });

  it("take what was entered for the very period, the newest line", async () => {
    await enter("tt01-8", { kind: "tally", tally: { two: 0, one: 1, zero: 0 } });
    await enter("tt01-8", { kind: "tally", tally: { two: 1, one: 0, zero: 0 } }, "2027-01-04 09:00");
    const cells = cellsOf(await AGENCY_EVALUATION.fill(world.db, ofAgency()), agency.id);
    expect(cells).toMatchObject({ "chi-so-8": 2, "toi-da": 10 });
    const whole = await AGENCY_EVALUATION.fill(world.db, question({ kind: "all", agencies }));
    expect(whole.rows).toHaveLength(agencies.length);
    expect(cellsOf(whole, agency.id)).toMatchObject({ "chi-so-8": 2 });
    const subjectIds = [agency.id];
    expect(await listEvaluations(world.db, { from: QUARTER.from, to: day("2026-12-30"), subjectIds })).toEqual([]);
    expect(await listNewestEvaluations(world.db, { subjectIds, limit: 10 })).toHaveLength(2);
  });

  it("do not count what happened later", async () => {
    const then = question({ kind: "agency", agency }, at("2026-12-01 00:00"));
    expect(cellsOf(await AGENCY_EVALUATION.fill(world.db, then), agency.id)).toMatchObject({
      "da-giai-quyet": 1,
      "chi-so-1": 2,
      "chi-so-3": 1,
    });
  });
});

describe("the indicators of officers", () => {
  it("hold only what was in their hands", async () => {
    const report = await OFFICER_EVALUATION.fill(world.db, ofAgency());
    const counter = cellsOf(report, world.viewer("counter-officer").officerId);
    expect(counter).toMatchObject({ "ho-so": 3, "chi-so-1": 1, "chi-so-3": 2 });
    const specialist = cellsOf(report, world.viewer("specialist").officerId);
    expect(specialist).toMatchObject({ "ho-so": 1, "chi-so-1": 2, "chi-so-3": 1, "chi-so-7": "chưa có dữ liệu" });
    expect(report.rows.length).toBeLessThan(10);
  });

  it("are drawn the same from the journal alone", async () => {
    const read = async () => {
      const { rows } = await sql`select * from officer_part order by dossier_id, officer_id`.execute(world.db);
      return JSON.stringify(rows);
    };
    const written = await read();
    expect(JSON.parse(written)).toHaveLength(7);
    await rebuildFacts(world.db, { calendar: CALENDAR, which: "all" });
    expect(await read()).toBe(written);
  });

  it("count a supplement request for who made it, and no act of another desk", () => {
    expect(
      partsOf([
        { kind: "dossier-submitted", actorId: "citizen" },
        { kind: "dossier-accepted", actorId: "counter" },
        { kind: "supplement-requested", actorId: "specialist" },
        { kind: "supplement-supplied", actorId: "counter" },
        { kind: "fee-paid", actorId: "cashier" },
        { kind: "dossier-resolved", actorId: "leader" },
      ]),
    ).toEqual([
      { officerId: "counter", asked: 0 },
      { officerId: "specialist", asked: 1 },
      { officerId: "leader", asked: 0 },
    ]);
  });
});

describe("the index 766", () => {
  it("counts what is recorded and names what is not", async () => {
    const report = await INDEX_766.fill(world.db, ofAgency());
    // Three resolved, two of them in time; one open past its date.
    expect(cellsOf(report, "TDGQ-1")).toMatchObject({ "tu-so": 2, "mau-so": 4, "toi-da": 18, diem: 9, "chua-co": 0 });
    expect(cellsOf(report, "CLGQ-1")).toMatchObject({ "tu-so": 1, "mau-so": 4, diem: 2.22 });
    expect(cellsOf(report, "MDHL-2")).toMatchObject({ diem: "chưa có dữ liệu", "chua-co": 10 });
    expect(cellsOf(report, "total")).toMatchObject({ "toi-da": 100, diem: 11.22, "chua-co": 74 });
    const note = JSON.stringify(report.notes);
    expect(note).toContain("Mức độ hài lòng: 0/0 điểm từ dữ liệu, 18 điểm chưa có dữ liệu");
    expect(note).toContain("không phải quy định của Quyết định 766");
    expect(report.reconciliations.every(({ left, right }) => left === right)).toBe(true);
  });

  it("takes shares that were entered, for the province the sum of the agencies", async () => {
    await enter("766-MDHL-2", { kind: "share", share: { numerator: 95, denominator: 100 } });
    expect(cellsOf(await INDEX_766.fill(world.db, ofAgency()), "MDHL-2")).toMatchObject({ diem: 10, "ty-le": 0.95 });
    const whole = await INDEX_766.fill(world.db, question({ kind: "all", agencies }));
    expect(cellsOf(whole, "MDHL-2")).toMatchObject({ "tu-so": 95, "mau-so": 100 });
  });

  it("follows the setting in force on the first day of the period", async () => {
    const [first, ...rest] = FIRST_SETTING.setting.groups;
    if (first === undefined) throw new Error("there are groups");
    const setting = { ...FIRST_SETTING.setting, groups: [{ ...first, name: "Công khai (mới)" }, ...rest] };
    const one = { setting, legalBasis: "Kế hoạch 12/KH-UBND", reason: "Đổi tên nhóm", createdBy: newId() };
    const from = day("2027-01-01");
    const version = await transact(world.db, (tx) =>
      insertSetting(tx, { ...one, validFrom: from, createdAt: at("2026-12-20 08:00") }),
    );
    expect(version).toBe(1);
    expect((await settingOn(world.db, day("2026-12-31"))).version).toBe(0);
    expect(await settingOn(world.db, from)).toMatchObject({ version: 1, setting });
    expect((await listSettings(world.db)).map((stored) => stored.version)).toEqual([1, 0]);
    const report = await INDEX_766.fill(world.db, ofAgency());
    expect(cellsOf(report, "CKMB")).toMatchObject({ "chi-so": "Công khai, minh bạch" });
  });
});

describe("what was entered", () => {
  it("cannot be changed or taken away", async () => {
    for (const statement of ["update evaluation_input set two = 9", "delete from indicator_setting"]) {
      await expect(sql.raw(statement).execute(world.db)).rejects.toThrow();
      await expect(sql.raw(statement).execute(world.database.owner)).rejects.toThrow(/append-only/);
    }
  });
});
