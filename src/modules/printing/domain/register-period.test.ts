import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { boundsOf, type Period, periodInWords, readPeriod, readRegisterInstant, yearStart } from "./register-period.ts";

function period(from: string, to: string): Period {
  const read = readPeriod(from, to);
  if (!read.ok) throw new Error(read.error.vi);
  return read.value;
}

describe("kỳ của sổ theo dõi hồ sơ", () => {
  it("goes from midnight to midnight in Vietnam, both days included", () => {
    const { start, end } = boundsOf(period("1/11/2026", " 30/11/2026 "));
    expect(start.toString()).toBe("2026-10-31T17:00:00Z");
    expect(end.toString()).toBe("2026-11-30T17:00:00Z");
    expect(
      boundsOf(period("23/11/2026", "23/11/2026"))
        .end.since(boundsOf(period("23/11/2026", "23/11/2026")).start)
        .total("hours"),
    ).toBe(24);
  });

  it("counts ordinals from New Year in Vietnam", () => {
    expect(yearStart(period("15/06/2026", "31/12/2026")).toString()).toBe("2025-12-31T17:00:00Z");
    expect(boundsOf(period("31/12/2026", "31/12/2026")).end.toString()).toBe("2026-12-31T17:00:00Z");
  });

  it("is said on the page as people write dates", () => {
    expect(periodInWords(period("5/1/2026", "9/02/2026"))).toBe("Từ ngày 05/01/2026 đến ngày 09/02/2026");
  });

  it.each([
    ["30/02/2026", "01/03/2026", "tu"],
    ["2026-11-01", "30/11/2026", "tu"],
    ["", "30/11/2026", "tu"],
    ["11/23/2026", "30/11/2026", "tu"],
    ["01/11/1999", "30/11/1999", "tu"],
    ["01/11/2026", "31/11/2026", "den"],
    ["01/11/2026", "31/10/2026", "den"],
    ["01/12/2025", "31/01/2026", "den"],
    ["01/11/2026", "infinity", "den"],
  ])("%s to %s is mended at %s", (from, to, field) => {
    expect(readPeriod(from, to)).toMatchObject({ ok: false, error: { field } });
  });

  const november = { period: period("01/11/2026", "30/11/2026"), now: Temporal.Instant.from("2027-11-30T02:00:00Z") };

  it.each([
    ["", "2026-11-30T17:00:00Z"],
    ["31/12/2026", "2026-12-31T17:00:00Z"],
    [" 5/11/2026 ", "2026-11-05T17:00:00Z"],
    ["31/12/2099", "2027-11-30T02:00:00Z"],
  ])("is told as of the end of a day, of the period when none is named, never of the future: %s", (day, instant) => {
    const read = readRegisterInstant(day, november);
    expect(read.ok && read.value.toString()).toBe(instant);
  });

  it.each(["31/10/2026", "2026-12-31", "30/02/2027"])("is not told as of %s", (day) => {
    expect(readRegisterInstant(day, november)).toMatchObject({ ok: false, error: { field: "tinh-den" } });
  });
});
