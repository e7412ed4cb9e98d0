import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { afterMinutes, closingOfDate, lastDate, segmentEnd, type Segment } from "./segment.ts";
import type { Stretch } from "./timeline.ts";

/** A stretch that moved a due date, and by how many working (or, for dates, calendar) minutes. */
export type Moved = { readonly stretch: Stretch; readonly lost: number; readonly in: "working" | "calendar" };

/** Where a segment ends when some time does not count; `end` is null while the clock stands still. */
export type SegmentResult = {
  readonly segment: Segment;
  readonly from: number;
  readonly end: number | null;
  readonly moved: readonly Moved[];
};

/**
 * The end of a segment from which stretches are taken out to the minute. What begins after the end changes nothing:
 * a dossier that is late stays late.
 */
export function segmentWithout(
  calendar: WorkingCalendar,
  from: number,
  segment: Segment,
  stretches: readonly Stretch[],
): SegmentResult {
  const result =
    segment.kind === "dates"
      ? shiftDates(calendar, from, segment, stretches)
      : shiftWork(calendar, {
          end: segmentEnd(calendar, from, segment),
          countedFrom: countedFrom(calendar, from, segment),
          stretches,
          toClosing: segment.kind === "workdays" && segment.mode === "end-of-day",
        });
  return { segment, from, ...result };
}

type Shift = { readonly end: number | null; readonly moved: readonly Moved[] };

/** Moves an end by the working minutes lost; `toClosing` then lets it run to the closing of that day. */
export function shiftWork(
  calendar: WorkingCalendar,
  input: {
    readonly end: number;
    readonly countedFrom: number;
    readonly stretches: readonly Stretch[];
    readonly toClosing: boolean;
  },
): Shift {
  const moved: Moved[] = [];
  let exact = input.end;
  let end = input.end;
  let run = { from: -Infinity, to: -Infinity };
  for (const stretch of input.stretches) {
    const from = Math.max(stretch.from, input.countedFrom);
    // Stretches that touch are one: the second does not begin after an end that the first had reached.
    run = { from: stretch.from === run.to ? run.from : from, to: stretch.to };
    if (run.from >= end) break;
    if (stretch.to <= from) continue;
    if (stretch.to === Infinity) return { end: null, moved };
    const lost = counting.workedUpTo(calendar, stretch.to) - counting.workedUpTo(calendar, from);
    if (lost === 0) continue;
    exact = afterMinutes(calendar, run.from < exact ? exact : end, lost);
    end = input.toClosing ? counting.closingOf(calendar, counting.dayIndexOf(calendar, exact)) : exact;
    moved.push({ stretch, lost, in: "working" });
  }
  return { end, moved };
}

function shiftDates(
  calendar: WorkingCalendar,
  from: number,
  segment: Extract<Segment, { kind: "dates" }>,
  stretches: readonly Stretch[],
): Shift {
  const moved: Moved[] = [];
  const day = counting.DAY_MINUTES;
  const firstCounted = endOfDay(from);
  let exact = counting.midnightOf(calendar, lastDate(calendar, from, segment) + 1);
  let end = closing(calendar, exact);
  let run = { from: -Infinity, to: -Infinity };
  for (const stretch of stretches) {
    const begin = Math.max(stretch.from, firstCounted);
    run = { from: stretch.from === run.to ? run.from : begin, to: stretch.to };
    if (run.from >= end) break;
    if (stretch.to <= begin) continue;
    if (stretch.to === Infinity) return { end: null, moved };
    const lost = stretch.to - begin;
    exact = (run.from < exact ? exact : Math.ceil(end / day) * day) + lost;
    end = closing(calendar, exact);
    moved.push({ stretch, lost, in: "calendar" });
  }
  return { end, moved };
}

/** Closing of the day that holds the last minute before `exact`, or of the next working day. */
function closing(calendar: WorkingCalendar, exact: number): number {
  return closingOfDate(calendar, counting.dayIndexOf(calendar, exact - 1));
}

/** The first day is not counted when a period runs to the end of a day (Civil Code Art. 147.2). */
function countedFrom(calendar: WorkingCalendar, from: number, segment: Segment): number {
  const wholeDays = segment.kind === "workdays" && segment.mode === "end-of-day" && segment.days > 0;
  return wholeDays ? counting.closingOf(calendar, counting.dayIndexOf(calendar, from)) : from;
}

function endOfDay(minute: number): number {
  return (Math.floor(minute / counting.DAY_MINUTES) + 1) * counting.DAY_MINUTES;
}
