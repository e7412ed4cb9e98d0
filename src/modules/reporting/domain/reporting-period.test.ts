import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import {
  asOf,
  calendarMonth,
  calendarQuarter,
  calendarYear,
  controlQuarter,
  controlYear,
  freePeriod,
  periodBefore,
  settledInstant,
  weekOf,
  type ReportingPeriod,
} from "./reporting-period.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const told = ({ from, to }: ReportingPeriod) => `${from.toString()} ${to.toString()}`;

describe("kỳ báo cáo", () => {
  it.each([
    [controlQuarter(2026, 1), "2025-12-15 2026-03-14"],
    [controlQuarter(2026, 2), "2026-03-15 2026-06-14"],
    [controlQuarter(2026, 3), "2026-06-15 2026-09-14"],
    [controlQuarter(2026, 4), "2026-09-15 2026-12-14"],
    [controlYear(2026), "2025-12-15 2026-12-14"],
    [calendarQuarter(2026, 1), "2026-01-01 2026-03-31"],
    [calendarQuarter(2026, 4), "2026-10-01 2026-12-31"],
    [calendarMonth(2028, 2), "2028-02-01 2028-02-29"],
    [calendarYear(2026), "2026-01-01 2026-12-31"],
    [weekOf(day("2026-11-25")), "2026-11-23 2026-11-29"],
    [weekOf(day("2027-01-01")), "2026-12-28 2027-01-03"],
  ])("%#: %j", (period, expected) => {
    expect(told(period)).toBe(expected);
  });

  it("names the quarter as the form does", () => {
    expect(controlQuarter(2026, 4).name).toBe("Quý IV năm 2026 (kỳ VPCP)");
    expect(calendarMonth(2026, 11).name).toBe("Tháng 11 năm 2026");
    expect(weekOf(day("2027-01-01")).name).toBe("Tuần 53 năm 2026");
  });

  it("lays the four quarters of a control year side by side, each year after the other", () => {
    for (let year = 2019; year < 2030; year += 1) {
      const quarters = ([1, 2, 3, 4] as const).map((quarter) => controlQuarter(year, quarter));
      expect(quarters[0]?.from).toEqual(controlYear(year).from);
      expect(quarters[3]?.to).toEqual(controlYear(year).to);
      for (const [index, quarter] of quarters.slice(1).entries()) {
        expect(quarters[index]?.to.add({ days: 1 })).toEqual(quarter.from);
      }
      expect(controlYear(year).to.add({ days: 1 })).toEqual(controlYear(year + 1).from);
    }
  });

  it.each([
    [controlQuarter(2026, 1), "2025-09-15 2025-12-14"],
    [calendarMonth(2026, 3), "2026-02-01 2026-02-28"],
    [calendarYear(2026), "2025-01-01 2025-12-31"],
    [weekOf(day("2026-11-25")), "2026-11-16 2026-11-22"],
  ])("before %# lies the one of the same kind", (period, expected) => {
    expect(told(periodBefore(period))).toBe(expected);
  });

  it("ends the one before on the day before, whatever the days", () => {
    const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => day("2019-01-01").add({ days }));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (from, length) => {
        const period = freePeriod(from, from.add({ days: length }));
        if (!period.ok) throw new Error("a period in order was refused");
        const before = periodBefore(period.value);
        expect(before.to.add({ days: 1 })).toEqual(from);
        expect(Temporal.PlainDate.compare(before.from, before.to)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("refuses days in the wrong order", () => {
    expect(freePeriod(day("2026-11-02"), day("2026-11-01"))).toEqual({ ok: false, error: { kind: "reversed" } });
  });

  it("is never told beyond its own end, so that later events cannot change it", () => {
    const period = calendarMonth(2026, 10);
    const during = Temporal.Instant.from("2026-10-20T03:00:00Z");
    expect(asOf(period, during).until).toEqual(during);
    expect(asOf(period, Temporal.Instant.from("2027-05-01T00:00:00Z")).until.toString()).toBe("2026-10-31T17:00:00Z");
  });

  it("asks for a full minute that is over, when every act in it is written", () => {
    const at = (text: string) => settledInstant(Temporal.Instant.from(text)).toString();
    expect(at("2026-11-25T03:15:29Z")).toBe("2026-11-25T03:14:00Z");
    expect(at("2026-11-25T03:15:30Z")).toBe("2026-11-25T03:15:00Z");
  });
});
