import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTime, dateInVietnam } from "#kernel/time.ts";
import type { PlannedAct } from "./act.ts";
import { instantOfSecond, type Second } from "./office-hours.ts";
import { planMonth, type MonthPlan } from "./plan-month.ts";
import { FIRST_MONTH, monthOf, monthUpTo, PRESS_SEED } from "./scenario.ts";
import { aSmallMonth, CALENDAR, EVERY_FATE } from "./testing.ts";
import { Temporal } from "#kernel/time.ts";

const firstMonth = planMonth(FIRST_MONTH, CALENDAR);
const eventful = planMonth(aSmallMonth({ fates: EVERY_FATE, online: 15 }), CALENDAR);

const ASKED = {
  seed: PRESS_SEED,
  late: 0,
  supplements: 0,
  refusals: 0,
  withdrawals: 0,
  stops: 0,
  flood: "none",
} as const;

describe("the first month", () => {
  it("comes to the figures that are known of it, by the pace of the officers alone", () => {
    const known = 426;
    expect(firstMonth.figures).toMatchObject({
      received: 596,
      resolved: known,
      onTime: known,
      late: 0,
      inProcess: 170,
    });
    expect(firstMonth.inputs.pace).toBeGreaterThan(0);
    expect(firstMonth.inputs.pace).toBeLessThan(1);
    expect(monthOf(ASKED)).toBe(FIRST_MONTH);
  });

  it("tells of 209 dossiers at the notary's and 3 at the power company's", () => {
    const at = (agency: string) => firstMonth.lives.filter(({ ofCase }) => ofCase.agency === agency).length;
    expect([at("H37.02.01"), at("H37.91")]).toEqual([209, 3]);
  });

  it("is the same script every time", () => {
    const again = planMonth(FIRST_MONTH, CALENDAR);
    expect(JSON.stringify(again.acts)).toBe(JSON.stringify(firstMonth.acts));
    expect(planMonth({ ...FIRST_MONTH, seed: 7, known: null }, CALENDAR).acts).not.toEqual(firstMonth.acts);
  }, 60_000);

  it("says so when no pace leads to what is known", () => {
    const impossible = { ...aSmallMonth(), known: { resolved: 5000, everyoneInTime: true } } as const;
    expect(() => planMonth(impossible, CALENDAR)).toThrow(/no pace/);
  }, 60_000);
});

describe.each([
  ["the first month", firstMonth],
  ["an eventful month", eventful],
])("in %s", (_name, plan) => {
  it("people come when the counters are open", () => {
    const direct = plan.arrivals.filter(({ channel }) => channel === "direct");
    expect(direct.length).toBeGreaterThan(50);
    expect(direct.filter(({ at }) => !isOpen(at, "counter"))).toEqual([]);
  });

  it("officers work when their desks are open, and only receive and take money on Saturday", () => {
    const worked = plan.acts.filter(({ what }) => what.kind !== "submit");
    const atCounter = new Set<string>([
      "receive",
      "refuse",
      "ask-at-intake",
      "supply",
      "accept",
      "withdraw",
      "pay",
      "return",
    ]);
    const outside = worked.filter(
      ({ from, at, what }) => ![from, at].every((one) => isOpen(one, atCounter.has(what.kind) ? "counter" : "desk")),
    );
    expect(outside).toEqual([]);
  });

  it("nothing happens in Tết", () => {
    const days = new Set(plan.acts.map(({ at }) => dateInVietnam(instantOfSecond(at)).toString()));
    const tet = ["02", "03", "04", "05", "06", "07", "08", "09", "10"].map((day) => `2019-02-${day}`);
    expect(tet.filter((day) => days.has(day))).toEqual([]);
    expect(days.has("2019-02-01") && days.has("2019-02-11")).toBe(true);
  });

  it("no officer is in two places", () => {
    const visits = plan.acts.filter(({ what }) => what.kind !== "submit");
    for (const acts of Map.groupBy(visits, ({ officer }) => officer).values()) {
      const spans = mergeVisits(acts);
      const clashes = spans.filter((span, index) => index > 0 && span.from < (spans[index - 1]?.at ?? 0));
      expect(clashes).toEqual([]);
    }
  });

  it("each dossier goes forward in time", () => {
    for (const acts of Map.groupBy(plan.acts, ({ dossier }) => dossier).values()) {
      expect(acts.map(({ at }) => at)).toEqual(acts.map(({ at }) => at).toSorted((a, b) => a - b));
      expect(["receive", "submit"]).toContain(acts[0]?.what.kind);
    }
  });
});

describe("another month", () => {
  it("adds up, whatever is asked for (200 seeds)", () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(0, 5, 12), fc.boolean(), (seed, percent, isFlooded) => {
        const fates = { ...EVERY_FATE, late: percent, refused: percent };
        const flood = isFlooded ? monthOf({ ...ASKED, seed, flood: "before-tet" }).flood : null;
        const { figures, lives } = planMonth(aSmallMonth({ seed, fates, flood }), CALENDAR);
        const { received, resolved, inProcess, refused, withdrawn, stopped, onTime, late } = figures;
        expect(received).toBe(resolved + inProcess + refused + withdrawn + stopped);
        expect(resolved).toBe(onTime + late);
        expect(received).toBeLessThanOrEqual(lives.length);
        expect(received).toBeGreaterThan(lives.length * 0.8);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it("with lateness really has late ones, and without has none", () => {
    const of = (late: number) => planMonth(monthOf({ ...ASKED, seed: 11, late }), CALENDAR).figures;
    expect(of(8).late).toBeGreaterThan(10);
    expect(of(0).late).toBe(0);
  });

  it("has the refusals, withdrawals, stops and supplements that are asked for", () => {
    const wishes = { refusals: 3, withdrawals: 4, stops: 2, supplements: 10 };
    const { figures, acts, lives } = planMonth(monthOf({ ...ASKED, seed: 5, ...wishes }), CALENDAR);
    const percent = (count: number) => Math.round((100 * count) / lives.length);
    expect(percent(figures.refused)).toBe(3);
    expect(percent(figures.withdrawn)).toBeGreaterThanOrEqual(3);
    expect(percent(figures.stopped)).toBeGreaterThanOrEqual(1);
    expect(percent(acts.filter(({ what }) => what.kind === "ask").length)).toBeGreaterThanOrEqual(8);
    expect(acts.some(({ what }) => what.kind === "supply")).toBe(true);
  });

  it("with a flood sees more people in the last days before Tết", () => {
    const inLastWeek = (plan: MonthPlan) =>
      plan.arrivals.filter(({ at }) => dateInVietnam(instantOfSecond(at)).toString() >= "2019-01-28").length;
    const calm = planMonth(monthOf({ ...ASKED, seed: 3, late: 1 }), CALENDAR);
    const flooded = planMonth(monthOf({ ...ASKED, seed: 3, late: 1, flood: "before-tet" }), CALENDAR);
    expect(inLastWeek(flooded)).toBeGreaterThan(inLastWeek(calm) * 1.4);
  });
});

it("the evening of a month leaves something on every desk", () => {
  const now = Temporal.PlainDateTime.from("2026-11-25T18:45");
  const { acts, figures } = planMonth(monthUpTo(now), CALENDAR);
  const kinds = new Set(acts.map(({ what }) => what.kind));
  for (const kind of ["submit", "ask", "ask-at-intake", "refuse", "withdraw", "stop", "extend", "request-obligation"]) {
    expect(kinds).toContain(kind);
  }
  expect(figures.late).toBeGreaterThan(5);
  expect(figures.inProcess).toBeGreaterThan(80);
  expect(Math.max(...acts.map(({ at }) => at))).toBeLessThanOrEqual(secondsOf(now));
});

it("at whatever moment a demo begins, nothing happens to a dossier before it came or after it ended", () => {
  const endings = new Set(["return", "refuse", "withdraw", "stop"]);
  const since = Temporal.PlainDateTime.from("2026-11-26T07:00");
  const wrong = Array.from({ length: 40 }, (_, no) => since.add({ minutes: no * 30 })).flatMap((now) => {
    const lives = Map.groupBy(planMonth(monthUpTo(now), CALENDAR).acts, ({ dossier }) => dossier);
    const kindsOf = [...lives.values()].map((acts) => acts.map(({ what }) => what.kind));
    return kindsOf
      .filter(([first, ...rest]) => {
        const begins = first === "receive" || first === "submit";
        return !begins || rest.slice(0, -1).some((kind) => endings.has(kind));
      })
      .map((kinds) => `${now.toString()}: ${kinds.join(" ")}`);
  });
  expect(wrong).toEqual([]);
}, 60_000);

function secondsOf(local: Temporal.PlainDateTime): Second {
  return local.toZonedDateTime("UTC").epochMilliseconds / 1000;
}

/** The acts of one visit share their span. */
function mergeVisits(acts: readonly PlannedAct[]): readonly PlannedAct[] {
  const visits = [...Map.groupBy(acts, ({ from, dossier }) => `${from} ${dossier}`).values()];
  return visits.flatMap((visit) => visit.at(-1) ?? []).toSorted((a, b) => a.from - b.from);
}

function isOpen(at: Second, hours: "counter" | "desk"): boolean {
  const instant = instantOfSecond(at);
  const day = dateInVietnam(instant).dayOfWeek;
  const time = formatTime(instant);
  const isMorning = time >= "07:30" && time <= "11:00";
  const isAfternoon = time >= "14:00" && time <= "16:30";
  return day <= 5 ? isMorning || isAfternoon : day === 6 && hours === "counter" && isMorning;
}
