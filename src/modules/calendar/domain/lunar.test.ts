import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { lunarToSolar, tetOf } from "./lunar.ts";

/** Tết as celebrated in Vietnam (from 2027 on: as published in Vietnamese almanacs). */
const TET = `
1976-01-31 1977-02-18 1978-02-07 1979-01-28 1980-02-16 1981-02-05 1982-01-25 1983-02-13 1984-02-02 1985-01-21
1986-02-09 1987-01-29 1988-02-17 1989-02-06 1990-01-27 1991-02-15 1992-02-04 1993-01-23 1994-02-10 1995-01-31
1996-02-19 1997-02-07 1998-01-28 1999-02-16 2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09
2006-01-29 2007-02-17 2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19
2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29
2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02 2031-01-23 2032-02-11 2033-01-31 2034-02-19 2035-02-08
2036-01-28 2037-02-15 2038-02-04 2039-01-24 2040-02-12 2041-02-01 2042-01-22 2043-02-10 2044-01-30 2045-02-17
2046-02-06 2047-01-26 2048-02-14 2049-02-02 2050-01-23 2053-02-18
`
  .trim()
  .split(/\s+/);

describe("Tết Nguyên đán", () => {
  it.each(TET)("%s", (date) => {
    expect(tetOf(Number(date.slice(0, 4))).toString()).toBe(date);
  });

  it.each([
    [1985, "1985-02-20", "a month earlier: the solstice of 1984 was before midnight in Hà Nội, after it in Beijing"],
    [2007, "2007-02-18", "a day earlier: new moon at 23:14 in Hà Nội"],
    [2030, "2030-02-03", "a day earlier: new moon at 23:07 in Hà Nội"],
    [2053, "2053-02-19", "a day earlier: new moon at 23:31 in Hà Nội"],
  ])("differs from China's in %i (%s): %s", (year, chinese) => {
    expect(Temporal.PlainDate.compare(tetOf(year), chinese)).toBe(-1);
  });

  it("agrees with an unrelated Chinese calendar in every other year", () => {
    // ICU's own approximation of the new moon is minutes off, so nights close to midnight are listed.
    const closeToMidnight = [1985, 2007, 2027, 2030, 2053];
    const chinese = new Intl.DateTimeFormat("en-u-ca-chinese", { month: "numeric", day: "numeric", timeZone: "UTC" });
    for (let year = 1970; year <= 2120; year += 1) {
      if (closeToMidnight.includes(year)) continue;
      expect(`${year} ${chinese.format(Date.parse(tetOf(year).toString()))}`).toBe(`${year} 1/1`);
    }
  });
});

describe("Giỗ Tổ Hùng Vương, the tenth of the third lunar month", () => {
  it.each([
    "2018-04-25",
    "2019-04-14",
    "2020-04-02",
    "2021-04-21",
    "2022-04-10",
    "2023-04-29", // after a leap second month
    "2024-04-18",
    "2025-04-07",
    "2026-04-26",
    "2027-04-16",
  ])("%s", (date) => {
    expect(lunarToSolar({ year: Number(date.slice(0, 4)), month: 3, day: 10 }).toString()).toBe(date);
  });
});

describe("other lunar dates", () => {
  it.each([
    ["mid-autumn 2025, after a leap sixth month", 2025, 8, 15, "2025-10-06"],
    ["mid-autumn 2026", 2026, 8, 15, "2026-09-25"],
    ["kitchen gods 2026 (23/12 of the year before Tết 2027)", 2026, 12, 23, "2027-01-30"],
    ["Vu Lan 2024", 2024, 7, 15, "2024-08-18"],
  ])("%s", (_name, year, month, day, date) => {
    expect(lunarToSolar({ year, month, day }).toString()).toBe(date);
  });

  it("gives twelve or thirteen months between two Tết", () => {
    for (let year = 1976; year < 2150; year += 1) {
      const days = tetOf(year).until(tetOf(year + 1)).days;
      expect([353, 354, 355, 383, 384, 385]).toContain(days);
    }
  });

  it("refuses a month that does not exist", () => {
    expect(() => lunarToSolar({ year: 2026, month: 13, day: 1 })).toThrow(RangeError);
  });
});
