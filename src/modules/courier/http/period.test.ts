import { expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { periodIn } from "./period.ts";

const NOW = Temporal.Instant.from("2026-11-25T20:00:00Z");

it("is this month in Vietnam where nothing was asked", () => {
  expect(periodIn({}, NOW)).toMatchObject({ fromText: "01/11/2026", toText: "26/11/2026" });
});

it("takes days as people write them, the last one whole", () => {
  const period = periodIn({ tu: "10/01/2019", den: "11/02/2019" }, NOW);
  expect([period.from.toString(), period.until.toString()]).toEqual(["2019-01-09T17:00:00Z", "2019-02-11T17:00:00Z"]);
});

it("ignores days that are none, and an end before the beginning", () => {
  expect(periodIn({ tu: "31/02/2026", den: "x" }, NOW)).toMatchObject({ fromText: "01/11/2026" });
  expect(periodIn({ tu: "20/11/2026", den: "01/11/2026" }, NOW)).toMatchObject({ toText: "20/11/2026" });
});
