import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import type { DayKind } from "./calendar-day.ts";
import { decideChange, kindsFor } from "./change-days.ts";
import { generateYear } from "./generate-year.ts";
import { STATE_ANNOUNCEMENTS } from "./state-announcements.ts";

const days = generateYear(2026, STATE_ANNOUNCEMENTS);
const date = (text: string) => Temporal.PlainDate.from(text);

function change(wishes: readonly (readonly [string, DayKind])[], reason = "Bão số 9") {
  return decideChange(
    wishes.map(([text, kind]) => ({ date: date(text), kind })),
    {
      reason,
      today: date("2026-11-23"),
      dayOn: (asked) => days.find((day) => day.date.equals(asked)),
    },
  );
}

function refused(result: ReturnType<typeof change>): string {
  return result.ok ? "" : result.error.kind;
}

describe("changing days", () => {
  it("gives a weekday off with the reason", () => {
    const result = change([["2026-11-26", "holiday"]], "  Nghỉ do bão số 9 ");
    expect(result.ok && result.value.map(({ before, after }) => [before.kind, after.kind, after.reason.vi])).toEqual([
      ["working", "holiday", "Nghỉ do bão số 9"],
    ]);
  });

  it("swaps two days in one change and leaves out what stays as it is", () => {
    const result = change([
      ["2026-11-27", "swap-off"],
      ["2026-11-28", "swap-worked"],
      ["2026-11-29", "weekly-rest"],
    ]);
    expect(result.ok && result.value.map(({ after }) => after.date.toString())).toEqual(["2026-11-27", "2026-11-28"]);
  });

  it.each([
    ["no reason", [["2026-11-26", "holiday"]], "  ", "calendar/reason-missing"],
    ["a long reason", [["2026-11-26", "holiday"]], "x".repeat(301), "calendar/reason-too-long"],
    ["what is so already", [["2026-11-26", "working"]], "x", "calendar/nothing-changed"],
    ["nothing", [], "x", "calendar/nothing-changed"],
    ["yesterday", [["2026-11-22", "swap-worked"]], "x", "calendar/past-day"],
    ["another year", [["2027-11-26", "holiday"]], "x", "calendar/outside"],
    [
      "a day twice",
      [
        ["2026-11-26", "holiday"],
        ["2026-11-26", "working"],
      ],
      "x",
      "calendar/same-day-twice",
    ],
    ["a Saturday as weekday", [["2026-11-28", "working"]], "x", "calendar/kind-does-not-fit"],
    ["a Monday as rest day", [["2026-11-30", "weekly-rest"]], "x", "calendar/kind-does-not-fit"],
    ["a Monday as make-up day", [["2026-11-30", "swap-worked"]], "x", "calendar/kind-does-not-fit"],
  ] as const)("refuses %s", (_name, wishes, reason, kind) => {
    expect(refused(change(wishes, reason))).toBe(kind);
  });

  it("allows today", () => {
    expect(change([["2026-11-23", "holiday"]]).ok).toBe(true);
  });

  it("every day of the law has a kind that fits it", () => {
    for (const day of days) expect(kindsFor(day.date)).toContain(day.kind);
  });
});
