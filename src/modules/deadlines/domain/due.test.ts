import { describe, expect, it } from "vitest";
import { counting } from "#modules/calendar/domain.ts";
import { at, lawCalendar, limit, rule, wall } from "../testing.ts";
import { dueMinutes } from "./due-minutes.ts";
import { due } from "./due.ts";
import type { ClockEvent, DueRule } from "./rule.ts";

function dueAt(start: string, given: DueRule, events: readonly ClockEvent[] = []): string | null {
  return wall(due(at(start), given, lawCalendar, events).due);
}

const paused = (from: string, to: string): readonly ClockEvent[] => [
  { kind: "pause", at: at(from), reason: "chờ bổ sung" },
  { kind: "resume", at: at(to), reason: "đã bổ sung" },
];

describe("the vectors of the handbook", () => {
  it.each([
    ["2026-11-23", "2 working-day", "2026-11-26"],
    ["2026-11-23", "20 working-day", "2026-12-22"],
    ["2026-11-27", "1 working-day", "2026-11-30"],
    ["2026-08-28", "5 working-day", "2026-09-09"],
    ["2026-08-21", "1 working-day", "2026-08-22"],
    ["2026-02-09", "10 working-day", "2026-03-02"],
    ["2026-02-13", "3 working-day", "2026-02-25"],
    ["2026-04-24", "3 working-day", "2026-05-04"],
    ["2026-04-17", "10 calendar-day", "2026-04-28"],
    ["2026-10-01", "30 calendar-day", "2026-11-02"],
  ])("%s + %s = %s", (start, text, date) => {
    expect(dueAt(`${start} 09:15`, rule(text))).toBe(`${date} 16:30`);
    const minutes = dueMinutes(lawCalendar, counting.minuteOf(at(`${start} 09:15`)), {
      ...limit(text),
      mode: "end-of-day",
    });
    expect(wall(counting.instantAt(minutes))).toBe(`${date} 16:30`);
    const kept = text.endsWith("working-day") ? "09:15" : "16:30";
    expect(dueAt(`${start} 09:15`, rule(text, { mode: "clock" }))).toBe(`${date} ${kept}`);
  });
});

describe("where the clock starts", () => {
  it.each([
    ["before hours", "2026-11-25 05:00", "2026-11-25 07:30"],
    ["in hours", "2026-11-25 10:59", "2026-11-25 10:59"],
    ["at the end of the morning", "2026-11-25 11:00", "2026-11-25 14:00"],
    ["at lunch", "2026-11-25 12:15", "2026-11-25 14:00"],
    ["at closing", "2026-11-25 16:30", "2026-11-26 07:30"],
    ["after hours", "2026-11-25 19:00", "2026-11-26 07:30"],
    ["Saturday morning, when only intake is open", "2026-11-28 08:00", "2026-11-30 07:30"],
    ["Sunday", "2026-11-29 12:00", "2026-11-30 07:30"],
    ["a make-up Saturday", "2026-08-22 08:00", "2026-08-22 08:00"],
    ["a holiday", "2026-11-24 08:00", "2026-11-25 07:30"],
    ["eve of Tết, after hours", "2026-02-13 16:31", "2026-02-23 07:30"],
    ["a leap day", "2028-02-29 09:00", "2028-02-29 09:00"],
    ["the last minute of the year", "2026-12-31 23:59", "2027-01-04 07:30"],
    ["the first minute of the day", "2026-11-25 00:00", "2026-11-25 07:30"],
  ])("%s", (_name, start, from) => {
    // A quarter of an hour later, unless that crosses lunch.
    const clock = dueAt(start, rule("0.25 hour"));
    const expected = from.endsWith("10:59") ? "2026-11-25 14:14" : wall(at(from).add({ minutes: 15 }));
    expect(clock).toBe(expected);
  });
});

describe("hours", () => {
  it.each([
    ["inside a morning", "2026-11-23 08:00", "2 hour", "2026-11-23 10:00"],
    ["ends with the morning, not at two o'clock", "2026-11-23 09:00", "2 hour", "2026-11-23 11:00"],
    ["over lunch", "2026-11-23 10:00", "2 hour", "2026-11-23 15:00"],
    ["ends with the day", "2026-11-23 14:00", "2.5 hour", "2026-11-23 16:30"],
    ["over a holiday", "2026-11-23 16:00", "1 hour", "2026-11-25 08:00"],
    ["eight working hours are a day and two hours here", "2026-11-25 09:15", "8 hour", "2026-11-26 14:15"],
    ["over Tết", "2026-02-13 16:00", "8 hour", "2026-02-24 09:00"],
    ["over the make-up Saturday", "2026-08-21 16:00", "1 hour", "2026-08-22 08:00"],
  ])("%s", (_name, start, text, expected) => {
    expect(dueAt(start, rule(text))).toBe(expected);
    expect(dueAt(start, rule(text, { mode: "clock" }))).toBe(expected);
  });
});

describe("parts of a day", () => {
  it.each([
    ["half a day", "2026-11-25 07:30", "0.5 working-day", "clock", "2026-11-25 10:30"],
    ["a quarter", "2026-11-25 10:30", "0.25 working-day", "clock", "2026-11-25 15:00"],
    ["half a day over lunch", "2026-11-25 10:00", "0.5 working-day", "clock", "2026-11-25 16:00"],
    ["half a day in either mode", "2026-11-25 10:00", "0.5 working-day", "end-of-day", "2026-11-25 16:00"],
    ["two and a half days, clock kept", "2026-11-25 08:00", "2.5 working-day", "clock", "2026-11-27 11:00"],
    [
      "two and a half days to the end of the half",
      "2026-11-25 08:00",
      "2.5 working-day",
      "end-of-day",
      "2026-11-30 10:30",
    ],
    ["half a calendar day", "2026-11-25 08:00", "0.5 calendar-day", "end-of-day", "2026-11-25 11:00"],
    [
      "one and a half calendar days are two whole ones",
      "2026-11-25 08:00",
      "1.5 calendar-day",
      "end-of-day",
      "2026-11-27 16:30",
    ],
  ] as const)("%s", (_name, start, text, mode, expected) => {
    expect(dueAt(start, rule(text, { mode }))).toBe(expected);
  });
});

describe("months and years (Civil Code Art. 147-148)", () => {
  it.each([
    ["the same day of the month", "2026-10-08 09:00", "1 month", "2026-11-09 16:30"], // 8/11 is a Sunday
    ["31 January + 1 month = the last of February", "2028-01-24 09:00", "1 month", "2028-02-24 16:30"],
    ["no such day: the last of the month", "2025-12-31 09:00", "2 month", "2026-03-02 16:30"],
    ["leap day + 1 year", "2028-02-29 09:00", "1 year", "2029-02-28 16:30"],
    ["a quarter over Tết", "2025-11-20 09:00", "3 month", "2026-02-23 16:30"],
  ])("%s", (_name, start, text, expected) => {
    expect(dueAt(start, rule(text))).toBe(expected);
  });
});

describe("after 15:00 and the same day", () => {
  const sameDay = rule("1 working-day", { sameDay: true, afterHour: "15:00" });

  it.each([
    ["before", "2026-11-23 09:00", "2026-11-23 16:30"],
    ["at 15:00 sharp", "2026-11-23 15:00", "2026-11-23 16:30"],
    ["a minute later", "2026-11-23 15:01", "2026-11-25 16:30"],
    ["on Saturday", "2026-11-28 08:00", "2026-11-30 16:30"],
  ])("the same day: %s", (_name, start, expected) => {
    expect(dueAt(start, sameDay)).toBe(expected);
  });

  it("moves a limit of days by a day too", () => {
    const late = rule("5 working-day", { afterHour: "15:00" });
    expect(dueAt("2026-11-25 15:00", late)).toBe("2026-12-02 16:30");
    expect(dueAt("2026-11-25 15:30", late)).toBe("2026-12-03 16:30");
  });
});

describe("stages and additions", () => {
  it("chains 15 days + 5 working days without losing a day between", () => {
    expect(dueAt("2026-10-01 09:00", rule("15 calendar-day"))).toBe("2026-10-16 16:30");
    expect(dueAt("2026-10-01 09:00", rule("15 calendar-day", { stages: [limit("5 working-day")] }))).toBe(
      "2026-10-23 16:30",
    );
  });

  it("two stages of working days are one limit of their sum", () => {
    for (const mode of ["clock", "end-of-day"] as const) {
      const stages = rule("3 working-day", { mode, stages: [limit("4 working-day")] });
      expect(dueAt("2026-11-19 10:10", stages)).toBe(dueAt("2026-11-19 10:10", rule("7 working-day", { mode })));
    }
  });

  it("keeps the closing minute of a sitting from stage to stage", () => {
    const given = rule("2 hour", { mode: "clock", stages: [limit("1 working-day")] });
    expect(dueAt("2026-11-25 09:00", given)).toBe("2026-11-26 11:00");
    const closing = rule("2.5 hour", { mode: "clock", stages: [limit("1 working-day")] });
    expect(dueAt("2026-11-25 14:00", closing)).toBe("2026-11-26 16:30");
  });

  it("adds ten working days for a mountainous commune", () => {
    const added: ClockEvent = { kind: "add", limit: limit("10 working-day"), reason: "xã miền núi" };
    expect(dueAt("2026-11-23 09:00", rule("10 working-day"), [added])).toBe("2026-12-22 16:30");
  });

  it("an addition in days enlarges the base before it rolls to a working day", () => {
    const added: ClockEvent = { kind: "add", limit: limit("5 calendar-day"), reason: "xa" };
    expect(dueAt("2026-11-25 09:00", rule("4 calendar-day"), [added])).toBe("2026-12-04 16:30");
  });

  it("an addition in another unit follows the base", () => {
    const added: ClockEvent = { kind: "add", limit: limit("2 working-day"), reason: "xa" };
    expect(dueAt("2026-11-25 09:00", rule("4 calendar-day"), [added])).toBe("2026-12-02 16:30");
  });
});

describe("time that does not count", () => {
  it.each([
    ["four hours over a night", "2 working-day", "clock", "2026-11-25 10:00", "2026-11-26 08:00", "2026-11-27 16:00"],
    ["exactly one day", "2 working-day", "end-of-day", "2026-11-26 10:00", "2026-11-27 10:00", "2026-11-30 16:30"],
    ["five minutes", "2 working-day", "end-of-day", "2026-11-26 10:00", "2026-11-26 10:05", "2026-11-30 16:30"],
    [
      "outside hours: nothing is lost",
      "2 working-day",
      "end-of-day",
      "2026-11-26 17:00",
      "2026-11-27 07:00",
      "2026-11-27 16:30",
    ],
    [
      "a weekend: nothing is lost",
      "3 working-day",
      "end-of-day",
      "2026-11-27 16:30",
      "2026-11-30 07:30",
      "2026-11-30 16:30",
    ],
    [
      "on the first day, which is not counted",
      "2 working-day",
      "end-of-day",
      "2026-11-25 10:00",
      "2026-11-25 15:00",
      "2026-11-27 16:30",
    ],
    ["ten calendar days", "10 calendar-day", "end-of-day", "2026-11-27 10:00", "2026-12-07 10:00", "2026-12-15 16:30"],
    [
      "after the due date: late stays late",
      "2 working-day",
      "end-of-day",
      "2026-11-30 08:00",
      "2026-12-30 08:00",
      "2026-11-27 16:30",
    ],
  ] as const)("%s", (_name, text, mode, from, to, expected) => {
    expect(dueAt("2026-11-25 09:00", rule(text, { mode }), paused(from, to))).toBe(expected);
  });

  it("a pause in the days to which a period of dates has rolled leaves what was left of them", () => {
    // Ten days end on Saturday 5/12 and roll to Monday 7/12; a pause from Sunday on takes two days.
    expect(dueAt("2026-11-25 09:00", rule("10 calendar-day"))).toBe("2026-12-07 16:30");
    const events = paused("2026-12-06 10:00", "2026-12-08 10:00");
    expect(dueAt("2026-11-25 09:00", rule("10 calendar-day"), events)).toBe("2026-12-09 16:30");
  });

  it("a pause that begins in the very minute of the end comes too late", () => {
    const late = (text: string, from: string) =>
      dueAt("2026-11-25 09:00", rule(text), paused(from, "2026-12-28 09:00"));
    expect(late("2 working-day", "2026-11-27 16:30")).toBe("2026-11-27 16:30");
    expect(late("2 calendar-day", "2026-11-27 16:30")).toBe("2026-11-27 16:30");
    expect(late("2 hour", "2026-11-25 11:00")).toBe("2026-11-25 11:00");
    expect(late("2 calendar-day", "2026-11-27 16:29")).not.toBe("2026-11-27 16:30");
  });

  it("names excluded periods: the loss notice at the commune", () => {
    const notice: ClockEvent = {
      kind: "exclude",
      from: at("2026-11-26 07:30"),
      to: at("2026-12-11 07:30"),
      reason: "niêm yết thông báo mất giấy chứng nhận tại xã",
    };
    expect(dueAt("2026-11-25 09:00", rule("10 working-day"), [notice])).toBe("2026-12-24 16:30");
  });

  it("counts shared time once", () => {
    const twice = [
      ...paused("2026-11-26 08:00", "2026-11-27 08:00"),
      { kind: "exclude", from: at("2026-11-26 08:00"), to: at("2026-11-27 08:00"), reason: "x" } as const,
    ];
    expect(dueAt("2026-11-25 09:00", rule("2 working-day"), twice)).toBe("2026-11-30 16:30");
  });

  it("has no due date while it is paused, unless it was late already", () => {
    const open = (from: string): readonly ClockEvent[] => [{ kind: "pause", at: at(from), reason: "chờ bổ sung" }];
    expect(dueAt("2026-11-25 09:00", rule("2 working-day"), open("2026-11-26 09:00"))).toBeNull();
    expect(dueAt("2026-11-25 09:00", rule("2 working-day"), open("2026-11-27 16:30"))).toBe("2026-11-27 16:30");
  });

  it("ignores a resume without a pause and a second pause inside one", () => {
    const events: readonly ClockEvent[] = [
      { kind: "resume", at: at("2026-11-25 10:00"), reason: "" },
      { kind: "pause", at: at("2026-11-26 08:00"), reason: "a" },
      { kind: "pause", at: at("2026-11-26 09:00"), reason: "b" },
      { kind: "resume", at: at("2026-11-27 08:00"), reason: "" },
    ];
    expect(dueAt("2026-11-25 09:00", rule("2 working-day"), events)).toBe("2026-11-30 16:30");
  });
});

describe("reset (NĐ 61/2018 Art. 19.4)", () => {
  const reset: ClockEvent = { kind: "reset", at: at("2026-12-07 14:20"), reason: "đã bổ sung đủ hồ sơ" };
  const open: ClockEvent = { kind: "pause", at: at("2026-11-27 09:00"), reason: "chờ bổ sung" };

  it("restarts from zero and ends the pause", () => {
    expect(dueAt("2026-11-25 09:00", rule("5 working-day"), [open, reset])).toBe("2026-12-14 16:30");
  });

  it("keeps additions but not an earlier extension", () => {
    const events: readonly ClockEvent[] = [
      { kind: "add", limit: limit("1 working-day"), reason: "xa" },
      { kind: "extend", at: at("2026-11-27 08:00"), to: at("2026-12-31 16:30"), reason: "" },
      reset,
    ];
    expect(dueAt("2026-11-25 09:00", rule("5 working-day"), events)).toBe("2026-12-15 16:30");
  });
});

describe("extension, once (NĐ 61/2018 Art. 19.9)", () => {
  const extend = (on: string, to: string): ClockEvent => ({
    kind: "extend",
    at: at(on),
    to: at(to),
    reason: "chờ xác minh",
  });

  it("sets the new date", () => {
    expect(dueAt("2026-11-25 09:00", rule("5 working-day"), [extend("2026-12-01 09:00", "2026-12-09 16:30")])).toBe(
      "2026-12-09 16:30",
    );
  });

  it("has no effect a second time, nor to an earlier date", () => {
    const twice = [extend("2026-12-01 09:00", "2026-12-09 16:30"), extend("2026-12-08 09:00", "2026-12-20 16:30")];
    expect(dueAt("2026-11-25 09:00", rule("5 working-day"), twice)).toBe("2026-12-09 16:30");
    expect(dueAt("2026-11-25 09:00", rule("5 working-day"), [extend("2026-12-01 09:00", "2026-12-01 16:30")])).toBe(
      "2026-12-02 16:30",
    );
  });

  it("moves with a later pause", () => {
    const events = [extend("2026-12-01 09:00", "2026-12-09 16:30"), ...paused("2026-12-03 09:00", "2026-12-04 09:00")];
    expect(dueAt("2026-11-25 09:00", rule("5 working-day"), events)).toBe("2026-12-10 16:30");
  });

  it("takes what was paused before it into account only to see that it is later", () => {
    const events = [...paused("2026-11-26 09:00", "2026-11-27 09:00"), extend("2026-12-01 09:00", "2026-12-09 16:30")];
    expect(dueAt("2026-11-25 09:00", rule("5 working-day"), events)).toBe("2026-12-09 16:30");
  });
});

describe("beyond the calendar", () => {
  it("says so instead of guessing", () => {
    expect(() => due(at("2034-12-01 09:00"), rule("100 working-day"), lawCalendar, [])).toThrow(/outside the calendar/);
    expect(() => due(at("2017-12-01 09:00"), rule("1 working-day"), lawCalendar, [])).toThrow(RangeError);
  });
});
