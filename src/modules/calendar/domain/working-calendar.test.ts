import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import {
  closingOf,
  dayIndexOf,
  instantAt,
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
import { generateYear } from "./generate-year.ts";
import { CENTRE_SITTINGS, minuteOfDay, minuteSittings, ruleOn, type SittingRule } from "./sittings.ts";
import { STATE_ANNOUNCEMENTS } from "./state-announcements.ts";
import { calendarOfLaw, compileCalendar, dayOn } from "./working-calendar.ts";

const calendar = calendarOfLaw(2025, 2027, STATE_ANNOUNCEMENTS);

function minute(local: string): number {
  return minuteOf(Temporal.Instant.from(`${local}+07:00`));
}

function local(at: number): string {
  return instantAt(at).toZonedDateTimeISO("+07:00").toPlainDateTime().toString().slice(0, 16);
}

function day(date: string): number {
  return dayIndexOf(calendar, minute(`${date}T00:00`));
}

describe("sittings", () => {
  it("read wall-clock times", () => {
    expect(minuteOfDay("07:30")).toBe(450);
    expect(
      minuteSittings([
        { from: "14:00", to: "16:30" },
        { from: "07:30", to: "11:00" },
      ]),
    ).toEqual([
      { from: 450, to: 660 },
      { from: 840, to: 990 },
    ]);
  });

  it.each(["24:00", "7:30", "07:60", "", "0730"])("refuse %s", (text) => {
    expect(() => minuteOfDay(text)).toThrow(RangeError);
  });

  it("refuse overlaps and empty ones", () => {
    expect(() =>
      minuteSittings([
        { from: "07:30", to: "11:00" },
        { from: "10:00", to: "12:00" },
      ]),
    ).toThrow(RangeError);
    expect(() => minuteSittings([{ from: "07:30", to: "07:30" }])).toThrow(RangeError);
  });

  it("may be seasonal: the first rule that fits the month wins", () => {
    const rules: readonly SittingRule[] = [
      { weekdays: [1], purpose: "work", months: [12, 1], sittings: [{ from: "08:00", to: "11:30" }] },
      { weekdays: [1], purpose: "work", sittings: [{ from: "07:00", to: "11:00" }] },
    ];
    const date = (text: string) => Temporal.PlainDate.from(text);
    expect(ruleOn(rules, date("2026-01-05"), "work")).toBe(rules[0]);
    expect(ruleOn(rules, date("2026-06-01"), "work")).toBe(rules[1]);
    expect(ruleOn(rules, date("2026-06-02"), "work")).toBeUndefined();
    expect(ruleOn(rules, date("2026-06-06"), "work", 1)).toBe(rules[1]);
  });

  it("change from a day on and leave the days before as they were worked", () => {
    const rules: readonly SittingRule[] = [
      {
        weekdays: [1, 2, 3, 4, 5],
        purpose: "work",
        from: Temporal.PlainDate.from("2026-12-01"),
        sittings: [{ from: "08:00", to: "12:00" }],
      },
      ...CENTRE_SITTINGS,
    ];
    const changed = calendarOfLaw(2026, 2026, STATE_ANNOUNCEMENTS, rules);
    const minutes = (at: string) => minutesIn(changed, dayIndexOf(changed, minute(at)));
    expect([minutes("2026-11-30T00:00"), minutes("2026-12-01T00:00")]).toEqual([360, 240]);
  });
});

describe("the compiled calendar", () => {
  it("counts six hours on a working day and none on a Saturday of intake", () => {
    expect(minutesIn(calendar, day("2026-11-23"))).toBe(360);
    expect(minutesIn(calendar, day("2026-11-28"))).toBe(0);
    expect(calendar.intake[day("2026-11-28")]).toEqual([{ from: 450, to: 660 }]);
    expect(calendar.intake[day("2026-11-29")]).toEqual([]);
  });

  it("gives a worked Saturday full sittings and a holiday none", () => {
    expect(minutesIn(calendar, day("2026-08-22"))).toBe(360);
    expect(minutesIn(calendar, day("2026-11-24"))).toBe(0);
    expect(calendar.intake[day("2026-11-24")]).toEqual([]);
  });

  it("knows which years are provisional", () => {
    expect(calendar.unconfirmedYears).toEqual([2027]);
  });

  it("refuses days with a gap and no days", () => {
    const days = generateYear(2026, STATE_ANNOUNCEMENTS);
    expect(() => compileCalendar({ days: [], sittings: CENTRE_SITTINGS, version: "x" })).toThrow(RangeError);
    expect(() => compileCalendar({ days: days.toSpliced(10, 1), sittings: CENTRE_SITTINGS, version: "x" })).toThrow(
      /gap/,
    );
  });

  it("says what it covers when it is asked beyond", () => {
    expect(() => dayOn(calendar, Temporal.PlainDate.from("2028-01-01"))).toThrow(/2025-01-01 to 2027-12-31/);
    expect(() => workdayAfter(calendar, day("2027-12-30"), 5)).toThrow(RangeError);
    expect(() => minuteWorking(calendar, 10_000_000)).toThrow(RangeError);
    expect(dayOn(calendar, Temporal.PlainDate.from("2026-11-24")).kind).toBe("holiday");
  });
});

describe("the next working minute", () => {
  it.each([
    ["before hours", "2026-11-23T06:00", "2026-11-23T07:30"],
    ["at opening", "2026-11-23T07:30", "2026-11-23T07:30"],
    ["inside", "2026-11-23T09:15", "2026-11-23T09:15"],
    ["the end of the morning", "2026-11-23T11:00", "2026-11-23T14:00"],
    ["lunch", "2026-11-23T12:30", "2026-11-23T14:00"],
    ["closing, eve of a holiday", "2026-11-23T16:30", "2026-11-25T07:30"],
    ["Saturday of intake", "2026-11-28T09:00", "2026-11-30T07:30"],
    ["make-up Saturday", "2026-08-22T09:00", "2026-08-22T09:00"],
    ["eve of Tết, after hours", "2026-02-13T17:00", "2026-02-23T07:30"],
    ["last minute of the year", "2026-12-31T23:59", "2027-01-04T07:30"],
  ])("%s", (_name, from, to) => {
    expect(local(nextWorkingMinute(calendar, minute(from)))).toBe(to);
  });
});

describe("counting", () => {
  it("finds the minute again that it counted, for every working minute of a year", () => {
    for (let index = day("2026-01-01"); index < day("2027-01-01"); index += 1) {
      if (minutesIn(calendar, index) === 0) continue;
      for (let at = openingOf(calendar, index) + 1; at <= closingOf(calendar, index); at += 17) {
        const worked = workedUpTo(calendar, at);
        const found = minuteWorking(calendar, worked);
        expect(workedUpTo(calendar, found)).toBe(worked);
        expect(found).toBeLessThanOrEqual(at);
      }
    }
  });

  it("steps over working days forwards and back", () => {
    expect(workdayAfter(calendar, day("2026-11-23"), 1)).toBe(day("2026-11-25"));
    expect(workdayAfter(calendar, day("2026-11-24"), 0)).toBe(day("2026-11-25"));
    expect(workdayAfter(calendar, day("2026-11-23"), 0)).toBe(day("2026-11-23"));
    expect(workdayBefore(calendar, day("2026-11-25"), 1)).toBe(day("2026-11-23"));
    expect(workdaysBetween(calendar, day("2026-11-23"), day("2026-12-01"))).toBe(5);
    expect(workdaysBetween(calendar, day("2026-12-01"), day("2026-11-23"))).toBe(-5);
  });

  it("drops seconds and crosses midnight in Vietnam", () => {
    expect(local(minuteOf(Temporal.Instant.from("2026-11-22T17:00:59Z")))).toBe("2026-11-23T00:00");
  });
});
