import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { listVersions } from "../store/fee-rules.ts";
import { importFees } from "./import-fees.ts";
import { publishRule } from "./publish-rule.ts";

const NOW = Temporal.Instant.from("2026-11-25T02:00:00Z");
const FROM = Temporal.PlainDate.from("2026-12-01");

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

function record(id: string, cost: string) {
  const details = [{ type: "Hồ sơ tổ chức (Cấp mới)", service: "Đối với đất", cost }];
  const fees = { description: null, details, le_phi: "Không có", exemption: null };
  return { id, name: `Thủ tục ${id}`, legalBasis: "Nghị quyết 1 của HĐND tỉnh", fees };
}

async function bring(list: unknown) {
  const text = typeof list === "string" ? list : JSON.stringify(list);
  const done = await importFees(database.app, { text, from: FROM, now: NOW, newId });
  if (!done.ok) throw new Error(done.error);
  return done.value;
}

describe("importing the fees of a land office", () => {
  it("makes a version of each procedure, once, and another when the file has changed", async () => {
    const first = await bring([record("9.700001", "1.000.000 đồng/giấy"), record("9.700002", "500.000 đồng")]);
    expect(first.imported.map(({ outcome, lines }) => [outcome, lines])).toEqual([
      ["new-version", 1],
      ["new-version", 1],
    ]);
    const again = await bring([record("9.700001", "1.000.000 đồng/giấy"), record("9.700002", "600.000 đồng")]);
    expect(again.imported.map(({ outcome }) => outcome)).toEqual(["unchanged", "new-version"]);
    expect(await listVersions(database.app, { procedureCode: "9.700002", caseCode: null })).toHaveLength(2);
  });

  it("leaves a rule of an administrator alone", async () => {
    await bring([record("9.700003", "500.000 đồng")]);
    const [version] = await listVersions(database.app, { procedureCode: "9.700003", caseCode: null });
    if (version === undefined) throw new Error("nothing was imported");
    const publishing = { db: database.app, now: NOW, newId, officerId: newId() };
    const published = await publishRule(publishing, {
      rule: { ...version.rule, basis: "NQ 9" },
      basedOn: 1,
      reason: "đã đối chiếu",
    });
    expect(published.ok).toBe(true);
    const again = await bring([record("9.700003", "700.000 đồng")]);
    expect(again.imported[0]?.outcome).toBe("kept-administrator");
  });

  it("tells what it cannot read, line by line, and refuses what is no list", async () => {
    const odd = await bring([record("9.700004", "theo đơn giá"), { id: "x" }, 7]);
    expect(odd.imported[0]).toMatchObject({ lines: 0, unread: 1, outcome: "new-version" });
    expect(odd.imported[0]?.doubts.join()).toContain("Không đọc được mức thu “theo đơn giá”");
    expect(odd.rejected.map(({ at }) => at)).toEqual([1, 2]);
    for (const text of ["", "{}", "[1,", "null"]) {
      expect(await importFees(database.app, { text, from: FROM, now: NOW, newId })).toMatchObject({ ok: false });
    }
  });
});
