import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, Temporal } from "#kernel/time.ts";
import { readAsOf } from "./as-of-choice.ts";
import { periodFieldsOf, readPeriodOf } from "./period-choice.ts";
import { readDay } from "./read-day.ts";
import { PERIOD_KINDS, type PeriodKind } from "./report-template.ts";
import { sayUntil } from "./say-until.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => instantOf(Temporal.PlainDateTime.from(text));
const EMPTY = { nam: "", quy: "", thang: "", ngay: "", tu: "", den: "" };
const told = (kind: PeriodKind, fields: Partial<typeof EMPTY>) => {
  const read = readPeriodOf(kind, { ...EMPTY, ...fields });
  return read.ok
    ? `${read.value.from.toString()} ${read.value.to.toString()}`
    : `${read.error.field}: ${read.error.vi}`;
};

describe("readPeriodOf", () => {
  it.each([
    ["control-quarter", { quy: "1", nam: "2026" }, "2025-12-15 2026-03-14"],
    ["control-quarter", { quy: "4", nam: "2026" }, "2026-09-15 2026-12-14"],
    ["control-year", { nam: "2026" }, "2025-12-15 2026-12-14"],
    ["quarter", { quy: "4", nam: "2026" }, "2026-10-01 2026-12-31"],
    ["month", { thang: "2", nam: "2028" }, "2028-02-01 2028-02-29"],
    ["week", { ngay: "25/11/2026" }, "2026-11-23 2026-11-29"],
    ["day", { ngay: "5/1/2026" }, "2026-01-05 2026-01-05"],
    ["free", { tu: "10/01/2019", den: "11/02/2019" }, "2019-01-10 2019-02-11"],
    ["free", { tu: "12/02/2019", den: "11/02/2019" }, "den: Ngày cuối phải từ ngày đầu trở đi."],
    ["free", { tu: "31/02/2019", den: "11/02/2019" }, "tu: Ngày viết như 05/11/2026."],
    ["month", { thang: "13", nam: "2026" }, "thang: Chọn một tháng từ 1 đến 12."],
    ["quarter", { quy: "5", nam: "2026" }, "quy: Chọn một quý từ I đến IV."],
    ["year", { nam: "hai nghìn" }, "nam: Năm viết bằng bốn chữ số, từ 2000 đến 2100."],
  ] as const)("%s %o is %s", (kind, fields, expected) => {
    expect(told(kind, fields)).toBe(expected);
  });

  it("begins with the period that today lies in, whatever the kind", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIOD_KINDS), fc.integer({ min: 0, max: 4_000 }), (kind, days) => {
        const today = day("2019-01-10").add({ days });
        const read = readPeriodOf(kind, periodFieldsOf(kind, today));
        if (!read.ok) throw new Error(read.error.vi);
        const { from, to } = read.value;
        expect(Temporal.PlainDate.compare(from, today)).toBeLessThanOrEqual(0);
        expect(Temporal.PlainDate.compare(today, to)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe("readAsOf", () => {
  const period = { from: day("2026-11-01"), to: day("2026-11-30"), name: "Tháng 11" };
  const settled = at("2026-11-25T10:00");
  const until = (typed: string, now = settled) => {
    const read = readAsOf(typed, { period, settled: now });
    return read.ok ? sayUntil(read.value.until) : read.error.vi;
  };

  it("is the latest instant when nothing is typed, never beyond the end of the period", () => {
    expect(until("")).toBe("10:00 25/11/2026");
    expect(until("", at("2027-03-01T08:00"))).toBe("hết ngày 30/11/2026");
  });

  it("reads an instant or the end of a day", () => {
    expect(until("16:30 20/11/2026")).toBe("16:30 20/11/2026");
    expect(until("8g05 ngày 20/11/2026")).toBe("08:05 20/11/2026");
    expect(until("20/11/2026")).toBe("hết ngày 20/11/2026");
    expect(until("25/11/2026")).toBe("10:00 25/11/2026");
  });

  it("says what is wrong with the rest", () => {
    expect(until("hôm qua")).toContain("Thời điểm viết như");
    expect(until("25:00 20/11/2026")).toContain("Thời điểm viết như");
    expect(until("16:30 26/11/2026")).toContain("chưa tới");
    expect(until("31/10/2026")).toContain("phải sau khi kỳ báo cáo bắt đầu");
    expect(until("", at("2026-10-20T08:00"))).toContain("Kỳ này chưa bắt đầu");
  });

  it("reads back what it says itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 * 24 * 60 }), (minutes) => {
        const instant = at("2026-11-01T00:00").add({ minutes });
        const said = until("", instant);
        const typed = said.replace("hết ngày ", "");
        expect(until(typed)).toBe(said);
      }),
    );
  });
});

describe("readDay", () => {
  it("takes what people and programs write and nothing else", () => {
    expect(readDay(" 5/11/2026 ")?.toString()).toBe("2026-11-05");
    expect(readDay("2026-11-05")?.toString()).toBe("2026-11-05");
    for (const wrong of ["", "5-11-2026", "29/02/2027", "2026-13-01", "05/11/1999", "x"])
      expect(readDay(wrong)).toBeUndefined();
  });
});
