import { describe, expect, it } from "vitest";
import { at, lawCalendar, limit, rule, wall } from "../testing.ts";
import { due } from "./due.ts";
import { stepDues } from "./step-dues.ts";

function dues(start: string, steps: readonly (string | null)[], mode: "clock" | "end-of-day" = "clock") {
  return stepDues(
    at(start),
    steps.map((step) => (step === null ? null : limit(step))),
    mode,
    lawCalendar,
  ).map(wall);
}

describe("steps", () => {
  it("take their share of the whole and end with it", () => {
    const steps = ["0.5 working-day", "0.5 working-day", "4.5 working-day", "2 working-day", "0.5 working-day", null];
    expect(dues("2026-11-25 09:00", steps)).toEqual([
      "2026-11-25 15:00",
      "2026-11-26 09:00",
      "2026-12-02 15:00",
      "2026-12-04 15:00",
      "2026-12-07 09:00",
      "2026-12-07 09:00",
    ]);
    expect(wall(due(at("2026-11-25 09:00"), rule("8 working-day", { mode: "clock" }), lawCalendar, []).due)).toBe(
      "2026-12-07 09:00",
    );
  });

  it("in days of the calendar never end after the whole", () => {
    const steps = ["2 calendar-day", "3 calendar-day", "10 calendar-day"];
    expect(dues("2026-11-25 09:00", steps, "end-of-day").at(-1)).toBe("2026-12-10 16:30");
  });

  it("in another unit begin where the steps before them end", () => {
    expect(dues("2026-11-25 09:00", ["2 working-day", "4 hour"])).toEqual(["2026-11-27 09:00", "2026-11-27 16:00"]);
  });

  it("without time stay at the start", () => {
    expect(dues("2026-11-25 09:00", [null])).toEqual(["2026-11-25 09:00"]);
  });
});
