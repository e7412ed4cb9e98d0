import { describe, expect, it } from "vitest";
import { newMoon, sunLongitude } from "./astronomy.ts";

const UNIX_EPOCH_JD = 2440587.5;
const MINUTE = 1 / 1440;

function julian(iso: string): number {
  return Date.parse(iso) / 86_400_000 + UNIX_EPOCH_JD;
}

function newMoonNear(iso: string): number {
  return newMoon(Math.round((julian(iso) - 2451550.1) / 29.530588861));
}

describe("new moons against published almanacs (UT)", () => {
  it.each([
    ["1984-12-22T11:47Z"],
    ["2007-02-17T16:14Z"],
    ["2019-02-04T21:04Z"],
    ["2024-02-09T22:59Z"],
    ["2024-04-08T18:21Z"],
    ["2026-02-17T12:01Z"],
    ["2027-02-06T15:56Z"],
    ["2030-02-02T16:07Z"],
  ])("%s", (iso) => {
    expect(Math.abs(newMoonNear(iso) - julian(iso))).toBeLessThan(2 * MINUTE);
  });
});

describe("the sun against published equinoxes and solstices (UT)", () => {
  // The sun moves about one degree a day, so 0.002 degrees are three minutes.
  it.each([
    ["1984-12-21T16:23Z", 270],
    ["2000-03-20T07:35Z", 0],
    ["2019-12-22T04:19Z", 270],
    ["2024-03-20T03:06Z", 0],
    ["2024-06-20T20:51Z", 90],
    ["2024-09-22T12:44Z", 180],
    ["2024-12-21T09:21Z", 270],
    ["2026-12-21T20:50Z", 270],
  ])("%s is at %i degrees", (iso, degrees) => {
    const off = Math.abs(sunLongitude(julian(iso)) - degrees);
    expect(Math.min(off, 360 - off)).toBeLessThan(0.002);
  });

  it("runs through the circle once a year, forwards", () => {
    let before = sunLongitude(julian("2026-01-01T00:00Z"));
    let turns = 0;
    for (let day = 1; day <= 365; day += 1) {
      const now = sunLongitude(julian("2026-01-01T00:00Z") + day);
      if (now < before) turns += 1;
      before = now;
    }
    expect(turns).toBe(1);
  });
});
