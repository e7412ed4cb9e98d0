import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import type { CalendarDay, DayKind } from "./calendar-day.ts";
import {
  closingOf,
  DAY_MINUTES,
  dayIndexOf,
  instantAt,
  isWorkingIndex,
  midnightOf,
  minuteOf,
  minutesIn,
  minuteWorking,
  nextWorkingMinute,
  openingOf,
  workdayAfter,
  workdayBefore,
  workdaysBetween,
  workedUpTo,
} from "./counting.ts";
import { compileCalendar, type WorkingCalendar } from "./working-calendar.ts";

/** Small random calendars, and for each question the same answer by counting on fingers. */
const DAYS = 40;
const FIRST = Temporal.PlainDate.from("2026-06-01");
const SITTINGS = [
  [
    { from: "07:30", to: "11:00" },
    { from: "14:00", to: "16:30" },
  ],
  [{ from: "08:00", to: "17:00" }],
  [{ from: "00:00", to: "00:01" }],
  [
    { from: "06:00", to: "07:00" },
    { from: "07:00", to: "08:00" },
    { from: "23:00", to: "23:59" },
  ],
] as const;

const calendars = fc
  .record({
    sittings: fc.constantFrom(...SITTINGS),
    off: fc.array(fc.integer({ min: 0, max: DAYS - 1 }), { maxLength: 12 }),
    worked: fc.array(fc.integer({ min: 0, max: DAYS - 1 }), { maxLength: 3 }),
  })
  .map(({ sittings, off, worked }) => {
    const days = Array.from({ length: DAYS }, (_, i): CalendarDay => {
      const date = FIRST.add({ days: i });
      return {
        date,
        kind: kindOf(date.dayOfWeek > 5, off.includes(i), worked.includes(i)),
        reason: { vi: "", en: "" },
      };
    });
    const rules = [{ weekdays: [1, 2, 3, 4, 5], purpose: "work", sittings }] as const;
    return compileCalendar({ days, sittings: rules, version: "random" });
  })
  .filter((calendar) => calendar.workdays.length > 4);

function kindOf(isRest: boolean, isOff: boolean, isWorked: boolean): DayKind {
  if (isRest) return isWorked ? "swap-worked" : "weekly-rest";
  return isOff ? "holiday" : "working";
}

/** Is somebody at work in this minute? The plainest reading of days and sittings. */
function isWorked(calendar: WorkingCalendar, minute: number): boolean {
  const index = Math.floor(minute / DAY_MINUTES) - calendar.firstDay;
  const inDay = minute % DAY_MINUTES;
  return (calendar.work[index] ?? []).some(({ from, to }) => inDay >= from && inDay < to);
}

const minutes = fc.integer({ min: 0, max: (DAYS - 8) * DAY_MINUTES - 1 });
const start = (calendar: WorkingCalendar, offset: number) => calendar.firstDay * DAY_MINUTES + offset;

describe("counting against fingers", () => {
  it("working minutes up to a minute", () => {
    fc.assert(
      fc.property(calendars, minutes, (calendar, offset) => {
        let worked = 0;
        for (let m = start(calendar, 0); m < start(calendar, offset); m += 1) if (isWorked(calendar, m)) worked += 1;
        expect(workedUpTo(calendar, start(calendar, offset))).toBe(worked);
      }),
      { numRuns: 150 },
    );
  });

  it("the minute up to which so many minutes are worked", () => {
    fc.assert(
      fc.property(calendars, fc.double({ min: 0, max: 1, noNaN: true }), (calendar, share) => {
        const total = calendar.minutesBefore.at(-1) ?? 0;
        const worked = 1 + Math.floor(share * (total - 1));
        const found = minuteWorking(calendar, worked);
        expect(workedUpTo(calendar, found)).toBe(worked);
        expect(isWorked(calendar, found - 1)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("the next working minute", () => {
    fc.assert(
      fc.property(calendars, minutes, (calendar, offset) => {
        const from = start(calendar, offset);
        const lastWorked = closingOf(calendar, calendar.workdays.at(-1) ?? 0);
        fc.pre(from < lastWorked);
        let expected = from;
        while (!isWorked(calendar, expected)) expected += 1;
        expect(nextWorkingMinute(calendar, from)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("working days forwards, backwards and between", () => {
    fc.assert(
      fc.property(
        calendars,
        fc.integer({ min: 0, max: DAYS - 1 }),
        fc.integer({ min: 1, max: 9 }),
        (calendar, index, n) => {
          const after = Array.from({ length: DAYS }, (_, i) => i).filter(
            (i) => i > index && isWorkingIndex(calendar, i),
          );
          const before = Array.from({ length: DAYS }, (_, i) => i).filter(
            (i) => i < index && isWorkingIndex(calendar, i),
          );
          const target = after[n - 1];
          if (target === undefined) expect(() => workdayAfter(calendar, index, n)).toThrow(RangeError);
          else {
            expect(workdayAfter(calendar, index, n)).toBe(target);
            expect(workdaysBetween(calendar, index, target)).toBe(n);
            // From a rest day back, the day itself is not counted either way.
            if (isWorkingIndex(calendar, index)) expect(workdayBefore(calendar, target, n)).toBe(index);
          }
          const past = before.at(-n);
          if (past !== undefined) expect(workdayBefore(calendar, index, n)).toBe(past);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("opening, closing and the minutes of every day", () => {
    fc.assert(
      fc.property(calendars, (calendar) => {
        for (let index = 0; index < DAYS; index += 1) {
          const midnight = midnightOf(calendar, index);
          let worked = 0;
          for (let m = midnight; m < midnight + DAY_MINUTES; m += 1) if (isWorked(calendar, m)) worked += 1;
          expect(minutesIn(calendar, index)).toBe(worked);
          if (worked === 0) {
            expect(() => openingOf(calendar, index)).toThrow(RangeError);
            expect(() => closingOf(calendar, index)).toThrow(RangeError);
          } else {
            expect(isWorked(calendar, openingOf(calendar, index))).toBe(true);
            expect(isWorked(calendar, closingOf(calendar, index) - 1)).toBe(true);
            expect(isWorked(calendar, closingOf(calendar, index))).toBe(false);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("local minutes", () => {
  it("are seven hours ahead of UTC, also before 1970", () => {
    expect(minuteOf(Temporal.Instant.from("1970-01-01T00:00Z"))).toBe(420);
    expect(minuteOf(Temporal.Instant.from("1969-12-31T16:59:59Z"))).toBe(-1);
    for (const minute of [-1, 0, 29_000_000]) expect(minuteOf(instantAt(minute))).toBe(minute);
  });

  it("outside the calendar are refused", () => {
    fc.assert(
      fc.property(calendars, (calendar) => {
        expect(() => dayIndexOf(calendar, start(calendar, -1))).toThrow(/outside the calendar/);
        expect(() => dayIndexOf(calendar, start(calendar, DAYS * DAY_MINUTES))).toThrow(/outside the calendar/);
        expect(() => minuteWorking(calendar, 0)).toThrow(RangeError);
        expect(() => minuteWorking(calendar, (calendar.minutesBefore.at(-1) ?? 0) + 1)).toThrow(RangeError);
        expect(() => workdayBefore(calendar, 0, 1)).toThrow(RangeError);
      }),
      { numRuns: 20 },
    );
  });
});
