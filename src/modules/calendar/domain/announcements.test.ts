import { describe, expect, it } from "vitest";
import { isoDate, parseAnnouncements } from "./announcements.ts";
import { STATE_ANNOUNCEMENTS } from "./state-announcements.ts";

function problemsOf(json: unknown): readonly string[] {
  const parsed = parseAnnouncements(json);
  return parsed.ok ? [] : parsed.error.map((problem) => problem.path);
}

describe("announcements", () => {
  it("of the project cover 2019 to 2026", () => {
    expect([...STATE_ANNOUNCEMENTS.years.keys()]).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(STATE_ANNOUNCEMENTS.cultureDayFrom).toBe(2026);
  });

  it("may leave everything out but the years, and ignore notes", () => {
    const parsed = parseAnnouncements({ note: "x", years: { "2027": {} } });
    expect(parsed.ok && parsed.value.years.get(2027)).toEqual({ swaps: [] });
    expect(parsed.ok && parsed.value.cultureDayFrom).toBe(2026);
  });

  it.each([
    ["no years", {}, ["years"]],
    ["a list", [], ["years"]],
    ["null", null, ["years"]],
    ["a year of two digits", { years: { "27": {} } }, ["years.27"]],
    ["a date that does not exist", { years: { "2026": { tet: ["2026-02-30", "2026-03-04"] } } }, ["years.2026.tet"]],
    ["a block backwards", { years: { "2026": { tet: ["2026-02-20", "2026-02-16"] } } }, ["years.2026.tet"]],
    ["a block in another year", { years: { "2027": { tet: ["2026-02-16", "2026-02-20"] } } }, ["years.2027.tet"]],
    ["one end only", { years: { "2026": { tet: ["2026-02-16"] } } }, ["years.2026.tet"]],
    [
      "a far second National Day",
      { years: { "2026": { national_day_extra: "2026-09-07" } } },
      ["years.2026.national_day_extra"],
    ],
    ["swaps that are no list", { years: { "2026": { swaps: {} } } }, ["years.2026.swaps"]],
    ["a swap without worked", { years: { "2026": { swaps: [{ off: "2026-01-02" }] } } }, ["years.2026.swaps.0.worked"]],
    [
      "a swap of a Saturday off",
      { years: { "2026": { swaps: [{ off: "2026-01-03", worked: "2026-01-10" }] } } },
      ["years.2026.swaps.0.off"],
    ],
    [
      "a swap worked on a Friday",
      { years: { "2026": { swaps: [{ off: "2026-01-02", worked: "2026-01-09" }] } } },
      ["years.2026.swaps.0.worked"],
    ],
    ["a culture day in words", { culture_day: { from: "soon" }, years: {} }, ["culture_day.from"]],
  ])("refuse %s", (_name, json, paths) => {
    expect(problemsOf(json)).toEqual(paths);
  });

  it("list every mistake at once", () => {
    expect(problemsOf({ years: { "2026": { tet: 1, national_day_extra: "1/9", swaps: [3] } } })).toHaveLength(3);
  });
});

describe("isoDate", () => {
  it.each(["2026-02-30", "2026-2-3", "20260203", "2026-02-03T00:00", "infinity", "", "10000-01-01"])(
    "refuses %s",
    (text) => {
      expect(isoDate(text)).toBeUndefined();
    },
  );

  it("takes a leap day", () => {
    expect(isoDate("2028-02-29")?.toString()).toBe("2028-02-29");
  });
});
