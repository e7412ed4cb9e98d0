import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { listVersions } from "./store/fee-rules.ts";
import { aRule, anItem, flat } from "./testing.ts";
import { importFees } from "./use-cases/import-fees.ts";
import { publishRule } from "./use-cases/publish-rule.ts";
import { withdrawRule } from "./use-cases/withdraw-rule.ts";
import { listWithdrawals } from "./store/withdrawals.ts";

const NOW = Temporal.Instant.from("2026-11-25T02:00:00Z");
const OFFICER = newId();

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe("the connection breaks at every statement in turn (T-06)", () => {
  it("a version is published wholly or not at all, and the same form again does not make a second one", async () => {
    const broken = await sweepFaults(database.app, async (db, n) => {
      const rule = aRule({ caseCode: `9.000001.f${n}`, from: "2026-11-25", items: [anItem(flat(50_000))] });
      const command = { rule, basedOn: 0, reason: "Thử" };
      await publishRule({ db, now: NOW, newId, officerId: OFFICER }, command).catch(() => undefined);
      expect((await listVersions(database.app, rule)).length).toBeLessThanOrEqual(1);
      await publishRule({ db: database.app, now: NOW, newId, officerId: OFFICER }, command);
      expect(await listVersions(database.app, rule)).toHaveLength(1);
    });
    expect(broken).toBeGreaterThanOrEqual(3);
  });

  it("a version is withdrawn wholly or not at all, and asking again does not withdraw it twice", async () => {
    const broken = await sweepFaults(database.app, async (db, n) => {
      const rule = aRule({ caseCode: `9.000001.w${n}`, from: "2026-11-26", items: [anItem(flat(50_000))] });
      const publishing = { db: database.app, now: NOW, newId, officerId: OFFICER };
      await publishRule(publishing, { rule, basedOn: 0, reason: "Thử" });
      const command = { key: rule, number: 1, reason: "Nhầm" };
      await withdrawRule({ db, now: NOW, officerId: OFFICER }, command).catch(() => undefined);
      const left = (await listVersions(database.app, rule)).length;
      expect(await listWithdrawals(database.app, rule)).toHaveLength(1 - left);
      await withdrawRule({ db: database.app, now: NOW, officerId: OFFICER }, command);
      expect(await listVersions(database.app, rule)).toEqual([]);
      expect(await listWithdrawals(database.app, rule)).toHaveLength(1);
    });
    expect(broken).toBeGreaterThanOrEqual(3);
  });

  it("a file that broke half-way is finished by importing it again, nothing twice", async () => {
    const broken = await sweepFaults(database.app, async (db, n) => {
      const records = [1, 2, 3].map((no) => ({
        id: `9.77${n}.${no}`,
        name: "Thủ tục thử",
        legalBasis: "Nghị quyết 1 của HĐND tỉnh",
        fees: {
          description: null,
          details: [{ type: "Tổ chức", service: "Đối với đất", cost: "1.000.000 đồng/giấy" }],
          le_phi: "Không có",
          exemption: null,
        },
      }));
      const file = { text: JSON.stringify(records), from: Temporal.PlainDate.from("2026-12-01"), now: NOW, newId };
      await importFees(db, file).catch(() => undefined);
      const again = await importFees(database.app, file);
      expect(again.ok && again.value.imported).toHaveLength(3);
      for (const { id } of records) {
        expect(await listVersions(database.app, { procedureCode: id, caseCode: null })).toHaveLength(1);
      }
    });
    expect(broken).toBeGreaterThanOrEqual(9);
  });
});
