import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROOT } from "#platform/root.ts";
import { AGENCIES } from "#modules/organizations/domain.ts";
import { differenceBetween } from "../domain/difference.ts";
import { aWireRecord } from "../testing.ts";
import { readLine, readRecord, type LineReading } from "./read-record.ts";

const FILE = resolve(ROOT, "../shared/data/national-catalogue/procedures.jsonl.gz");
const there = existsSync(FILE);
if (!there) console.info(`Bỏ qua: không có danh mục quốc gia ở ${FILE}`);

const lines = there ? gunzipSync(readFileSync(FILE)).toString("utf8").trim().split("\n") : [];
const readings = lines.map(readLine);
const byCode = (code: string): Exclude<LineReading, { kind: "rejected" }> => {
  const found = readings.find((reading) => reading.kind !== "rejected" && reading.content.code === code);
  if (found === undefined || found.kind === "rejected") throw new Error(`no record ${code}`);
  return found;
};

describe.skipIf(!there)("the whole national catalogue", { timeout: 60_000 }, () => {
  it("is read: every record imported, none rejected, what is unclear is said", () => {
    expect(readings.length).toBe(2926);
    expect(readings.filter((reading) => reading.kind === "rejected")).toEqual([]);
    const doubtful = readings.filter((reading) => reading.kind === "doubtful").length;
    expect(doubtful).toBeGreaterThan(1500);
    expect(doubtful).toBeLessThan(2200);
  });

  it("never has a limit without a source number, nor an amount a thousand times too small", () => {
    for (const reading of readings) {
      if (reading.kind === "rejected") continue;
      for (const one of reading.content.cases) {
        expect(one.rule === null || one.rule.limit.value > 0).toBe(true);
        if (one.rule === null) expect(reading.kind).toBe("doubtful");
        for (const fee of one.fees) expect(fee.amount === null || fee.amount >= 1000).toBe(true);
      }
    }
  });

  it("gives each case a code of its own and at least one case to each procedure", () => {
    for (const reading of readings) {
      if (reading.kind === "rejected") continue;
      const codes = reading.content.cases.map((one) => one.caseCode);
      expect(codes.length).toBeGreaterThan(0);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it("names only agencies that the centre has", () => {
    const ours = new Set(AGENCIES.map((agency) => agency.code));
    const named = readings.flatMap((reading) =>
      reading.kind === "rejected" ? [] : (reading.content.agencyCode ?? []),
    );
    expect([...new Set(named)].filter((code) => !ours.has(code))).toEqual([]);
    expect(named.length).toBeGreaterThan(800);
  });

  it("reads the known facts", () => {
    expect(byCode("1.115708").content).toMatchObject({
      agencyCode: "H37.08",
      cases: [{ rule: { limit: { value: 15, unit: "calendar-day" } } }],
    });
    expect(byCode("3.000001").content.agencyCode).toBe("H37.91");
    expect(byCode("1.013830").content.cases[0]).toMatchObject({
      rule: { limit: { value: 5 } },
      fees: [{ amount: 100_000 }],
    });
    expect(byCode("1.115712").content.cases[0]).toMatchObject({ rule: null, proposedLimit: null });
    expect(byCode("1.115711").content.cases[0]).toMatchObject({
      rule: null,
      proposedLimit: { value: 3, unit: "working-day" },
    });
  });

  it("differs in nothing from itself", () => {
    for (const reading of readings.slice(0, 200)) {
      if (reading.kind !== "rejected") expect(differenceBetween(reading.content, reading.content)).toEqual([]);
    }
  });
});

describe("whatever a record holds", { timeout: 30_000 }, () => {
  it("is read or rejected, never thrown", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(["ok", "doubtful", "rejected"]).toContain(readRecord(value).kind);
      }),
      { numRuns: 300 },
    );
  });

  it("is read or rejected with any one field replaced", () => {
    const fields = Object.keys(aWireRecord());
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
        const reading = readLine(JSON.stringify(aWireRecord({ [field]: value })));
        expect(reading.kind === "rejected" ? reading.reason : reading.content.code).not.toBe("");
      }),
      { numRuns: 500 },
    );
  });

  it("is the same reading twice", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, description) => {
        const source = JSON.stringify(aWireRecord({ name: `x${name}`, description }));
        expect(readLine(source)).toEqual(readLine(source));
      }),
    );
  });
});
