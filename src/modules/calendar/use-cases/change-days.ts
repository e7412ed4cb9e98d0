import { ok, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import type { CalendarDay } from "../domain/calendar-day.ts";
import { decideChange, type ChangeRefusal, type DayChange, type DayWish } from "../domain/change-days.ts";
import { compileCalendar, dayOn, type WorkingCalendar } from "../domain/working-calendar.ts";
import { readCalendar, readSittings } from "../store/load-calendar.ts";
import { saveDay, storeYear } from "../store/save-days.ts";
import type { CalendarChange, StoredDay } from "../store/tables.ts";
import { asNewVersion, type Changing, type Stale } from "./changing.ts";

export type ChangeDays = {
  readonly days: readonly DayWish[];
  readonly reason: string;
  /** The version that the person saw. */
  readonly version: number;
};

/** Gives days another kind for a reason: a new holiday, a storm, a swap. Open dossiers move with it, closed ones do not. */
export async function changeDays<Viewer extends { readonly officerId: string }>(
  changing: Changing<Viewer>,
  command: ChangeDays,
): Promise<Result<{ readonly version: number }, ChangeRefusal | Stale>> {
  return asNewVersion(changing, command, async (tx, now) => {
    const calendar = await readCalendar(tx);
    const decided = decideChange(command.days, {
      reason: command.reason,
      today: dateInVietnam(now),
      dayOn: (date) => findDay(calendar, date),
    });
    if (!decided.ok) return decided;
    for (const year of new Set(decided.value.map(({ after }) => after.date.year))) {
      await storeYear(tx, year, changing.newId);
    }
    for (const { after } of decided.value) await saveDay(tx, after);
    return ok(decided.value.map(recorded));
  });
}

/** The calendar as it would be after a change, without changing anything: for the preview. */
export async function previewDays<Viewer extends { readonly officerId: string }>(
  { db, clock }: Pick<Changing<Viewer>, "db" | "clock">,
  { days, reason }: Pick<ChangeDays, "days" | "reason">,
): Promise<Result<{ readonly calendar: WorkingCalendar; readonly changes: readonly DayChange[] }, ChangeRefusal>> {
  const calendar = await readCalendar(db);
  const today = dateInVietnam(await clock.now());
  const decided = decideChange(days, { reason, today, dayOn: (date) => findDay(calendar, date) });
  if (!decided.ok) return decided;
  const changed = new Map(decided.value.map(({ after }) => [after.date.toString(), after]));
  return ok({
    changes: decided.value,
    calendar: compileCalendar({
      days: calendar.days.map((day) => changed.get(day.date.toString()) ?? day),
      sittings: await readSittings(db),
      version: `${calendar.version}+preview`,
      unconfirmedYears: calendar.unconfirmedYears,
    }),
  });
}

function findDay(calendar: WorkingCalendar, date: CalendarDay["date"]): CalendarDay | undefined {
  const year = date.year;
  const [first, last] = [calendar.days[0]?.date.year ?? year + 1, calendar.days.at(-1)?.date.year ?? year - 1];
  return year < first || year > last ? undefined : dayOn(calendar, date);
}

function recorded({ before, after }: DayChange): CalendarChange {
  return { kind: "day", date: after.date.toString(), before: stored(before), after: stored(after) };
}

function stored(day: CalendarDay): StoredDay {
  return { kind: day.kind, vi: day.reason.vi, en: day.reason.en };
}
