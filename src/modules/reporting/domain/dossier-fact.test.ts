import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { aDossier, at, CALENDAR } from "#modules/dossiers/testing.ts";
import { factOf, verdictOn } from "./dossier-fact.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

describe("verdictOn", () => {
  it.each([
    ["2026-11-27", "2026-11-26", "early"],
    ["2026-11-27", "2026-11-27", "on-time"],
    ["2026-11-27", "2026-11-28", "late"],
  ] as const)("promised for %s, settled on %s: %s", (dueOn, settledOn, verdict) => {
    expect(verdictOn(day(dueOn), day(settledOn))).toBe(verdict);
  });

  it("is on time when nothing was promised", () => {
    expect(verdictOn(null, day("2026-11-27"))).toBe("on-time");
  });
});

describe("factOf", () => {
  it("tells a submission that nobody has answered, with the eight hours of the centre", () => {
    const fact = factOf(aDossier().build(), CALENDAR);
    expect(fact).toMatchObject({ acceptedAt: null, settledAt: null, settlement: null, verdict: null, code: null });
    expect(Temporal.Instant.compare(fact.answerDueAt, fact.submittedAt)).toBe(1);
  });

  it("tells a dossier in progress by its promised date", () => {
    const dossier = aDossier().inProgress().build();
    expect(factOf(dossier, CALENDAR)).toMatchObject({
      code: dossier.code,
      settlement: null,
      workedMinutes: null,
      apologised: false,
    });
    expect(factOf(dossier, CALENDAR).dueOn).not.toBeNull();
  });

  it("counts the working time between acceptance and result, without the time it stood still", () => {
    const dossier = {
      ...aDossier().inProgress().build(),
      acceptedAt: at("2026-11-23 09:00"),
      resolvedAt: at("2026-11-27 10:00"),
      dueAt: at("2026-11-30 16:30"),
    };
    // 23/11 09:00-11:00 and afternoon, 24/11 holiday, 25 and 26/11 whole days, 27/11 07:30-10:00.
    const whole = factOf(dossier, CALENDAR);
    expect(whole).toMatchObject({ settlement: "resolved", verdict: "early", workedMinutes: 120 + 150 + 2 * 360 + 150 });
    const asked = {
      phase: "processing" as const,
      askedAt: at("2026-11-25 07:30"),
      reason: "Thiếu",
      papers: [],
      secondBasis: null,
      late: false,
      suppliedAt: at("2026-11-26 07:30"),
      previousDueAt: null,
    };
    expect(factOf({ ...dossier, supplements: [asked] }, CALENDAR).workedMinutes).toBe(120 + 150 + 360 + 150);
  });

  it("does not count a refusal at intake as settled, nor a withdrawal before acceptance as kept", () => {
    const submitted = aDossier().build();
    const ended = { endedAt: at("2026-11-24 08:00") };
    expect(factOf({ ...submitted, ...ended, state: "refused", ending: "refused" }, CALENDAR)).toMatchObject({
      refusedAt: ended.endedAt,
      settledAt: null,
    });
    expect(factOf({ ...submitted, ...ended, state: "withdrawn", ending: "withdrawn" }, CALENDAR)).toMatchObject({
      settlement: "withdrawn",
      verdict: null,
      workedMinutes: null,
    });
  });
});
