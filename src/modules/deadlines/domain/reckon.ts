import { counting, minuteOfDay, type WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Instant } from "#kernel/time.ts";
import { segmentWithout, shiftWork, type Moved, type SegmentResult } from "./excluded-time.ts";
import type { ClockEvent, DueRule } from "./rule.ts";
import { segmentsOf } from "./segment.ts";
import { splitAt, timelineOf, type Extension, type Stretch, type Timeline } from "./timeline.ts";

/** Everything that was decided on the way to a due date; the explanation is rendered from it. */
export type Reckoning = {
  readonly rule: DueRule;
  readonly timeline: Timeline;
  /** The working minute from which the clock runs. */
  readonly from: number;
  readonly receivedLate: boolean;
  readonly segments: readonly SegmentResult[];
  readonly extension: (Extension & { readonly moved: readonly Moved[] }) | undefined;
  readonly refusedExtensions: readonly Extension[];
  readonly due: number | null;
};

/** Counts a due date and keeps every step of the way; `due` adds the sentences. Throws a RangeError like it. */
export function reckon(
  start: Instant,
  rule: DueRule,
  calendar: WorkingCalendar,
  events: readonly ClockEvent[],
): Reckoning {
  const timeline = timelineOf(counting.minuteOf(start), events);
  const normal = counting.nextWorkingMinute(calendar, timeline.start);
  const receivedLate = isAfterHour(calendar, normal, rule.afterHour);
  const from = receivedLate ? nextOpening(calendar, normal) : normal;
  const common = { rule, timeline, from, receivedLate, refusedExtensions: timeline.ignoredExtensions };
  const limits = timeline.added.map((added) => added.limit);
  const run = (stretches: readonly Stretch[]) => runSegments(calendar, from, segmentsOf(rule, limits), stretches);

  const { extension } = timeline;
  if (extension !== undefined) {
    const [before, after] = splitAt(timeline.stretches, extension.at);
    const segments = run(before);
    const end = endOf(segments, from);
    if (end !== null && extension.to > end) {
      const shifted = shiftWork(calendar, {
        end: extension.to,
        countedFrom: extension.at,
        stretches: after,
        toClosing: rule.mode === "end-of-day" && rule.limit.unit !== "hour",
      });
      return { ...common, segments, extension: { ...extension, moved: shifted.moved }, due: shifted.end };
    }
  }
  const segments = run(timeline.stretches);
  const refused = extension === undefined ? [] : [extension];
  return {
    ...common,
    segments,
    extension: undefined,
    refusedExtensions: [...refused, ...timeline.ignoredExtensions],
    due: endOf(segments, from),
  };
}

function runSegments(
  calendar: WorkingCalendar,
  from: number,
  segments: ReturnType<typeof segmentsOf>,
  stretches: readonly Stretch[],
): readonly SegmentResult[] {
  const results: SegmentResult[] = [];
  let at: number | null = from;
  for (const segment of segments) {
    if (at === null) break;
    const result: SegmentResult = segmentWithout(calendar, at, segment, stretches);
    results.push(result);
    at = result.end;
  }
  return results;
}

function endOf(segments: readonly SegmentResult[], from: number): number | null {
  const last = segments.at(-1);
  return last === undefined ? from : last.end;
}

function isAfterHour(calendar: WorkingCalendar, minute: number, hour: DueRule["afterHour"]): boolean {
  if (hour === undefined) return false;
  const clock = minute - counting.midnightOf(calendar, counting.dayIndexOf(calendar, minute));
  return clock > minuteOfDay(hour);
}

function nextOpening(calendar: WorkingCalendar, minute: number): number {
  return counting.openingOf(calendar, counting.workdayAfter(calendar, counting.dayIndexOf(calendar, minute), 1));
}
