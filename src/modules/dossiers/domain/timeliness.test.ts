import { describe, expect, it } from "vitest";
import { aDossier, at, CALENDAR } from "../testing.ts";
import { answerDueAt, isOverdue, timeliness } from "./timeliness.ts";

describe("overdue is derived", () => {
  const open = aDossier().inProgress().build(); // due 16:30 on Tuesday 1 December 2026

  it.each([
    ["2026-12-01 16:30", false],
    ["2026-12-01 16:31", true],
    ["2026-12-02 08:00", true],
  ])("at %s: %s", (local, overdue) => {
    expect(isOverdue(open, at(local))).toBe(overdue);
  });

  it("never for a dossier that waits, is resolved or has ended", () => {
    const later = at("2030-01-01 08:00");
    expect(isOverdue(aDossier().awaitingSupplement().build(), later)).toBe(false);
    expect(isOverdue(aDossier().resolved().build(), later)).toBe(false);
    expect(isOverdue(aDossier().stopped().build(), later)).toBe(false);
    expect(isOverdue(aDossier().build(), later)).toBe(false);
  });

  it.each([
    ["2026-11-30 16:00", "early"],
    ["2026-12-01 08:00", "on-time"],
    ["2026-12-01 23:59", "on-time"],
    ["2026-12-02 00:01", "late"],
  ])("resolved at %s is %s: dates are compared", (local, verdict) => {
    expect(timeliness(aDossier().resolved(at(local)).build())).toBe(verdict);
  });

  it("has no verdict on an open dossier", () => {
    expect(timeliness(open)).toBeUndefined();
  });
});

describe("a submission must be answered within eight working hours (§15.10)", () => {
  it("counts working hours only", () => {
    const submitted = aDossier().build(); // Monday 09:15; 6 working hours a day, 24/11 is a holiday
    expect(answerDueAt(submitted, CALENDAR)).toEqual(at("2026-11-25 14:15"));
    expect(answerDueAt(aDossier().accepted().build(), CALENDAR)).toBeNull();
  });
});
