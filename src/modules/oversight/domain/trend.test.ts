import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { NO_FLOW, type StepFlow } from "#modules/reporting/domain.ts";
import { boardPeriod } from "./board-period.ts";
import { trendOf } from "./trend.ts";

const until = Temporal.Instant.from("2026-11-25T14:05:00+07:00");
const point = (on: string, received: number): StepFlow => ({
  on: Temporal.PlainDate.from(on),
  channel: "direct",
  flow: { ...NO_FLOW, received },
});

describe("trendOf", () => {
  it("has every day of the period, empty ones too", () => {
    const steps = trendOf(boardPeriod("week", until), [
      point("2026-11-19", 2),
      point("2026-11-25", 1),
      point("2026-11-25", 4),
    ]);
    expect(steps.map(({ label, totals }) => [label, totals.came])).toEqual([
      ["19/11", 2],
      ["20/11", 0],
      ["21/11", 0],
      ["22/11", 0],
      ["23/11", 0],
      ["24/11", 0],
      ["25/11", 5],
    ]);
    expect(steps.at(-1)).toMatchObject({ name: "Thứ tư 25/11/2026" });
    expect(steps.at(-1)?.to.toString()).toBe("2026-11-25");
  });

  it("has every month of a year, the last one up to today", () => {
    const steps = trendOf(boardPeriod("year", until), [point("2026-03-01", 7)]);
    expect(steps).toHaveLength(11);
    expect(steps[2]).toMatchObject({ label: "3/26", name: "Tháng 03/2026", totals: { came: 7 } });
    expect(steps[2]?.to.toString()).toBe("2026-03-31");
    expect(steps.at(-1)?.to.toString()).toBe("2026-11-25");
  });
});
