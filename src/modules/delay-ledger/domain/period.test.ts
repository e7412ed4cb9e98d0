import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { periodNamed, readDay, type PeriodName } from "./period.ts";

const today = Temporal.PlainDate.from("2026-11-25");
const told = (name: PeriodName, day = today) => {
  const { from, to } = periodNamed(name, day);
  return `${from.toString()}/${to.toString()}`;
};

describe("periods", () => {
  it("are whole months, quarters and years around a day", () => {
    expect(told("thang-nay")).toBe("2026-11-01/2026-11-30");
    expect(told("thang-truoc")).toBe("2026-10-01/2026-10-31");
    expect(told("quy-nay")).toBe("2026-10-01/2026-12-31");
    expect(told("nam-nay")).toBe("2026-01-01/2026-12-31");
  });

  it("cross the year, and keep leap days", () => {
    const january = Temporal.PlainDate.from("2028-01-31");
    expect(told("thang-truoc", january)).toBe("2027-12-01/2027-12-31");
    expect(told("thang-nay", Temporal.PlainDate.from("2028-02-29"))).toBe("2028-02-01/2028-02-29");
    expect(told("quy-nay", january)).toBe("2028-01-01/2028-03-31");
  });
});

describe("days as people write them", () => {
  it.each([
    ["2026-11-30", "2026-11-30"],
    ["30/11/2026", "2026-11-30"],
    [" 1/2/2026 ", "2026-02-01"],
  ])("%s is read", (text, day) => {
    expect(readDay(text)?.toString()).toBe(day);
  });

  it.each(["", "31/11/2026", "2026-13-01", "11/30/2026", "hôm nay", "2026-11-30T00:00"])("%s is not", (text) => {
    expect(readDay(text)).toBeUndefined();
  });
});
