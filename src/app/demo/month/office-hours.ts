import { Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { counting, type MinuteSitting, type WorkingCalendar } from "#modules/calendar/domain.ts";

/** Seconds on Vietnam's wall clock since 1970-01-01 00:00: the whole numbers that the planner reckons in. */
export type Second = number;

const MINUTE = 60;
/** Seconds of a day. */
export const DAY = 86_400;
const OFFSET = 7 * 3_600;

/** The instant of a wall-clock second. */
export function instantOfSecond(second: Second): Instant {
  return Temporal.Instant.fromEpochMilliseconds((second - OFFSET) * 1_000);
}

/** The wall-clock second of an instant. */
export function secondOf(instant: Instant): Second {
  return Math.floor(instant.epochMilliseconds / 1_000) + OFFSET;
}

/** The first second of a date. */
export function dawnOf(date: PlainDate): Second {
  return secondOf(Temporal.Instant.from(`${date.toString()}T00:00:00+07:00`));
}

/** Desk: hours that count for limits. Counter: the same and Saturday morning, when people are only received. */
export type Hours = "desk" | "counter";

/** A stretch of time in which a place is open. */
export type Opening = { readonly from: Second; readonly to: Second };

/** When the centre is open, by the working calendar and the days on which it stays closed all the same. */
export type OfficeHours = {
  /** The opening of that day in which something so long fits at or after this second, or that of a later day. */
  readonly nextStart: (at: Second, long: number, hours: Hours) => Second;
  /** Working seconds (of the desks) between two seconds. */
  readonly between: (from: Second, to: Second) => number;
  /** The second by which so many working seconds have passed. */
  readonly after: (from: Second, seconds: number) => Second;
  /** Every opening of a span in order. */
  readonly openings: (from: Second, to: Second, hours: Hours) => readonly Opening[];
};

const NEVER: readonly MinuteSitting[] = [];

/** Reads the hours of a calendar; `closed` are further days off. */
export function officeHours(calendar: WorkingCalendar, closed: readonly PlainDate[]): OfficeHours {
  const shut = new Set(closed.map((date) => Math.floor(dawnOf(date) / DAY)));
  const sittingsOf = (day: number, hours: Hours): readonly MinuteSitting[] => {
    if (shut.has(day)) return NEVER;
    const index = day - calendar.firstDay;
    const work = calendar.work[index] ?? NEVER;
    return hours === "counter" && work.length === 0 ? (calendar.intake[index] ?? NEVER) : work;
  };
  const nextStart = (at: Second, long: number, hours: Hours): Second => {
    for (let day = Math.floor(at / DAY); ; day += 1) {
      for (const sitting of sittingsOf(day, hours)) {
        const start = Math.max(at, day * DAY + sitting.from * MINUTE);
        if (start + long <= day * DAY + sitting.to * MINUTE) return start;
      }
      if (day - calendar.firstDay > calendar.days.length) throw new RangeError(`nothing so long fits: ${long} s`);
    }
  };
  const worked = (at: Second) => counting.workedUpTo(calendar, Math.floor(at / MINUTE));
  return {
    nextStart,
    between: (from, to) => (worked(to) - worked(from)) * MINUTE,
    after: (from, seconds) => {
      const minutes = Math.round(seconds / MINUTE);
      if (minutes <= 0) return from;
      return counting.minuteWorking(calendar, worked(from) + minutes) * MINUTE;
    },
    openings: (from, to, hours) => {
      const found: Opening[] = [];
      for (let day = Math.floor(from / DAY); day * DAY < to; day += 1) {
        for (const sitting of sittingsOf(day, hours)) {
          const opening = {
            from: Math.max(from, day * DAY + sitting.from * MINUTE),
            to: Math.min(to, day * DAY + sitting.to * MINUTE),
          };
          if (opening.from < opening.to) found.push(opening);
        }
      }
      return found;
    },
  };
}
