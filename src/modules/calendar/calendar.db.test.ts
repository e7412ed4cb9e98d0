import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { fixedClock } from "#platform/clock.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import {
  calendarOfLaw,
  changeDays,
  changeSittings,
  confirmYear,
  counting,
  currentVersion,
  dayOn,
  generateStoredYear,
  listVersions,
  loadCalendar,
  previewDays,
  STATE_ANNOUNCEMENTS,
  type CalendarChanged,
  type Changing,
  type DayKind,
} from "./index.ts";

let database: TestDatabase;
const heard: CalendarChanged<Officer>[] = [];
type Officer = { readonly officerId: string };
const officer: Officer = { officerId: newId() };
const clock = fixedClock("2026-11-23T02:15:00Z");
const date = (text: string) => Temporal.PlainDate.from(text);

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  heard.length = 0;
  await sql`truncate calendar_day, calendar_year, calendar_sitting, calendar_version`.execute(database.owner);
});

function changing(more: Partial<Changing<Officer>> = {}): Changing<Officer> {
  const onCalendarChanged = (_tx: unknown, change: CalendarChanged<Officer>) =>
    Promise.resolve(void heard.push(change));
  return { db: database.app, clock, newId, viewer: officer, onCalendarChanged, ...more };
}

const change = (day: string, kind: DayKind, version: number, reason = "Nghỉ do bão số 9") =>
  changeDays(changing(), { days: [{ date: date(day), kind }], reason, version });

async function kindOn(day: string): Promise<string> {
  const found = dayOn(await loadCalendar(database.app), date(day));
  return `${found.kind}: ${found.reason.vi}`;
}

describe("the calendar in force", () => {
  it("is the law when nothing is stored", async () => {
    const [calendar, law] = [await loadCalendar(database.app), calendarOfLaw(2018, 2036, STATE_ANNOUNCEMENTS)];
    expect(calendar.version).toBe("v0");
    expect(calendar.minutesBefore).toEqual(law.minutesBefore);
    expect(calendar.unconfirmedYears).toContain(2027);
    expect(calendar.unconfirmedYears).not.toContain(2026);
  });

  it("is read once for each version", async () => {
    const first = await loadCalendar(database.app);
    expect(await loadCalendar(database.app)).toBe(first);
    expect((await change("2026-11-26", "holiday", 0)).ok).toBe(true);
    const second = await loadCalendar(database.app);
    expect(second).not.toBe(first);
    expect(second.version).toBe("v1");
  });
});

describe("changing a day", () => {
  it("stores the year, the day with its reason and a version with what was before", async () => {
    const result = await change("2026-11-26", "holiday", 0);
    expect(result).toEqual({ ok: true, value: { version: 1 } });
    expect(await kindOn("2026-11-26")).toBe("holiday: Nghỉ do bão số 9");
    expect(await kindOn("2026-11-24")).toBe("holiday: Ngày Văn hóa Việt Nam 24/11");
    const [version] = await listVersions(database.app);
    expect(version).toMatchObject({ number: 1, reason: "Nghỉ do bão số 9", changedBy: officer.officerId });
    expect(version?.changes).toEqual([
      {
        kind: "day",
        date: "2026-11-26",
        before: { kind: "working", vi: "ngày làm việc", en: "working day" },
        after: { kind: "holiday", vi: "Nghỉ do bão số 9", en: "Nghỉ do bão số 9" },
      },
    ]);
  });

  it("tells the other slices in the same transaction: when they fail, nothing has changed", async () => {
    await change("2026-11-26", "holiday", 0);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ oldVersion: 0, newVersion: 1, reason: "Nghỉ do bão số 9", viewer: officer });
    expect(heard[0] && dayOn(heard[0].calendar, date("2026-11-26")).kind).toBe("holiday");
    const failing = changing({ onCalendarChanged: () => Promise.reject(new Error("dossier")) });
    const days = [{ date: date("2026-11-27"), kind: "holiday" as const }];
    await expect(changeDays(failing, { days, reason: "x", version: 1 })).rejects.toThrow("dossier");
    expect(await currentVersion(database.app)).toBe(1);
    expect(await kindOn("2026-11-27")).toBe("working: ngày làm việc");
  });

  it("refuses what was seen on an older version, and one of two at once", async () => {
    await change("2026-11-26", "holiday", 0);
    expect(await change("2026-11-27", "holiday", 0)).toEqual({
      ok: false,
      error: { kind: "calendar/stale", current: 1 },
    });
    const both = await Promise.all([change("2026-11-27", "holiday", 1), change("2026-11-30", "holiday", 1)]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(await currentVersion(database.app)).toBe(2);
  });

  it("refuses the past without a trace", async () => {
    expect(await change("2026-11-20", "holiday", 0)).toMatchObject({ ok: false, error: { kind: "calendar/past-day" } });
    expect(await currentVersion(database.app)).toBe(0);
  });

  it("swaps over a year's end", async () => {
    const days = [
      { date: date("2026-12-31"), kind: "swap-off" },
      { date: date("2027-01-09"), kind: "swap-worked" },
    ] as const;
    expect((await changeDays(changing(), { days, reason: "Hoán đổi", version: 0 })).ok).toBe(true);
    const calendar = await loadCalendar(database.app);
    const at = (day: string) =>
      counting.dayIndexOf(calendar, counting.minuteOf(Temporal.Instant.from(`${day}T03:00Z`)));
    expect(counting.workdayAfter(calendar, at("2026-12-30"), 1)).toBe(at("2027-01-04"));
    expect(counting.minutesIn(calendar, at("2027-01-09"))).toBe(360);
  });

  it("can be looked at before", async () => {
    const preview = await previewDays(changing(), {
      days: [{ date: date("2026-11-26"), kind: "holiday" }],
      reason: "x",
    });
    expect(preview.ok && dayOn(preview.value.calendar, date("2026-11-26")).kind).toBe("holiday");
    expect(preview.ok && preview.value.changes).toHaveLength(1);
    expect(await kindOn("2026-11-26")).toBe("working: ngày làm việc");
    expect(await currentVersion(database.app)).toBe(0);
  });

  it("cannot be rewritten by the application", async () => {
    await change("2026-11-26", "holiday", 0);
    await expect(sql`update calendar_version set reason = 'x'`.execute(database.app)).rejects.toMatchObject({
      code: "42501",
    });
    await expect(sql`delete from calendar_version`.execute(database.app)).rejects.toMatchObject({ code: "42501" });
  });
});

describe("confirming a year", () => {
  it("ends its being provisional, once", async () => {
    expect(await confirmYear(changing(), { year: 2027, version: 0 })).toEqual({ ok: true, value: { version: 1 } });
    expect((await loadCalendar(database.app)).unconfirmedYears).not.toContain(2027);
    expect(await confirmYear(changing(), { year: 2027, version: 1 })).toEqual({
      ok: false,
      error: { kind: "calendar/already-confirmed", year: 2027 },
    });
    expect(await confirmYear(changing(), { year: 1999, version: 1 })).toMatchObject({ ok: false });
  });

  it("keeps changes made before", async () => {
    await change("2027-02-04", "holiday", 0);
    await confirmYear(changing(), { year: 2027, version: 1 });
    expect(await kindOn("2027-02-04")).toBe("holiday: Nghỉ do bão số 9");
  });

  it("generates a year without confirming it", async () => {
    expect((await generateStoredYear(changing(), { year: 2028, version: 0 })).ok).toBe(true);
    expect((await loadCalendar(database.app)).unconfirmedYears).toContain(2028);
    expect((await generateStoredYear(changing(), { year: 2028, version: 1 })).ok).toBe(false);
  });
});

describe("sittings", () => {
  const unitId = newId();
  const today = date("2026-11-23");
  const early = [{ weekdays: [1, 2, 3, 4, 5], purpose: "work", sittings: [{ from: "07:00", to: "11:30" }] }] as const;

  it("of a unit are its own, from the same days", async () => {
    expect(
      (await changeSittings(changing(), { unitId, rules: early, from: today, reason: "Mùa hè", version: 0 })).ok,
    ).toBe(true);
    const [centre, unit] = [await loadCalendar(database.app), await loadCalendar(database.app, unitId)];
    const monday = counting.dayIndexOf(unit, counting.minuteOf(Temporal.Instant.from("2026-11-23T02:00Z")));
    expect([counting.minutesIn(centre, monday), counting.minutesIn(unit, monday)]).toEqual([360, 270]);
    expect([centre.version, unit.version]).toEqual(["v1", `v1:${unitId}`]);
    expect(await loadCalendar(database.app, unitId)).toBe(unit);
  });

  it("of the centre hold for everybody else, also twice changed", async () => {
    await changeSittings(changing(), { unitId: null, rules: early, from: today, reason: "a", version: 0 });
    await changeSittings(changing(), { unitId: null, rules: early, from: today, reason: "b", version: 1 });
    const unit = await loadCalendar(database.app, unitId);
    expect(unit.work.findLast((sittings) => sittings.length > 0)).toEqual([{ from: 420, to: 690 }]);
  });

  it("hold from their day on: what was worked before is counted as it was worked", async () => {
    const from = date("2026-12-01");
    await changeSittings(changing(), { unitId: null, rules: early, from, reason: "Mùa đông", version: 0 });
    const calendar = await loadCalendar(database.app);
    const minutesOn = (day: string) =>
      counting.minutesIn(
        calendar,
        counting.dayIndexOf(calendar, counting.minuteOf(Temporal.Instant.from(`${day}T02:00Z`))),
      );
    expect([minutesOn("2026-11-30"), minutesOn("2026-12-01")]).toEqual([360, 270]);
    const past = await changeSittings(changing(), {
      unitId: null,
      rules: early,
      from: date("2026-11-20"),
      reason: "x",
      version: 1,
    });
    expect(past).toMatchObject({ ok: false, error: { kind: "calendar/past-day" } });
  });

  it.each([
    [[], "calendar/no-work"],
    [[{ weekdays: [1], purpose: "intake", sittings: [{ from: "07:00", to: "08:00" }] }], "calendar/no-work"],
    [[{ weekdays: [8], purpose: "work", sittings: [{ from: "07:00", to: "08:00" }] }], "calendar/sittings-wrong"],
    [[{ weekdays: [1], purpose: "work", sittings: [{ from: "11:00", to: "08:00" }] }], "calendar/sittings-wrong"],
  ] as const)("refuse %j", async (rules, kind) => {
    expect(await changeSittings(changing(), { unitId: null, rules, from: today, reason: "x", version: 0 })).toEqual({
      ok: false,
      error: { kind },
    });
  });
});
