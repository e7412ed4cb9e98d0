import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { parseAnnouncements, type Announcements } from "./announcements.ts";
import { generateYear } from "./generate-year.ts";
import { STATE_ANNOUNCEMENTS } from "./state-announcements.ts";
import { missingAnnouncements } from "./statutory-holidays.ts";

/** Weekdays off as the press printed them, typed by hand: an independent check of the generator. */
const WEEKDAYS_OFF: Record<number, string> = {
  2019: "01-01 02-04 02-05 02-06 02-07 02-08 04-15 04-29 04-30 05-01 09-02",
  2020: "01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02",
  2021: "01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03",
  2022: "01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02",
  2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
  2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
  2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
  2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
  2027: "01-01 02-05 02-08 02-09 02-10 02-11 04-16 04-30 05-03 09-02 09-03 11-24", // provisional
};
const RESTDAYS_WORKED: Record<number, string> = {
  2019: "01-05 05-04",
  2024: "05-04",
  2025: "04-26",
  2026: "01-10 08-22",
};

function offOn(year: number, announcements = STATE_ANNOUNCEMENTS): string {
  return generateYear(year, announcements)
    .filter((day) => day.date.dayOfWeek <= 5 && day.kind !== "working")
    .map((day) => day.date.toString().slice(5))
    .join(" ");
}

function kindOn(date: string): string {
  const day = generateYear(Number(date.slice(0, 4)), STATE_ANNOUNCEMENTS).find((d) => d.date.toString() === date);
  return `${day?.kind}: ${day?.reason.vi}`;
}

function announced(json: unknown): Announcements {
  const parsed = parseAnnouncements(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe("a generated year", () => {
  it.each(Object.entries(WEEKDAYS_OFF))("%s has the weekdays off of that year", (year, off) => {
    expect(offOn(Number(year))).toBe(off);
  });

  it("2018 takes the swapped New Year's Eve from the announcement of 2019", () => {
    expect(offOn(2018)).toContain("12-31");
  });

  it.each(Object.keys(WEEKDAYS_OFF))("%s works only on the make-up Saturdays", (year) => {
    const worked = generateYear(Number(year), STATE_ANNOUNCEMENTS)
      .filter((day) => day.date.dayOfWeek > 5 && day.kind === "swap-worked")
      .map((day) => day.date.toString().slice(5))
      .join(" ");
    expect(worked).toBe(RESTDAYS_WORKED[Number(year)] ?? "");
  });

  it("has every date once, in order", () => {
    for (const year of [2026, 2028]) {
      const days = generateYear(year, STATE_ANNOUNCEMENTS);
      expect(days).toHaveLength(year === 2028 ? 366 : 365);
      days.forEach((day, i) => {
        expect(day.date.toString()).toBe(Temporal.PlainDate.from(`${year}-01-01`).add({ days: i }).toString());
      });
    }
  });

  it.each([
    ["2026-11-24", "holiday: Ngày Văn hóa Việt Nam 24/11"],
    ["2025-11-24", "working: ngày làm việc"],
    ["2026-04-26", "holiday: Giỗ Tổ Hùng Vương 10/3 âm lịch"],
    ["2026-04-27", "compensatory: bù cho Giỗ Tổ Hùng Vương 10/3 âm lịch"],
    ["2026-01-02", "swap-off: làm bù ngày 10/01/2026"],
    ["2026-01-10", "swap-worked: thay cho ngày 02/01/2026"],
    ["2026-01-03", "weekly-rest: ngày nghỉ hằng tuần"],
    ["2026-09-01", "holiday: Quốc khánh 2/9"],
    ["2020-09-01", "working: ngày làm việc"],
    ["2020-09-03", "working: ngày làm việc"],
    ["2020-01-25", "holiday: Tết Nguyên đán"],
    ["2020-01-28", "compensatory: bù cho Tết Nguyên đán"],
    ["2023-01-25", "compensatory: bù cho Tết Nguyên đán"],
    ["2022-05-02", "compensatory: bù cho Ngày Chiến thắng 30/4"],
    ["2022-05-03", "compensatory: bù cho Ngày Quốc tế lao động 1/5"],
  ])("%s is %s", (date, expected) => {
    expect(kindOn(date)).toBe(expected);
  });

  it.each([
    [2029, "11-26", "24/11/2029 is a Saturday"],
    [2030, "11-25", "24/11/2030 is a Sunday"],
  ])("%i compensates Culture Day on %s: %s", (year, date) => {
    expect(offOn(year)).toContain(date);
  });
});

describe("the Tết block", () => {
  it("announced without its compensatory days gets them by the Code", () => {
    const block = announced({ years: { "2027": { tet: ["2027-02-05", "2027-02-09"] } } });
    expect(offOn(2027, block)).toContain("02-05 02-08 02-09 02-10 02-11");
  });

  it("announced longer than owed is off all the same", () => {
    const block = announced({ years: { "2026": { tet: ["2026-02-16", "2026-02-23"] } } });
    const monday = generateYear(2026, block).find((day) => day.date.toString() === "2026-02-23");
    expect(monday?.kind).toBe("holiday");
  });

  it("is provisional where nothing was announced", () => {
    expect(missingAnnouncements(2026, STATE_ANNOUNCEMENTS)).toEqual([]);
    expect(missingAnnouncements(2020, STATE_ANNOUNCEMENTS)).toEqual([]);
    expect(missingAnnouncements(2018, STATE_ANNOUNCEMENTS)).toEqual(["tet"]);
    expect(missingAnnouncements(2027, STATE_ANNOUNCEMENTS)).toEqual(["tet", "national-day"]);
  });
});

describe("every year from 2013 to 2120", () => {
  it("gives each holiday on a rest day exactly one compensatory weekday", () => {
    for (let year = 2013; year <= 2120; year += 1) {
      const days = generateYear(year, STATE_ANNOUNCEMENTS);
      const onRest = days.filter((day) => day.kind === "holiday" && day.date.dayOfWeek > 5).length;
      const comp = days.filter((day) => day.kind === "compensatory");
      expect([year, comp.length]).toEqual([year, onRest]);
      expect(comp.every((day) => day.date.dayOfWeek <= 5)).toBe(true);
    }
  });
});
