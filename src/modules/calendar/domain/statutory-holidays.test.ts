import { describe, expect, it } from "vitest";
import { parseAnnouncements, type Announcements } from "./announcements.ts";
import { STATE_ANNOUNCEMENTS } from "./state-announcements.ts";
import { statutoryHolidays } from "./statutory-holidays.ts";

function holidays(year: number, announcements = STATE_ANNOUNCEMENTS): readonly string[] {
  return statutoryHolidays(year, announcements).map(({ date, name }) => `${date.toString().slice(5)} ${name.en}`);
}

function announced(json: unknown): Announcements {
  const parsed = parseAnnouncements(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const TET = "Lunar New Year (Tết)";
const HUNG = "Hùng Kings' Commemoration";

describe("the holidays of the Code", () => {
  it("2020, the last year of the Code of 2012: one National Day, ten days in all", () => {
    expect(holidays(2020)).toEqual([
      "01-01 New Year's Day",
      `01-23 ${TET}`,
      `01-24 ${TET}`,
      `01-25 ${TET}`,
      `01-26 ${TET}`,
      `01-27 ${TET}`,
      `04-02 ${HUNG}`,
      "04-30 Victory Day",
      "05-01 International Labour Day",
      "09-02 National Day",
    ]);
  });

  it("2021, the first year of the Code of 2019: two days of National Day, eleven in all", () => {
    expect(holidays(2021).filter((day) => day.endsWith("National Day"))).toEqual([
      "09-02 National Day",
      "09-03 National Day",
    ]);
    expect(holidays(2021)).toHaveLength(11);
    expect(holidays(2025)).toHaveLength(11);
  });

  it("2026: Culture Day makes twelve", () => {
    expect(holidays(2026)).toHaveLength(12);
    expect(holidays(2026).at(-1)).toBe("11-24 Vietnamese Culture Day");
  });

  it("Culture Day follows the data, not the code", () => {
    expect(holidays(2026, announced({ culture_day: { from: 2030 }, years: {} }))).toHaveLength(11);
    expect(holidays(2030, announced({ culture_day: { from: 2030 }, years: {} }))).toHaveLength(12);
  });
});

describe("a year that was not announced", () => {
  it.each([
    [2027, "02-05"],
    [2028, "01-25"],
    [2029, "02-12"],
    [2030, "02-01"],
    [2031, "01-22"],
  ])("%i: five days of Tết from the eve %s", (year, eve) => {
    const tet = holidays(year).filter((day) => day.endsWith(TET));
    expect(tet).toHaveLength(5);
    expect(tet[0]).toBe(`${eve} ${TET}`);
  });

  it.each([
    [2027, "09-03", "2 September is a Thursday"],
    [2028, "09-01", "a Saturday: the Friday before"],
    [2029, "09-03", "a Sunday: the Monday after"],
    [2030, "09-03", "a Monday: the Tuesday after"],
    [2031, "09-01", "a Tuesday: the Monday before"],
    [2032, "09-03", "a Thursday: the Friday after"],
    [2033, "09-01", "a Friday: the Thursday before"],
    [2037, "09-01", "a Wednesday: the Tuesday before"],
  ])("%i: the second National Day is %s (%s)", (year, day) => {
    expect(holidays(year)).toContain(`${day} National Day`);
  });

  it("chooses as the State did in every announced year", () => {
    const guess = announced({ years: {} });
    for (const [year, { nationalDayExtra }] of STATE_ANNOUNCEMENTS.years) {
      if (nationalDayExtra === undefined) continue;
      expect([year, holidays(year, guess).includes(`${nationalDayExtra.toString().slice(5)} National Day`)]).toEqual([
        year,
        true,
      ]);
    }
  });
});
