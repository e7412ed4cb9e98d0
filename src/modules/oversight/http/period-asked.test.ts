import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { asTyped, readPeriodAsked } from "./period-asked.ts";

const NOW = Temporal.Instant.from("2026-11-25T15:00:45+07:00");
const daysOf = (query: Record<string, string>) => {
  const { told, errors } = readPeriodAsked(query, NOW);
  return [
    told.period.from.toString(),
    told.period.to.toString(),
    asTyped(told.until),
    errors.map(({ field }) => field),
  ];
};

describe("the period that a page is asked for", () => {
  it.each([
    [{}, ["2026-11-01", "2026-11-25", "15:00 25/11/2026", []]],
    [{ ky: "2026-10" }, ["2026-10-01", "2026-10-31", "31/10/2026", []]],
    [{ ky: "2026-11" }, ["2026-11-01", "2026-11-30", "15:00 25/11/2026", []]],
    [{ tu: "10/01/2019", den: "11/02/2019" }, ["2019-01-10", "2019-02-11", "11/02/2019", []]],
    [
      { tu: "2019-01-10", den: "2019-02-11", "tinh-den": "16:30 31/01/2019" },
      ["2019-01-10", "2019-02-11", "16:30 31/01/2019", []],
    ],
  ])("%j", (query, expected) => {
    expect(daysOf(query)).toEqual(expected);
  });

  it.each([
    [{ tu: "x" }, "tu"],
    [{ den: "32/01/2026" }, "den"],
    [{ tu: "02/01/2026", den: "01/01/2026" }, "den"],
    [{ tu: "01/11/2026", "tinh-den": "mai" }, "tinh-den"],
    [{ tu: "01/12/2026", den: "31/12/2026" }, "tinh-den"],
  ])("%j is refused at %s and kept as it was typed", (query, field) => {
    const { errors, typed } = readPeriodAsked(query, NOW);
    expect(errors.map((error) => error.field)).toEqual([field]);
    for (const text of Object.values(query)) expect(Object.values(typed)).toContain(text);
  });

  it("reads its own words back as the same instant", () => {
    for (const query of [
      { ky: "2026-10" },
      {},
      { tu: "01/11/2026", den: "25/11/2026", "tinh-den": "08:15 03/11/2026" },
    ]) {
      const { told } = readPeriodAsked(query, NOW);
      const again = readPeriodAsked({ ...query, "tinh-den": asTyped(told.until) }, NOW);
      expect(again.told.until.equals(told.until)).toBe(true);
    }
  });
});
