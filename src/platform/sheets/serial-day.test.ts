import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { serialOfDate, serialOfEpoch, serialOfInstant, wallClockOfEpoch } from "./serial-day.ts";

const day = (text: string) => serialOfDate(Temporal.PlainDate.from(text));
const instant = (text: string) => serialOfInstant(Temporal.Instant.from(text));

describe("serial days of spreadsheets", () => {
  it.each([
    ["1900-03-01", 61],
    ["1970-01-01", 25_569],
    ["2000-02-29", 36_585],
    ["2019-01-10", 43_475],
    ["2026-11-25", 46_351],
    ["9999-12-31", 2_958_465],
  ])("%s is %i", (text, serial) => {
    expect(day(text)).toBe(serial);
  });

  it("cannot tell days before the false leap day of 1900 or after 9999", () => {
    expect(day("1900-02-28")).toBeUndefined();
    expect(day("1899-12-31")).toBeUndefined();
    expect(day("+010000-01-01")).toBeUndefined();
    expect(instant("1900-02-28T16:59:59Z")).toBeUndefined();
    expect(instant("1900-02-28T17:00:00Z")).toBe(61);
  });

  it("shows instants on the wall clock of Vietnam", () => {
    expect(instant("2026-11-24T17:00:00Z")).toBe(46_351);
    expect(instant("2026-11-25T05:00:00Z")).toBe(46_351.5);
    expect(instant("2026-11-25T16:59:00Z")).toBeCloseTo(46_351 + 1439 / 1440, 9);
  });

  it("tells the same of milliseconds since 1970", () => {
    expect(serialOfEpoch(Date.parse("2026-11-25T05:00:00Z"))).toBe(46_351.5);
    expect(wallClockOfEpoch(Date.parse("2026-11-24T17:30:05.900Z"))).toBe("2026-11-25 00:30:05");
    expect(wallClockOfEpoch(0)).toBe("1970-01-01 07:00:00");
    expect(wallClockOfEpoch(-1)).toBe("1970-01-01 06:59:59");
  });

  it("property: a day later is one more, in every year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_464 }), (serial) => {
        const date = Temporal.PlainDate.from("1970-01-01").add({ days: serial - 25_569 });
        expect(serialOfDate(date)).toBe(serial);
        expect(serialOfDate(date.add({ days: 1 }))).toBe(serial + 1);
      }),
    );
  });
});
