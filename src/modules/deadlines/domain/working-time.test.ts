import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal, type Instant } from "#kernel/time.ts";
import { at, lawCalendar, rule, wall } from "../testing.ts";
import { due } from "./due.ts";
import type { Limit, Mode } from "./rule.ts";
import {
  addWorkingMinutes,
  forwardingDue,
  nextWorkingInstant,
  workingDaysBetween,
  workingMinutesBetween,
} from "./working-time.ts";

const calendar = lawCalendar;
const minute: fc.Arbitrary<Instant> = fc
  .integer({ min: 0, max: 3 * 365 * 1440 })
  .map((m) => Temporal.Instant.from("2024-06-01T00:00Z").add({ minutes: m }));
const modes = fc.constantFrom<Mode>("clock", "end-of-day");
const dayUnit = fc.constantFrom<Limit["unit"]>("hour", "working-day", "calendar-day");

describe("working-time calculus", () => {
  it("counts the minutes between two instants", () => {
    expect(workingMinutesBetween(calendar, at("2026-11-23 09:15"), at("2026-11-23 10:00"))).toBe(45);
    expect(workingMinutesBetween(calendar, at("2026-11-23 10:30"), at("2026-11-23 14:30"))).toBe(60);
    expect(workingMinutesBetween(calendar, at("2026-11-23 16:00"), at("2026-11-25 08:00"))).toBe(60);
    expect(workingMinutesBetween(calendar, at("2026-11-25 08:00"), at("2026-11-23 16:00"))).toBe(-60);
    expect(workingMinutesBetween(calendar, at("2026-11-28 00:00"), at("2026-11-29 23:59"))).toBe(0);
  });

  it("adds and gives back what was added, for any start and length", () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 0, max: 20_000 }), (from, length) => {
        const end = addWorkingMinutes(calendar, from, length);
        expect(workingMinutesBetween(calendar, from, end)).toBe(length);
      }),
      { numRuns: 3_000 },
    );
  });

  it("is additive: a then b is a + b", () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 5_000 }), (from, a, b) => {
        const twice = addWorkingMinutes(calendar, addWorkingMinutes(calendar, from, a), b);
        expect(twice.equals(addWorkingMinutes(calendar, from, a + b))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("refuses parts of minutes and going back", () => {
    expect(() => addWorkingMinutes(calendar, at("2026-11-23 09:15"), 0.5)).toThrow(RangeError);
    expect(() => addWorkingMinutes(calendar, at("2026-11-23 09:15"), -1)).toThrow(RangeError);
  });

  it("the next working instant loses no working time and is its own next", () => {
    fc.assert(
      fc.property(minute, (from) => {
        const next = nextWorkingInstant(calendar, from);
        expect(workingMinutesBetween(calendar, from, next)).toBe(0);
        expect(nextWorkingInstant(calendar, next).equals(next)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("counts working days by date", () => {
    expect(workingDaysBetween(calendar, at("2026-11-23 16:00"), at("2026-12-01 08:00"))).toBe(5);
    expect(workingDaysBetween(calendar, at("2026-12-01 08:00"), at("2026-11-23 16:00"))).toBe(-5);
    expect(workingDaysBetween(calendar, at("2026-11-23 08:00"), at("2026-11-24 16:00"))).toBe(0);
  });
});

describe("due dates as a whole", () => {
  it("are never before their start, and a longer limit is never due earlier", () => {
    fc.assert(
      fc.property(minute, dayUnit, modes, fc.integer({ min: 1, max: 160 }), (start, unit, mode, quarters) => {
        const of = (value: number) => dueOf(start, unit, mode, value);
        const [short, long] = [of(quarters / 4), of((quarters + 1) / 4)];
        expect(Temporal.Instant.compare(short, start)).toBeGreaterThan(0);
        expect(Temporal.Instant.compare(long, short)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("a later receipt is never due earlier", () => {
    fc.assert(
      fc.property(
        minute,
        fc.integer({ min: 0, max: 4_000 }),
        dayUnit,
        modes,
        fc.integer({ min: 1, max: 30 }),
        (start, later, unit, mode, n) => {
          const first = dueOf(start, unit, mode, n);
          const second = dueOf(start.add({ minutes: later }), unit, mode, n);
          expect(Temporal.Instant.compare(second, first)).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("working days to the end of the day are as many as the limit says (round trip)", () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 60 }), (start, n) => {
        const from = nextWorkingInstant(calendar, start);
        expect(workingDaysBetween(calendar, from, dueOf(start, "working-day", "end-of-day", n))).toBe(n);
      }),
      { numRuns: 2_000 },
    );
  });

  it("a pause moves hours by exactly the working time that it took", () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 4, max: 80 }), fc.integer({ min: 1, max: 900 }), (start, hours, length) => {
        const from = nextWorkingInstant(calendar, start);
        const to = from.add({ minutes: length });
        const moved = due(start, rule(`${hours} hour`), calendar, [
          { kind: "pause", at: from, reason: "" },
          { kind: "resume", at: to, reason: "" },
        ]).due;
        const plain = dueOf(start, "hour", "clock", hours);
        expect(moved && workingMinutesBetween(calendar, plain, moved)).toBe(workingMinutesBetween(calendar, from, to));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("forwarding from the counter (NĐ 61/2018 Art. 18)", () => {
  it.each([
    ["2026-11-23 08:00", "2026-11-23 16:30"],
    ["2026-11-23 15:00", "2026-11-23 16:30"],
    ["2026-11-23 15:01", "2026-11-25 07:30"],
    ["2026-11-23 16:31", "2026-11-25 07:30"],
    ["2026-11-27 17:00", "2026-11-30 07:30"],
    ["2026-11-28 08:00", "2026-11-30 16:30"],
  ])("received %s, forwarded by %s", (received, expected) => {
    expect(wall(forwardingDue(calendar, at(received)))).toBe(expected);
  });
});

function dueOf(start: Instant, unit: Limit["unit"], mode: Mode, value: number): Instant {
  const found = due(start, { limit: { unit, value }, mode, legalBasis: "" }, calendar, []).due;
  if (found === null) throw new Error("paused");
  return found;
}
