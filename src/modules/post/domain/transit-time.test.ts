import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateInVietnam, Temporal } from "#kernel/time.ts";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { daysWithin, isLate, promisedDay, TRANSIT_TIMES, transitTimeOf } from "./transit-time.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

describe("the promised day (TT 17/2017 Điều 7)", () => {
  it.each([
    ["2026-11-25 09:00", "same-district", "2026-11-26"],
    ["2026-11-25 09:00", "between-districts", "2026-11-27"],
    // The Day of Culture, 24 November, is a day of rest.
    ["2026-11-23 09:00", "same-district", "2026-11-25"],
    // Friday: the weekend does not count.
    ["2026-11-27 16:50", "same-district", "2026-11-30"],
    ["2026-11-27 16:50", "between-districts", "2026-12-01"],
    // Accepted on a Saturday: J+1 is Monday.
    ["2026-11-28 08:00", "same-district", "2026-11-30"],
    // New Year's Day is a holiday.
    ["2026-12-31 10:00", "same-district", "2027-01-04"],
  ] as const)("of what is taken at %s, %s, is %s", (taken, scope, promised) => {
    expect(promisedDay(at(taken), transitTimeOf(scope).most, CALENDAR).toString()).toBe(promised);
  });

  it("never comes before the day after acceptance, and is later for more days", () => {
    const minutes = fc.integer({ min: 0, max: 700 * 24 * 60 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 7 }), (after, days) => {
        const taken = at("2026-01-02 00:00").add({ minutes: after });
        const one = promisedDay(taken, days, CALENDAR);
        const other = promisedDay(taken, days + 1, CALENDAR);
        expect(Temporal.PlainDate.compare(one, dateInVietnam(taken))).toBe(1);
        expect(Temporal.PlainDate.compare(other, one)).toBe(1);
      }),
    );
  });

  it("is chosen inside what the law allows", () => {
    expect(daysWithin("inter-province", 5)).toBe(5);
    expect(daysWithin("inter-province", 1)).toBe(3);
    expect(daysWithin("inter-province", 30)).toBe(8);
    expect(daysWithin("inter-province", undefined)).toBe(8);
    expect(daysWithin("same-district", 4)).toBe(1);
    for (const { fewest, most, mostWithSlip } of TRANSIT_TIMES) {
      expect(fewest).toBeLessThanOrEqual(most);
      expect(most).toBeLessThanOrEqual(mostWithSlip);
    }
  });
});

describe("late", () => {
  it("is an item whose promised day is over, also when it came in the end", () => {
    const promisedOn = day("2026-11-25");
    expect(isLate({ promisedOn, endedAt: null }, at("2026-11-25 23:59"))).toBe(false);
    expect(isLate({ promisedOn, endedAt: null }, at("2026-11-26 00:00"))).toBe(true);
    expect(isLate({ promisedOn, endedAt: at("2026-11-25 17:00") }, at("2026-12-30 09:00"))).toBe(false);
    expect(isLate({ promisedOn, endedAt: at("2026-11-26 08:00") }, at("2026-12-30 09:00"))).toBe(true);
    expect(isLate({ promisedOn: null, endedAt: null }, at("2026-11-26 00:00"))).toBe(false);
  });
});
