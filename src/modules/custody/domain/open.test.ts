import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, inVietnam, Temporal } from "#kernel/time.ts";
import { counting } from "#modules/calendar/domain.ts";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { PLACES } from "../testing.ts";
import { countOfPapers, opened } from "./open.ts";

const opening = { dossierId: "d", code: "C", immediate: false, unit: PLACES.counter, sheets: 2, originals: 1 };
const forwardBy = (local: string) => opened(opening, at(local), CALENDAR).after.forwardBy.toString();

function isWorking(local: Temporal.PlainDateTime): boolean {
  const minute = counting.minuteOf(instantOf(local));
  return counting.isWorkingIndex(CALENDAR, counting.dayIndexOf(CALENDAR, minute));
}

describe("the day of forwarding (NĐ 61/2018 Điều 18)", () => {
  it.each([
    ["in the morning: the same day", "2026-11-23 09:15", "2026-11-23 16:30"],
    ["at 15:00 sharp: the same day", "2026-11-23 15:00", "2026-11-23 16:30"],
    ["a minute later: the next working day, over a holiday", "2026-11-23 15:01", "2026-11-25 07:30"],
    ["on a Friday evening: Monday", "2026-11-27 17:00", "2026-11-30 07:30"],
    ["on a Saturday morning of intake: in the course of Monday", "2026-11-28 09:00", "2026-11-30 16:30"],
    ["before Tết: after Tết", "2027-02-04 15:30", "2027-02-12 07:30"],
  ])("%s", (_what, received, expected) => {
    expect(forwardBy(received)).toBe(at(expected).toString());
  });

  it("is the same working day up to 15:00 and the beginning of the next one after, at every minute of the years", () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 3 });
    fc.assert(
      fc.property(minutes, (offset) => {
        const now = at("2026-01-01 00:00").add({ minutes: offset });
        const by = opened(opening, now, CALENDAR).after.forwardBy;
        const [received, limit] = [inVietnam(now), inVietnam(by)];
        const inTime = Temporal.PlainTime.compare(received.toPlainTime(), "15:00") <= 0;
        if (isWorking(received) && inTime) {
          expect(limit.toString()).toBe(received.toPlainDate().toPlainDateTime("16:30").toString());
          return;
        }
        let next = received.add({ days: 1 });
        while (!isWorking(next)) next = next.add({ days: 1 });
        // Nothing is received on a day off: it counts as brought when the desks open.
        const clock = isWorking(received) ? "07:30" : "16:30";
        expect(limit.toString()).toBe(next.toPlainDate().toPlainDateTime(clock).toString());
      }),
      { numRuns: 2000 },
    );
  });
});

describe("opening", () => {
  it("puts it with the receiving unit, unforwarded, at version one", () => {
    const now = at("2026-11-23 09:15");
    expect(opened(opening, now, CALENDAR)).toMatchObject({
      event: "opened",
      before: null,
      handOver: null,
      after: {
        version: 1,
        homeUnitId: PLACES.counter.id,
        custodian: PLACES.counter,
        since: now,
        openedAt: now,
        forwardedAt: null,
      },
    });
  });

  it("counts the papers of the receipt; a paper dossier has a sheet at least", () => {
    const paper = { code: "T", name: "T", originals: 0, certified: 0, copies: 0, waivedBecause: null };
    expect(countOfPapers([])).toEqual({ sheets: 1, originals: 0 });
    expect(countOfPapers([paper])).toEqual({ sheets: 1, originals: 0 });
    expect(
      countOfPapers([
        { ...paper, originals: 2 },
        { ...paper, certified: 1, copies: 3 },
      ]),
    ).toEqual({ sheets: 6, originals: 2 });
  });
});
