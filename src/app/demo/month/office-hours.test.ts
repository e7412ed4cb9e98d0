import { describe, expect, it } from "vitest";
import { Temporal, isoInVietnam } from "#kernel/time.ts";
import { instantOfSecond, officeHours, secondOf } from "./office-hours.ts";
import { FIRST_MONTH } from "./scenario.ts";
import { CALENDAR } from "./testing.ts";

const hours = officeHours(CALENDAR, FIRST_MONTH.closed);
const at = (local: string) => secondOf(Temporal.Instant.from(`${local}+07:00`));
const told = (second: number) => isoInVietnam(instantOfSecond(second)).slice(0, 16);

describe("the hours of the centre", () => {
  it.each([
    ["in the morning it starts at once", "2019-01-10T08:00", 600, "desk", "2019-01-10T08:00"],
    ["before opening it waits", "2019-01-10T05:00", 600, "desk", "2019-01-10T07:30"],
    ["what noon would cut begins in the afternoon", "2019-01-10T10:55", 600, "desk", "2019-01-10T14:00"],
    ["what closing would cut begins the next day", "2019-01-10T16:25", 600, "desk", "2019-01-11T07:30"],
    ["people are received on Saturday morning", "2019-01-11T16:29", 600, "counter", "2019-01-12T07:30"],
    ["desks are empty on Saturday", "2019-01-11T16:29", 600, "desk", "2019-01-14T07:30"],
    ["nobody comes in Tết, not even on its Saturdays", "2019-02-01T16:29", 600, "counter", "2019-02-11T07:30"],
  ] as const)("%s", (_name, from, long, kind, start) => {
    expect(told(hours.nextStart(at(from), long, kind))).toBe(start);
  });

  it("counts working time over noon, the weekend and Tết", () => {
    expect(hours.between(at("2019-01-10T10:00"), at("2019-01-10T15:00"))).toBe(2 * 3600);
    expect(hours.between(at("2019-02-01T15:30"), at("2019-02-11T08:30"))).toBe(2 * 3600);
    expect(told(hours.after(at("2019-02-01T15:30"), 2 * 3600))).toBe("2019-02-11T08:30");
    expect(hours.after(at("2019-01-10T10:00"), 0)).toBe(at("2019-01-10T10:00"));
  });

  it("lists openings of a span, cut to it", () => {
    const openings = hours.openings(at("2019-01-11T15:00"), at("2019-01-12T09:00"), "counter");
    expect(openings.map(({ from, to }) => [told(from), told(to)])).toEqual([
      ["2019-01-11T15:00", "2019-01-11T16:30"],
      ["2019-01-12T07:30", "2019-01-12T09:00"],
    ]);
  });

  it("refuses what is longer than any opening", () => {
    expect(() => hours.nextStart(at("2027-12-01T08:00"), 5 * 3600, "desk")).toThrow(/nothing so long/);
  });
});
