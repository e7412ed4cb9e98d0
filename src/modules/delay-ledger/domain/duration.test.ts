import { describe, expect, it } from "vitest";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { dayMinutesAt, durationInWords } from "./duration.ts";

describe("working time in words", () => {
  it.each([
    [0, "0 phút"],
    [45, "45 phút"],
    [60, "1 giờ"],
    [125, "2 giờ 5 phút"],
    [360, "1 ngày"],
    [359, "5 giờ 59 phút"],
    [2 * 360 + 3 * 60, "2 ngày 3 giờ"],
    [2 * 360 + 59, "2 ngày"],
    [1638 * 360, "1.638 ngày"],
  ])("%i minutes are %s on days of six hours", (minutes, words) => {
    expect(durationInWords(minutes, 360)).toBe(words.replaceAll(/(?<=\d) /g, "\u00a0"));
  });

  it("takes the length of the day from the calendar, of the next working day on a holiday", () => {
    expect(dayMinutesAt(CALENDAR, at("2026-11-23 09:00"))).toBe(360);
    expect(dayMinutesAt(CALENDAR, at("2026-11-24 09:00"))).toBe(360);
    expect(() => dayMinutesAt(CALENDAR, at("2040-01-01 09:00"))).toThrow(RangeError);
  });
});
