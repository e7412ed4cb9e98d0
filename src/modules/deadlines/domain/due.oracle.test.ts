import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, Temporal } from "#kernel/time.ts";
import {
  calendarOfLaw,
  compileCalendar,
  counting,
  STATE_ANNOUNCEMENTS,
  type CalendarDay,
  type WorkingCalendar,
} from "#modules/calendar/domain.ts";
import { reckon } from "./reckon.ts";
import { makeWorld, oracleDue, type Question, type World } from "./due.oracle.ts";
import type { ClockEvent, DueRule, Limit } from "./rule.ts";

/** 50,000 random cases in every run: the engine equals a walk minute by minute, to the minute (T-03). */
const CASES = 50_000;

type Pair = { readonly name: string; readonly world: World; readonly calendar: WorkingCalendar };

/** Days of the world in October and November 2026: where one wrong holiday shows soon. */
const AROUND_CULTURE_DAY = { min: 650, max: 692 };

const FIRST = "2025-01-01";
const DAYS = 1461;
const CENTRE = [
  [450, 660],
  [840, 990],
] as const;

/** The weekdays off and the rest days worked of 2025-2028, typed by hand (2027 and 2028 as the Code has them). */
const OFF = `2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-04-07 2025-04-30 2025-05-01
  2025-05-02 2025-09-01 2025-09-02 2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20
  2026-04-27 2026-04-30 2026-05-01 2026-08-31 2026-09-01 2026-09-02 2026-11-24 2027-01-01 2027-02-05 2027-02-08
  2027-02-09 2027-02-10 2027-02-11 2027-04-16 2027-04-30 2027-05-03 2027-09-02 2027-09-03 2027-11-24 2028-01-03
  2028-01-25 2028-01-26 2028-01-27 2028-01-28 2028-01-31 2028-04-04 2028-05-01 2028-05-02 2028-09-01 2028-09-04
  2028-11-24`.split(/\s+/);
const WORKED = ["2025-04-26", "2026-01-10", "2026-08-22"];

const law: Pair = {
  name: "law",
  world: makeWorld({ firstDate: FIRST, days: DAYS, off: OFF, worked: WORKED, sittings: CENTRE }),
  calendar: calendarOfLaw(2025, 2028, STATE_ANNOUNCEMENTS),
};

/** Invented calendars: other hours, one sitting or three, many holidays, worked Saturdays. */
const invented: readonly Pair[] = [
  pairOf("one sitting", 3, [[480, 1020]]),
  pairOf("nearly midnight to midnight", 7, [[0, 1439]]),
  pairOf("three sittings", 11, [
    [420, 690],
    [810, 1020],
    [1080, 1200],
  ]),
  pairOf("ten minutes", 5, [[600, 610]]),
];

describe("the engine and the walk", () => {
  it(`agree in ${CASES} random cases`, () => {
    let paused = 0;
    let moved = 0;
    fc.assert(
      fc.property(casesFrom({ min: 5, max: 600 }), (input) => {
        const pair = [law, ...invented][input.world] ?? law;
        const [engine, oracle] = [engineDue(pair.calendar, input.question), oracleDue(pair.world, input.question)];
        if (oracle === null) paused += 1;
        else if (input.question.stopped.length > 0) moved += 1;
        if (engine !== oracle) throw new Error(`${pair.name}: engine ${show(engine)}, walk ${show(oracle)}`);
      }),
      { numRuns: CASES, endOnFailure: false },
    );
    expect(paused).toBeGreaterThan(CASES / 100);
    expect(moved).toBeGreaterThan(CASES / 10);
  }, 120_000);

  it.each([
    ["a holiday a day late", shiftedHoliday(1)],
    ["a holiday a day early", shiftedHoliday(-1)],
    ["a Saturday that counts", saturdayWorked()],
    ["a missing afternoon", mutant({ from: "07:30", to: "11:00" })],
    ["a sitting a minute long", mutant({ from: "07:30", to: "11:00" }, { from: "14:00", to: "16:31" })],
  ])(
    "would notice %s",
    (_name, calendar) => {
      const outcome = fc.check(
        fc.property(
          casesFrom(AROUND_CULTURE_DAY),
          ({ question }) => engineDue(calendar, question) === oracleDue(law.world, question),
        ),
        { numRuns: CASES, endOnFailure: true },
      );
      expect(outcome.failed).toBe(true);
    },
    60_000,
  );
});

const units = ["hour", "working-day", "calendar-day", "month"] as const satisfies readonly Limit["unit"][];

const limitArbitrary: fc.Arbitrary<Limit> = fc.constantFrom(...units).chain((unit): fc.Arbitrary<Limit> => {
  switch (unit) {
    case "hour":
      return fc.integer({ min: 1, max: 160 }).map((quarters) => ({ unit, value: quarters / 4 }));
    case "working-day":
      return fc.oneof(
        fc.integer({ min: 1, max: 25 }).map((value) => ({ unit, value })),
        fc.integer({ min: 1, max: 60 }).map((quarters) => ({ unit, value: quarters / 4 })),
      );
    case "calendar-day":
      return fc.oneof(
        fc.integer({ min: 1, max: 40 }).map((value) => ({ unit, value })),
        fc.integer({ min: 1, max: 40 }).map((quarters) => ({ unit, value: quarters / 4 })),
      );
    case "month":
      return fc.integer({ min: 1, max: 2 }).map((value) => ({ unit, value }));
  }
});

/** Minutes of the world; half of the starts fall near an edge of a sitting or of the day. */
const startIn = (days: { min: number; max: number }) =>
  fc
    .record({
      day: fc.integer(days),
      clock: fc.oneof(
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom(0, 449, 450, 451, 659, 660, 661, 839, 840, 900, 901, 989, 990, 991, 1439),
      ),
    })
    .map(({ day, clock }) => day * 1440 + clock);

const casesFrom = (days: { min: number; max: number }) =>
  fc
    .record({
      world: fc.oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        { weight: 2, arbitrary: fc.integer({ min: 1, max: 4 }) },
      ),
      start: startIn(days),
      limit: limitArbitrary,
      stage: fc.option(limitArbitrary, { freq: 4, nil: undefined }),
      endOfDay: fc.boolean(),
      sameDay: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      after15: fc.boolean(),
      reset: fc.option(fc.integer({ min: 0, max: 10_000 }), { freq: 6, nil: undefined }),
      stopped: fc.oneof(
        fc.constant<[number, number][]>([]),
        fc.array(fc.tuple(fc.integer({ min: -3_000, max: 30_000 }), fc.integer({ min: 1, max: 15_000 })), {
          maxLength: 3,
        }),
      ),
      open: fc.option(fc.integer({ min: 0, max: 40_000 }), { freq: 8, nil: undefined }),
      extension: fc.option(
        fc.record({ after: fc.integer({ min: 0, max: 20_000 }), days: fc.integer({ min: 0, max: 40 }) }),
        { freq: 6, nil: undefined },
      ),
    })
    .map((g) => {
      const question: Question = {
        start: g.start,
        limits: g.stage === undefined ? [g.limit] : [g.limit, g.stage],
        endOfDay: g.endOfDay,
        sameDay: g.sameDay,
        after15: g.after15,
        reset: g.reset === undefined ? undefined : g.start + g.reset,
        stopped: [
          ...g.stopped.map(([at, length]) => [g.start + at, g.start + at + length] as const),
          ...(g.open === undefined ? [] : [[g.start + g.open, Infinity] as const]),
        ],
        extension:
          g.extension === undefined
            ? undefined
            : { at: g.start + g.extension.after, to: closingAfter(g.start + g.extension.after, g.extension.days) },
      };
      return { world: g.world, question };
    });

/** 16:30 of a working day of the law: what a leader writes as the new date. */
function closingAfter(minute: number, days: number): number {
  let day = Math.floor(minute / 1440) + days;
  while (law.world.workday[day] !== true) day += 1;
  return day * 1440 + 990;
}

const EPOCH_MINUTE = counting.minuteOf(instantOf(Temporal.PlainDateTime.from(`${FIRST}T00:00`)));

function engineDue(calendar: WorkingCalendar, q: Question): number | null {
  const at = (minute: number) => counting.instantAt(minute + EPOCH_MINUTE);
  const [limit, ...stages] = q.limits as readonly Limit[];
  if (limit === undefined) throw new Error("no limit");
  const rule: DueRule = {
    limit,
    stages,
    mode: q.endOfDay ? "end-of-day" : "clock",
    legalBasis: "",
    sameDay: q.sameDay,
    ...(q.after15 ? { afterHour: "15:00" } : {}),
  };
  const events: ClockEvent[] = q.stopped.map(([from, to]) =>
    to === Infinity
      ? { kind: "pause", at: at(from), reason: "" }
      : { kind: "exclude", from: at(from), to: at(to), reason: "" },
  );
  // An open pause of the walk is one that a reset does not end: it begins anew with the period.
  const reset = q.reset;
  if (reset !== undefined) {
    events.unshift({ kind: "reset", at: at(reset), reason: "" });
    for (const [from, to] of q.stopped) {
      if (to === Infinity && from < reset) events.push({ kind: "pause", at: at(reset), reason: "" });
    }
  }
  if (q.extension !== undefined) {
    events.push({ kind: "extend", at: at(q.extension.at), to: at(q.extension.to), reason: "" });
  }
  const { due } = reckon(at(q.start), rule, calendar, events);
  return due === null ? null : due - EPOCH_MINUTE;
}

function show(minute: number | null): string {
  return minute === null ? "paused" : counting.instantAt(minute + EPOCH_MINUTE).toString();
}

/** The same random holidays for both: every `step`-th weekday or so off, every fourth of them a worked Saturday. */
function pairOf(name: string, step: number, sittings: readonly (readonly [number, number])[]): Pair {
  const first = Temporal.PlainDate.from(FIRST);
  const off: string[] = [];
  const worked: string[] = [];
  for (let d = 0; d < DAYS; d += step + ((d * 7) % 5)) {
    const date = first.add({ days: d });
    if (date.dayOfWeek <= 5) off.push(date.toString());
    else if (date.dayOfWeek === 6) worked.push(date.toString());
  }
  const days = Array.from({ length: DAYS }, (_, d): CalendarDay => {
    const date = first.add({ days: d });
    const reason = { vi: "", en: "" };
    if (off.includes(date.toString())) return { date, kind: "holiday", reason };
    if (worked.includes(date.toString())) return { date, kind: "swap-worked", reason };
    return { date, kind: date.dayOfWeek > 5 ? "weekly-rest" : "working", reason };
  });
  const rules = [{ weekdays: [1, 2, 3, 4, 5], purpose: "work", sittings: sittings.map(timesOf) }] as const;
  return {
    name,
    world: makeWorld({ firstDate: FIRST, days: DAYS, off, worked, sittings }),
    calendar: compileCalendar({ days, sittings: rules, version: name }),
  };
}

function timesOf([from, to]: readonly [number, number]) {
  const text = (minute: number) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
  return { from: text(from), to: text(to) };
}

function pad(n: number): string {
  return String(n).padStart(2, "0");
}

function mutant(...sittings: readonly { from: string; to: string }[]): WorkingCalendar {
  const rules = [{ weekdays: [1, 2, 3, 4, 5], purpose: "work", sittings }] as const;
  return calendarOfLaw(2025, 2028, STATE_ANNOUNCEMENTS, rules);
}

/** One holiday (Culture Day 2026) moved by a day. */
function shiftedHoliday(by: number): WorkingCalendar {
  return changed((day) => {
    const name = day.date.toString();
    const moved = Temporal.PlainDate.from("2026-11-24").add({ days: by }).toString();
    if (name === "2026-11-24") return { ...day, kind: "working" };
    return name === moved ? { ...day, kind: "holiday" } : day;
  });
}

/** The Saturday of intake taken for a working day. */
function saturdayWorked(): WorkingCalendar {
  return changed((day) => (day.date.toString() === "2026-11-21" ? { ...day, kind: "swap-worked" } : day));
}

function changed(change: (day: CalendarDay) => CalendarDay): WorkingCalendar {
  return compileCalendar({
    days: law.calendar.days.map(change),
    sittings: [
      {
        weekdays: [1, 2, 3, 4, 5],
        purpose: "work",
        sittings: [
          { from: "07:30", to: "11:00" },
          { from: "14:00", to: "16:30" },
        ],
      },
    ],
    version: "mutant",
  });
}
