import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import type { DueRule, Limit, Mode } from "./rule.ts";

/**
 * A limit taken apart into steps that count in one way only; each begins where the one before ended.
 * Minutes are local minutes as in the calendar's counting.
 */
export type Segment =
  | { readonly kind: "minutes"; readonly minutes: number }
  /** A share (0-1) of the working minutes of the day on which it begins. */
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "workdays"; readonly days: number; readonly mode: Mode }
  | { readonly kind: "dates"; readonly days: number; readonly months: number };

/** The segments of a rule with its extra limits: the base (with additions of the same unit), the rest, the stages. */
export function segmentsOf(rule: DueRule, extras: readonly Limit[]): readonly Segment[] {
  if (rule.sameDay === true) {
    const day: Segment = { kind: "workdays", days: 0, mode: "end-of-day" };
    return [day, ...[...extras, ...(rule.stages ?? [])].flatMap((limit) => split(limit, rule.mode))];
  }
  return [totalBase(rule, extras), ...otherExtras(rule, extras), ...(rule.stages ?? [])].flatMap((limit) =>
    split(limit, rule.mode),
  );
}

/** The base limit enlarged by the additions of its own unit. */
export function totalBase(rule: DueRule, extras: readonly Limit[]): Limit {
  const same = extras.filter((extra) => extra.unit === rule.limit.unit);
  return { unit: rule.limit.unit, value: same.reduce((sum, extra) => sum + extra.value, rule.limit.value) };
}

function otherExtras(rule: DueRule, extras: readonly Limit[]): readonly Limit[] {
  return extras.filter((extra) => extra.unit !== rule.limit.unit);
}

function split({ value, unit }: Limit, mode: Mode): readonly Segment[] {
  const whole = Math.floor(value);
  const share: readonly Segment[] = value > whole ? [{ kind: "share", share: value - whole }] : [];
  switch (unit) {
    case "hour":
      return [{ kind: "minutes", minutes: Math.round(value * 60) }];
    case "working-day":
      return whole === 0 ? share : [{ kind: "workdays", days: whole, mode }, ...share];
    case "calendar-day":
      // The Civil Code counts whole days: beyond the first, a part of a day runs to the end of that day.
      return whole === 0 ? share : [{ kind: "dates", days: Math.ceil(value), months: 0 }];
    case "month":
      return [{ kind: "dates", days: 0, months: whole }];
    case "year":
      return [{ kind: "dates", days: 0, months: whole * 12 }];
  }
}

/** The minute in which a segment that begins at `from` ends when nothing is excluded. */
export function segmentEnd(calendar: WorkingCalendar, from: number, segment: Segment): number {
  switch (segment.kind) {
    case "minutes":
      return afterMinutes(calendar, from, segment.minutes);
    case "share":
      return afterMinutes(calendar, from, minutesOfShare(calendar, from, segment.share));
    case "workdays":
      return afterWorkdays(calendar, from, segment.days, segment.mode);
    case "dates":
      return closingOfDate(calendar, lastDate(calendar, from, segment));
  }
}

/** Counts working minutes on. */
export function afterMinutes(calendar: WorkingCalendar, from: number, minutes: number): number {
  return minutes === 0 ? from : counting.minuteWorking(calendar, counting.workedUpTo(calendar, from) + minutes);
}

/** The n-th working day after the day of `from`: at its closing, or at the clock time of `from` inside its sittings. */
export function afterWorkdays(calendar: WorkingCalendar, from: number, days: number, mode: Mode): number {
  const index = counting.dayIndexOf(calendar, from);
  const target = counting.workdayAfter(calendar, index, days);
  if (mode === "end-of-day") return counting.closingOf(calendar, target);
  return capped(calendar, target, from - counting.midnightOf(calendar, index));
}

/** Index of the last date of a period of dates, before it is moved to a working day (Civil Code Art. 147-148). */
export function lastDate(
  calendar: WorkingCalendar,
  from: number,
  { days, months }: { readonly days: number; readonly months: number },
): number {
  const index = counting.dayIndexOf(calendar, from);
  if (months === 0) return index + days;
  const date = calendar.days[index]?.date;
  if (date === undefined) return index;
  return index + date.until(date.add({ months }, { overflow: "constrain" }), { largestUnit: "day" }).days;
}

/** Closing time of a date, or of the next working day when it is none (Civil Code Art. 148.5). */
export function closingOfDate(calendar: WorkingCalendar, index: number): number {
  return counting.closingOf(calendar, counting.workdayAfter(calendar, index, 0));
}

/** A clock time moved into the sittings of a day: up to the next sitting, and never past closing. */
function capped(calendar: WorkingCalendar, index: number, clock: number): number {
  const midnight = counting.midnightOf(calendar, index);
  for (const sitting of counting.workSittings(calendar, index)) {
    if (clock <= sitting.to) return midnight + Math.max(clock, sitting.from);
  }
  return counting.closingOf(calendar, index);
}

function minutesOfShare(calendar: WorkingCalendar, from: number, share: number): number {
  const next = counting.nextWorkingMinute(calendar, from);
  return Math.round(share * counting.minutesIn(calendar, counting.dayIndexOf(calendar, next)));
}
