import { describe, expect, it } from "vitest";
import { generateYear } from "../domain/generate-year.ts";
import { STATE_ANNOUNCEMENTS } from "../domain/state-announcements.ts";
import { missingAnnouncements } from "../domain/statutory-holidays.ts";
import { presentYear, yearTable } from "./year.ts";

const table = (year: number) =>
  yearTable(year, generateYear(year, STATE_ANNOUNCEMENTS), missingAnnouncements(year, STATE_ANNOUNCEMENTS));
const object = (year: number) =>
  presentYear(year, generateYear(year, STATE_ANNOUNCEMENTS), missingAnnouncements(year, STATE_ANNOUNCEMENTS));

describe("a year for people", () => {
  it("has months side by side, with a mark on every day that is not worked", () => {
    const lines = table(2026).split("\n");
    expect(lines[0]).toBe("Lịch làm việc năm 2026: 249 ngày làm việc");
    expect(lines.slice(2, 8)).toEqual([
      "Tháng 1                        Tháng 2                        Tháng 3",
      " T2  T3  T4  T5  T6  T7  CN     T2  T3  T4  T5  T6  T7  CN     T2  T3  T4  T5  T6  T7  CN",
      "              1*  2~  3.  4.                             1.                             1.",
      "  5   6   7   8   9  10! 11.     2   3   4   5   6   7.  8.     2   3   4   5   6   7.  8.",
      " 12  13  14  15  16  17. 18.     9  10  11  12  13  14. 15.     9  10  11  12  13  14. 15.",
      " 19  20  21  22  23  24. 25.    16* 17* 18* 19* 20* 21. 22.    16  17  18  19  20  21. 22.",
    ]);
  });

  it("lists the special days with their reasons", () => {
    expect(table(2026)).toContain("  27/04/2026  Thứ hai   ngày nghỉ bù: bù cho Giỗ Tổ Hùng Vương 10/3 âm lịch");
    expect(table(2026)).toContain("  22/08/2026  Thứ bảy   ngày làm bù: thay cho ngày 31/08/2026");
  });

  it("says what has not been announced", () => {
    expect(table(2027)).toContain("(chưa xác nhận)");
    expect(table(2027)).toContain("Ngày nghỉ Tết Nguyên đán chưa được công bố");
    expect(table(2018)).not.toContain("Quốc khánh thứ hai");
    expect(table(2026)).not.toContain("chưa");
  });

  it("fits a terminal of a hundred columns", () => {
    for (const line of table(2027).split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });
});

describe("a year for programs", () => {
  it.each([
    [2019, "announced", 365],
    [2020, "announced", 366],
    [2026, "announced", 365],
    [2028, "unconfirmed", 366],
  ])("%i is %s with %i days, each with kind and reason", (year, status, length) => {
    const { days, ...head } = object(year);
    expect(head.status).toBe(status);
    expect(days).toHaveLength(length);
    expect(days.every((day) => day.reason !== "" && day.reasonEn !== "" && day.weekday >= 1 && day.weekday <= 7)).toBe(
      true,
    );
    expect(head.workingDays).toBe(days.filter((day) => day.kind === "working" || day.kind === "swap-worked").length);
  });

  it.each([
    [2019, 252],
    [2020, 252],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 250],
    [2026, 249],
  ])("%i has %i working days", (year, working) => {
    expect(object(year).workingDays).toBe(working);
  });
});
