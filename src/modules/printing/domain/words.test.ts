import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { dateInWords, momentInWords, momentOrBlank } from "./words.ts";

describe("thời gian trên biểu mẫu", () => {
  it.each([
    ["2026-11-23", "ngày 23 tháng 11 năm 2026"],
    ["2026-01-05", "ngày 05 tháng 01 năm 2026"],
    ["2026-02-28", "ngày 28 tháng 02 năm 2026"],
    ["2026-03-09", "ngày 09 tháng 3 năm 2026"],
    ["2026-12-01", "ngày 01 tháng 12 năm 2026"],
  ])("%s", (date, words) => {
    expect(dateInWords(Temporal.PlainDate.from(date))).toBe(words);
  });

  it("is told on the wall clock of Vietnam, also after midnight there", () => {
    expect(momentInWords(Temporal.Instant.from("2026-11-23T17:05:59Z"))).toBe(
      "00 giờ 05 phút, ngày 24 tháng 11 năm 2026",
    );
    expect(momentInWords(Temporal.Instant.from("2026-12-01T09:30:00Z"))).toBe(
      "16 giờ 30 phút, ngày 01 tháng 12 năm 2026",
    );
  });

  it("is left blank when there is none", () => {
    expect(momentOrBlank(null)).toBe("");
  });
});
