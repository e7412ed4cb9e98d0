import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal, type PlainDate } from "#kernel/time.ts";
import type { CalendarDay, DayKind } from "./calendar-day.ts";

/** What an administrator wants of one date. */
export type DayWish = { readonly date: PlainDate; readonly kind: DayKind };

/** A date as it was and as it becomes. */
export type DayChange = { readonly before: CalendarDay; readonly after: CalendarDay };

export type ChangeRefusal =
  | { readonly kind: "calendar/reason-missing" }
  | { readonly kind: "calendar/reason-too-long" }
  | { readonly kind: "calendar/nothing-changed" }
  | { readonly kind: "calendar/past-day"; readonly date: PlainDate }
  | { readonly kind: "calendar/outside"; readonly date: PlainDate }
  | { readonly kind: "calendar/same-day-twice"; readonly date: PlainDate }
  | { readonly kind: "calendar/kind-does-not-fit"; readonly date: PlainDate; readonly wanted: DayKind };

const LONGEST_REASON = 300;

/** The kinds that a date may be given: a rest day is rested, a holiday or worked; a weekday is worked or off. */
export function kindsFor(date: PlainDate): readonly DayKind[] {
  return date.dayOfWeek > 5
    ? ["weekly-rest", "holiday", "swap-worked"]
    : ["working", "holiday", "compensatory", "swap-off"];
}

/**
 * What changes when days get other kinds for a reason. The past is left alone: dates that were promised then were
 * counted on the calendar of then.
 */
export function decideChange(
  wishes: readonly DayWish[],
  given: {
    readonly reason: string;
    readonly today: PlainDate;
    readonly dayOn: (date: PlainDate) => CalendarDay | undefined;
  },
): Result<readonly DayChange[], ChangeRefusal> {
  const reason = given.reason.trim().normalize("NFC");
  if (reason === "") return err({ kind: "calendar/reason-missing" });
  if (reason.length > LONGEST_REASON) return err({ kind: "calendar/reason-too-long" });
  const changes: DayChange[] = [];
  const seen = new Set<string>();
  for (const { date, kind } of wishes) {
    const before = given.dayOn(date);
    if (before === undefined) return err({ kind: "calendar/outside", date });
    if (seen.has(date.toString())) return err({ kind: "calendar/same-day-twice", date });
    seen.add(date.toString());
    if (Temporal.PlainDate.compare(date, given.today) < 0) return err({ kind: "calendar/past-day", date });
    if (!kindsFor(date).includes(kind)) return err({ kind: "calendar/kind-does-not-fit", date, wanted: kind });
    if (before.kind !== kind) changes.push({ before, after: { date, kind, reason: { vi: reason, en: reason } } });
  }
  return changes.length === 0 ? err({ kind: "calendar/nothing-changed" }) : ok(changes);
}
