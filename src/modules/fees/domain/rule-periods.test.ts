import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { stretchesOf, versionOn } from "./rule-periods.ts";

const FIRST = { number: 1, from: "2017-01-01", to: null };

describe("versions of a rule", () => {
  it("follow one another from a day on, without anybody touching the older one", () => {
    const versions = [FIRST, { number: 2, from: "2026-12-01", to: null }];
    expect(versionOn(versions, "2026-11-30")?.number).toBe(1);
    expect(versionOn(versions, "2026-12-01")?.number).toBe(2);
    expect(versionOn(versions, "2016-12-31")).toBeUndefined();
    expect(stretchesOf(versions)).toEqual([
      { number: 1, from: "2017-01-01", to: "2026-11-30" },
      { number: 2, from: "2026-12-01", to: null },
    ]);
  });

  it("give back to the older one after a limited time", () => {
    expect(stretchesOf([FIRST, { number: 2, from: "2025-07-01", to: "2026-12-31" }])).toEqual([
      { number: 1, from: "2017-01-01", to: "2025-06-30" },
      { number: 2, from: "2025-07-01", to: "2026-12-31" },
      { number: 1, from: "2027-01-01", to: null },
    ]);
  });

  it("show a gap and an end", () => {
    const versions = [
      { number: 1, from: "2020-01-01", to: "2020-12-31" },
      { number: 2, from: "2021-02-01", to: "2021-12-31" },
    ];
    expect(stretchesOf(versions).map(({ number }) => number)).toEqual([1, null, 2, null]);
    expect(stretchesOf([])).toEqual([]);
  });

  it("say on each day what the stretches say", () => {
    const day = fc
      .integer({ min: 0, max: 200 })
      .map((days) => Temporal.PlainDate.from("2026-01-01").add({ days }).toString());
    const period = fc
      .tuple(day, fc.option(day))
      .map(([a, b]) => (b === null || b >= a ? { from: a, to: b } : { from: b, to: a }));
    const versions = fc
      .array(period, { maxLength: 6 })
      .map((list) => list.map((one, index) => ({ ...one, number: index + 1 })));
    fc.assert(
      fc.property(versions, day, (made, when) => {
        const stretch = stretchesOf(made).find(({ from, to }) => from <= when && (to === null || when <= to));
        expect(stretch?.number ?? undefined).toBe(versionOn(made, when)?.number);
      }),
      { numRuns: 500 },
    );
  });
});
