import { describe, expect, it } from "vitest";
import { weekHours, weekdaysShown } from "./week-hours.ts";

describe("weekHours", () => {
  it("shows office hours even when nobody came", () => {
    const rows = weekHours([]);
    expect(rows.map(({ hour }) => hour)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    expect(weekdaysShown(rows)).toBe(5);
  });

  it("widens to what came outside them, and counts each in its place", () => {
    const rows = weekHours([
      { weekday: 1, hour: 8, count: 3 },
      { weekday: 6, hour: 22, count: 1 },
      { weekday: 1, hour: 8, count: 2 },
    ]);
    expect(rows.at(-1)).toEqual({ hour: 22, name: "22-23", counts: [0, 0, 0, 0, 0, 1, 0] });
    expect(rows[1]?.counts[0]).toBe(5);
    expect(rows.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(weekdaysShown(rows)).toBe(6);
  });
});
