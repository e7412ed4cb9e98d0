import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal, type PlainDate } from "#kernel/time.ts";
import { fixedClock } from "#platform/clock.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import {
  changeDays,
  changeSittings,
  confirmYear,
  currentVersion,
  dayOn,
  generateYear,
  listVersions,
  loadCalendar,
  STATE_ANNOUNCEMENTS,
  type CalendarChanged,
  type Changing,
  type DayKind,
  type SittingRule,
} from "./index.ts";

/** Random histories of changes against the simplest model: a map of dates, a set of years, a number. */
const HISTORIES = 25;
const TODAY = Temporal.PlainDate.from("2026-11-23");
const KINDS: readonly DayKind[] = ["working", "weekly-rest", "holiday", "compensatory", "swap-off", "swap-worked"];

type Officer = { readonly officerId: string };
type Command =
  | { readonly kind: "day"; readonly offset: number; readonly to: DayKind; readonly stale: boolean }
  | { readonly kind: "confirm"; readonly year: number; readonly stale: boolean }
  | { readonly kind: "sittings"; readonly offset: number; readonly hour: number; readonly stale: boolean };

const stale = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);
const commands: fc.Arbitrary<readonly Command[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("day" as const),
      offset: fc.integer({ min: -5, max: 60 }),
      to: fc.constantFrom(...KINDS),
      stale,
    }),
    fc.record({ kind: fc.constant("confirm" as const), year: fc.integer({ min: 2026, max: 2029 }), stale }),
    fc.record({
      kind: fc.constant("sittings" as const),
      offset: fc.integer({ min: -3, max: 30 }),
      hour: fc.integer({ min: 6, max: 9 }),
      stale,
    }),
  ),
  { minLength: 1, maxLength: 15 },
);

type Model = {
  version: number;
  readonly days: Map<string, DayKind>;
  readonly confirmed: Set<number>;
  /** Newest first: from which day on which opening hour. */
  readonly openings: { readonly from: PlainDate; readonly hour: number }[];
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe("histories of the calendar", () => {
  it(`${HISTORIES} random ones end as the model says, version by version`, async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (history) => {
        await sql`truncate calendar_day, calendar_year, calendar_sitting, calendar_version`.execute(database.owner);
        const model: Model = { version: 0, days: new Map(), confirmed: new Set(), openings: [] };
        const heard: CalendarChanged<Officer>[] = [];
        const changing: Changing<Officer> = {
          db: database.app,
          clock: fixedClock("2026-11-23T02:00:00Z"),
          newId,
          viewer: { officerId: newId() },
          onCalendarChanged: (_tx, change) => Promise.resolve(void heard.push(change)),
        };
        for (const command of history) {
          const accepted = await carryOut(changing, command, model.version + (command.stale ? 1 : 0));
          expect([command, accepted]).toEqual([command, expected(model, command)]);
          if (accepted) apply(model, command);
        }
        expect(await currentVersion(database.app)).toBe(model.version);
        expect(heard.map((change) => change.newVersion)).toEqual(
          Array.from({ length: model.version }, (_, i) => i + 1),
        );
        await compare(model);
        await undoneGivesTheLaw(model);
      }),
      { numRuns: HISTORIES },
    );
  }, 120_000);
});

async function carryOut(changing: Changing<Officer>, command: Command, version: number): Promise<boolean> {
  switch (command.kind) {
    case "day": {
      const days = [{ date: TODAY.add({ days: command.offset }), kind: command.to }];
      return (await changeDays(changing, { days, reason: "thử", version })).ok;
    }
    case "confirm":
      return (await confirmYear(changing, { year: command.year, version })).ok;
    case "sittings": {
      const from = TODAY.add({ days: command.offset });
      return (
        await changeSittings(changing, { unitId: null, rules: rulesAt(command.hour), from, reason: "thử", version })
      ).ok;
    }
  }
}

function expected(model: Model, command: Command): boolean {
  if (command.stale) return false;
  switch (command.kind) {
    case "confirm":
      return !model.confirmed.has(command.year);
    case "sittings":
      return command.offset >= 0;
    case "day": {
      const date = TODAY.add({ days: command.offset });
      const isRest = date.dayOfWeek > 5;
      const fits = isRest
        ? ["weekly-rest", "holiday", "swap-worked"].includes(command.to)
        : ["working", "holiday", "compensatory", "swap-off"].includes(command.to);
      return command.offset >= 0 && fits && kindIn(model, date) !== command.to;
    }
  }
}

function apply(model: Model, command: Command): void {
  model.version += 1;
  switch (command.kind) {
    case "day":
      model.days.set(TODAY.add({ days: command.offset }).toString(), command.to);
      return;
    case "confirm":
      model.confirmed.add(command.year);
      return;
    case "sittings":
      model.openings.unshift({ from: TODAY.add({ days: command.offset }), hour: command.hour });
  }
}

const law = new Map(
  [2026, 2027, 2028, 2029].flatMap((year) =>
    generateYear(year, STATE_ANNOUNCEMENTS).map((day) => [day.date.toString(), day.kind] as const),
  ),
);

function kindIn(model: Model, date: PlainDate): DayKind | undefined {
  return model.days.get(date.toString()) ?? law.get(date.toString());
}

async function compare(model: Model): Promise<void> {
  const calendar = await loadCalendar(database.app);
  for (let offset = -10; offset < 90; offset += 1) {
    const date = TODAY.add({ days: offset });
    const day = dayOn(calendar, date);
    expect([date.toString(), day.kind]).toEqual([date.toString(), kindIn(model, date)]);
    if (day.kind !== "working" && day.kind !== "swap-worked") continue;
    const opening = model.openings.find(({ from }) => Temporal.PlainDate.compare(date, from) >= 0);
    const index = calendar.days.indexOf(day);
    expect([date.toString(), calendar.work[index]?.[0]?.from]).toEqual([date.toString(), (opening?.hour ?? 7.5) * 60]);
  }
  for (const year of [2027, 2028, 2029]) {
    expect([year, calendar.unconfirmedYears.includes(year)]).toEqual([year, !model.confirmed.has(year)]);
  }
}

/** What every version says it was before, taken back from the newest on, is the law again. */
async function undoneGivesTheLaw(model: Model): Promise<void> {
  const versions = await listVersions(database.app, 1_000);
  const days = new Map(model.days);
  for (const { changes } of versions) {
    for (const change of changes) {
      if (change.kind !== "day") continue;
      expect(change.after.kind).toBe(days.get(change.date));
      days.set(change.date, change.before.kind);
    }
  }
  for (const [date, kind] of days) expect([date, kind]).toEqual([date, law.get(date)]);
}

function rulesAt(hour: number): readonly SittingRule[] {
  return [{ weekdays: [1, 2, 3, 4, 5], purpose: "work", sittings: [{ from: `0${hour}:00`, to: "16:00" }] }];
}
