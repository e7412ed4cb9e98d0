import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { databaseNow, transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { STARTER_CATALOGUE } from "#modules/procedures/index.ts";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import { assess } from "./domain/assess.ts";
import { findAssessment } from "./store/fee-assessments.ts";
import { findFeeRule, listRules, listVersions } from "./store/fee-rules.ts";
import { enterProvincialFee, listProvincialFees } from "./store/provincial-fees.ts";
import { tablesOf } from "./store/tables.ts";
import { aRule, anItem, factsOf, flat } from "./testing.ts";
import { keepAssessment } from "./use-cases/keep-assessment.ts";
import { publishRule } from "./use-cases/publish-rule.ts";
import { openRuleBook } from "./use-cases/rule-book.ts";
import { ruleInForce } from "./use-cases/rule-in-force.ts";
import { seedFeeRules } from "./use-cases/seed-fee-rules.ts";
import { withdrawRule } from "./use-cases/withdraw-rule.ts";
import { listWithdrawals } from "./store/withdrawals.ts";

const OFFICER = "019ab000-0000-7000-8000-0000000000aa";
const NOW = Temporal.Instant.from("2026-11-25T02:00:00Z");
const day = (text: string) => Temporal.PlainDate.from(text);

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

function publishing() {
  return { db: database.app, now: NOW, newId, officerId: OFFICER };
}

describe("rules on the shelf", () => {
  it("are seeded once, and a rule that is there stays", async () => {
    const seeding = { newId, now: NOW };
    const written = await transact(database.app, (tx) => seedFeeRules(tx, seeding));
    expect(written).toBeGreaterThan(40);
    expect(await transact(database.app, (tx) => seedFeeRules(tx, seeding))).toBe(0);
    expect(await listRules(database.app)).toHaveLength(written);
    const found = await findFeeRule(database.app, {
      procedureCode: "2.000815",
      caseCode: "2.000815.01",
      on: day("2026-11-25"),
    });
    expect(found).toMatchObject({ number: 1, source: "starter", rule: { basis: "226/2016/TT-BTC" } });
  });

  it("are published from a day on; what held before holds for days before", async () => {
    const key = { procedureCode: "9.000001", caseCode: null };
    const rule = aRule({ ...key, from: "2026-11-25", items: [anItem(flat(50_000))] });
    expect(await publishRule(publishing(), { rule, basedOn: 0, reason: "Lần đầu" })).toEqual({
      ok: true,
      value: { number: 1 },
    });
    const next = { ...rule, from: "2027-01-01", items: [anItem(flat(60_000))] };
    expect(await publishRule(publishing(), { rule: next, basedOn: 1, reason: "Thông tư mới" })).toMatchObject({
      ok: true,
    });
    const amountOn = async (text: string) => {
      const { rule: found, given } = await ruleInForce(database.app, aCase(), day(text));
      return assess(found, factsOf(), given).total;
    };
    expect(await amountOn("2026-12-31")).toBe(50_000);
    expect(await amountOn("2027-01-01")).toBe(60_000);
    expect((await listVersions(database.app, key)).map(({ number }) => number)).toEqual([1, 2]);
  });

  it("refuse a stale view, a day gone by, silence and findings", async () => {
    const rule = aRule({ caseCode: "9.000001.02", from: "2026-11-25", items: [anItem(flat(50_000))] });
    const publish = (change: Partial<typeof rule>, basedOn = 0, reason = "vì") =>
      publishRule(publishing(), { rule: { ...rule, ...change }, basedOn, reason });
    expect(await publish({}, 3)).toMatchObject({ error: { kind: "fees/stale", newest: 0 } });
    expect(await publish({ from: "2026-11-24" })).toMatchObject({ error: { kind: "fees/in-the-past" } });
    expect(await publish({}, 0, " ")).toMatchObject({ error: { kind: "fees/reason-missing" } });
    expect(await publish({ basis: "" })).toMatchObject({ error: { kind: "fees/findings" } });
  });

  it("make one version of two administrators who publish at once", async () => {
    const rule = aRule({ caseCode: "9.000001.03", from: "2026-11-25", items: [anItem(flat(50_000))] });
    const both = await Promise.all(
      [1, 2].map(() => publishRule(publishing(), { rule, basedOn: 0, reason: "cùng lúc" })),
    );
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await listVersions(database.app, rule)).toHaveLength(1);
  });

  it("cannot be edited by anybody, the owner included", async () => {
    for (const db of [database.app, database.owner]) {
      await expect(tablesOf(db).deleteFrom("fee_rule").execute()).rejects.toThrow();
    }
  });

  it("fall back on what the catalogue publishes", async () => {
    const fees = [{ kind: "le-phi", amount: 30_000, note: "mỗi bản" }] as const;
    const found = await ruleInForce(database.app, { ...aCase(), procedureCode: "9.000777", fees }, day("2026-11-25"));
    expect(found).toMatchObject({ id: null, number: 0 });
    expect(assess(found.rule, factsOf(), found.given).total).toBe(30_000);
  });
});

function aCase() {
  return { procedureCode: "9.000001", procedureName: "Thử", caseCode: "9.000001.09", fees: [], legalBasis: "1/2026" };
}

describe("the rule book", () => {
  it("says of every starter case what the rule in force says, read once", async () => {
    const book = await openRuleBook(database.app);
    for (const content of STARTER_CATALOGUE.filter(({ cases }) => cases.some(({ fees }) => fees.length > 0))) {
      for (const { caseCode, fees } of content.cases) {
        const of = { procedureCode: content.code, procedureName: content.name, caseCode, fees, legalBasis: "" };
        const found = await ruleInForce(database.app, of, day("2019-01-15"));
        const usual = book({ of, subject: "person", channel: "direct", on: day("2019-01-15") });
        expect(usual.charge.total).toBe(assess(found.rule, factsOf(), found.given).total);
        expect(usual.charge.total).toBe(fees.reduce((sum, { amount }) => sum + (amount ?? 0), 0));
        expect(usual.kept?.inForce.id ?? null).toBe(usual.kept === undefined ? null : found.id);
      }
    }
  });

  it("keeps nothing while something must be confirmed", async () => {
    const book = await openRuleBook(database.app);
    const fees = [{ kind: "le-phi", amount: null, note: "theo nghị quyết của HĐND tỉnh" }] as const;
    const usual = book({
      of: { ...aCase(), procedureCode: "9.000778", fees },
      subject: "person",
      channel: "direct",
      on: day("2026-11-25"),
    });
    expect(usual).toEqual({ charge: { lines: [], total: 0, correction: null }, kept: undefined });
  });
});

describe("the table of the province", () => {
  it("keeps every row; the one entered last counts on its days", async () => {
    const enter = (amount: number, at: string, from: string) =>
      enterProvincialFee(
        database.app,
        { table: "9.x", amount, resolution: "Nghị quyết thử", from, to: null },
        { id: newId(), at: Temporal.Instant.from(at), officerId: OFFICER },
      );
    await enter(25_000, "2026-11-25T02:00:00Z", "2026-01-01");
    await enter(30_000, "2026-11-25T03:00:00Z", "2026-07-01");
    const rows = await listProvincialFees(database.app, ["9.x"]);
    expect(rows.map(({ amount }) => amount)).toEqual([25_000, 30_000]);
    expect(await listProvincialFees(database.app, [])).toEqual([]);
    expect((await listProvincialFees(database.app)).length).toBeGreaterThanOrEqual(2);
    await expect(tablesOf(database.owner).deleteFrom("provincial_fee").execute()).rejects.toThrow();
  });

  it("takes no amount below nothing", async () => {
    const row = { table: "9.y", amount: -1, resolution: "NQ", from: "2026-01-01", to: null };
    const entry = { id: newId(), at: NOW, officerId: null };
    await expect(enterProvincialFee(database.app, row, entry)).rejects.toThrow();
  });
});

describe("the assessment of a dossier", () => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld();
  });
  afterAll(() => world.database.drop());

  it("is kept with its facts, lines, sentences and the version of its rule", async () => {
    const dossier = await world.receive();
    const db = world.database.app;
    const at = await databaseNow(db);
    const rule = aRule({ items: [anItem(flat(50_000))] });
    const facts = factsOf({ quantities: { copies: 2 } });
    const given = { on: day("2026-11-25"), provincial: [] };
    const assessment = assess(rule, facts, given);
    const kept = { id: newId(), dossierId: dossier.id, at, officerId: OFFICER, facts, assessment };
    const inForce = { id: null, number: 0, rule, given };
    const lines = [{ kind: "phi", code: "P1", name: "Phí thử nghiệm", amount: 40_000 }] as const;
    await keepAssessment(db, { ...kept, inForce, charge: { lines, total: 40_000, correction: "Công văn 1" } });
    expect(await findAssessment(db, dossier.id)).toMatchObject({
      ruleNumber: 0,
      facts,
      assessment,
      charged: lines,
      total: 40_000,
      correction: "Công văn 1",
    });
    await expect(tablesOf(db).deleteFrom("fee_assessment").execute()).rejects.toThrow();
  });

  it("is nothing to keep where nothing is charged", async () => {
    const dossier = await world.receive();
    const rule = aRule();
    const inForce = { id: null, number: 0, rule, given: { on: day("2026-11-25"), provincial: [] } };
    const assessment = assess(rule, factsOf(), inForce.given);
    const charge = { lines: [], total: 0, correction: null };
    const at = await databaseNow(world.database.app);
    await keepAssessment(world.database.app, {
      id: newId(),
      dossierId: dossier.id,
      at,
      officerId: OFFICER,
      facts: factsOf(),
      assessment,
      inForce,
      charge,
    });
    expect(await findAssessment(world.database.app, dossier.id)).toBeUndefined();
  });
});

describe("taking back a version", () => {
  const key = { procedureCode: "9.000007", caseCode: null };
  const rule = aRule({ ...key, from: "2026-11-25", items: [anItem(flat(50_000))] });
  const next = { ...rule, from: "2026-11-26", items: [anItem(flat(60_000))] };
  const withdraw = (number: number, reason = "Nhầm mức thu") => withdrawRule(publishing(), { key, number, reason });

  it("works until its first day, with a reason, once; the one before holds again and no number is given twice", async () => {
    await publishRule(publishing(), { rule, basedOn: 0, reason: "Lần đầu" });
    await publishRule(publishing(), { rule: next, basedOn: 1, reason: "Thông tư mới" });
    expect(await withdraw(1)).toEqual({ ok: false, error: "fees/in-force" });
    expect(await withdraw(2, "  ")).toEqual({ ok: false, error: "fees/reason-missing" });
    expect(await withdraw(3)).toEqual({ ok: false, error: "fees/no-such-version" });
    const late = { ...publishing(), now: Temporal.Instant.from("2026-11-25T17:00:00Z") };
    const asked = { key, number: 2, reason: "Nhầm" };
    expect(await withdrawRule(late, asked)).toEqual({ ok: false, error: "fees/in-force" });

    const both = await Promise.all([withdraw(2), withdraw(2)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, error: "fees/no-such-version" });
    expect(await findFeeRule(database.app, { ...key, on: day("2026-11-30") })).toMatchObject({ number: 1 });
    expect(await listWithdrawals(database.app, key)).toEqual([
      { number: 2, from: "2026-11-26", reason: "Nhầm mức thu", withdrawnAt: NOW, withdrawnBy: OFFICER },
    ]);

    const stale = await publishRule(publishing(), { rule: next, basedOn: 2, reason: "Trên bản đã rút" });
    expect(stale).toMatchObject({ ok: false, error: { kind: "fees/stale", newest: 1 } });
    const again = await publishRule(publishing(), { rule: next, basedOn: 1, reason: "Ban hành lại" });
    expect(again).toEqual({ ok: true, value: { number: 3 } });
  });

  it("and publishing over it at the same moment leave one clear order", async () => {
    const [gone, made] = await Promise.all([
      withdraw(3),
      publishRule(publishing(), { rule: { ...next, from: "2026-12-01" }, basedOn: 3, reason: "Cùng lúc" }),
    ]);
    expect(gone.ok).toBe(true);
    const left = (await listVersions(database.app, key)).map(({ number }) => number);
    expect(left).toEqual(made.ok ? [1, 4] : [1]);
  });
});
