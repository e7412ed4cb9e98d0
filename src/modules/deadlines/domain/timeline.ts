import { counting } from "#modules/calendar/domain.ts";
import type { ClockEvent, Limit } from "./rule.ts";

/** A stretch of local minutes that does not count; `to` is Infinity while the clock stands still. */
export type Stretch = {
  readonly kind: "pause" | "exclude";
  readonly from: number;
  readonly to: number;
  readonly reason: string;
};

export type Extension = { readonly at: number; readonly to: number; readonly reason: string };

/** The events of a dossier put in order: from where the clock runs, what stands still, what was added. */
export type Timeline = {
  readonly start: number;
  readonly reset: { readonly at: number; readonly reason: string } | undefined;
  /** In order and never overlapping. */
  readonly stretches: readonly Stretch[];
  readonly added: readonly { readonly limit: Limit; readonly reason: string }[];
  /** The one extension that may apply; a period that began anew has outlived it. */
  readonly extension: Extension | undefined;
  readonly ignoredExtensions: readonly Extension[];
};

type Timed = Exclude<ClockEvent, { kind: "add" }>;

/** Reads the events of a clock that started at a local minute; resumes without a pause say nothing. */
export function timelineOf(start: number, events: readonly ClockEvent[]): Timeline {
  const timed = events
    .filter((event): event is Timed => event.kind !== "add")
    .toSorted((a, b) => timeOf(a) - timeOf(b));
  const reset = lastReset(start, timed);
  const from = reset?.at ?? start;
  const [first, ...later] = timed.flatMap((event) =>
    event.kind === "extend"
      ? [{ at: counting.minuteOf(event.at), to: counting.minuteOf(event.to), reason: event.reason }]
      : [],
  );
  const isCurrent = first !== undefined && first.at >= from;
  return {
    start: from,
    reset,
    stretches: disjoint([...pausesAfter(from, timed), ...excludedAfter(from, timed)]),
    added: events.flatMap((event) => (event.kind === "add" ? [{ limit: event.limit, reason: event.reason }] : [])),
    extension: isCurrent ? first : undefined,
    ignoredExtensions: later.filter((extension) => extension.at >= from),
  };
}

/** Cuts stretches at a minute: those before it, and those from it on. */
export function splitAt(stretches: readonly Stretch[], minute: number): readonly [Stretch[], Stretch[]] {
  const before = stretches.filter((s) => s.from < minute).map((s) => ({ ...s, to: Math.min(s.to, minute) }));
  const after = stretches.filter((s) => s.to > minute).map((s) => ({ ...s, from: Math.max(s.from, minute) }));
  return [before, after];
}

function lastReset(start: number, timed: readonly Timed[]): Timeline["reset"] {
  const reset = timed.findLast((event) => event.kind === "reset");
  if (reset?.kind !== "reset") return undefined;
  const at = counting.minuteOf(reset.at);
  return at < start ? undefined : { at, reason: reset.reason };
}

function pausesAfter(start: number, timed: readonly Timed[]): readonly Stretch[] {
  const pauses: Stretch[] = [];
  let open: { from: number; reason: string } | undefined;
  for (const event of timed) {
    if (event.kind === "reset") open = undefined;
    if (event.kind === "pause") open ??= { from: counting.minuteOf(event.at), reason: event.reason };
    if (event.kind === "resume" && open !== undefined) {
      pauses.push({ kind: "pause", ...open, to: counting.minuteOf(event.at) });
      open = undefined;
    }
  }
  if (open !== undefined) pauses.push({ kind: "pause", ...open, to: Infinity });
  return pauses.filter((pause) => pause.to > start).map((pause) => ({ ...pause, from: Math.max(pause.from, start) }));
}

function excludedAfter(start: number, timed: readonly Timed[]): readonly Stretch[] {
  return timed.flatMap((event) => {
    if (event.kind !== "exclude") return [];
    const to = counting.minuteOf(event.to);
    if (to <= start) return [];
    return [
      { kind: "exclude" as const, from: Math.max(counting.minuteOf(event.from), start), to, reason: event.reason },
    ];
  });
}

/** Time that two stretches share is taken once, by the one that began first. */
function disjoint(stretches: readonly Stretch[]): readonly Stretch[] {
  let covered = -Infinity;
  return stretches
    .toSorted((a, b) => a.from - b.from)
    .flatMap((stretch) => {
      const from = Math.max(stretch.from, covered);
      if (from >= stretch.to) return [];
      covered = stretch.to;
      return [{ ...stretch, from }];
    });
}

function timeOf(event: Timed): number {
  return (event.kind === "exclude" ? event.from : event.at).epochMilliseconds;
}
