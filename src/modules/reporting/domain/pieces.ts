import { dateInVietnam, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";

/**
 * Sums by field are kept of days, months and years; sums by procedure of half months, cut where the quarters of
 * procedure control begin (the 15th), and of years.
 */
export type Grain = "day" | "month" | "year" | "procedure-half" | "procedure-year";

/** Where a part of a figure is read: sums of whole days, months or years, or the facts themselves. */
export type Piece =
  | {
      readonly side: "before" | "during";
      readonly source: "sums";
      readonly grain: Grain;
      /** First start of a grain that counts; null is the beginning. */
      readonly from: PlainDate | null;
      /** First start that no longer counts. */
      readonly to: PlainDate;
    }
  | {
      readonly side: "before" | "during";
      readonly source: "facts";
      readonly from: PlainDate | null;
      readonly until: Instant;
    };

export type Sums = {
  /** The last day that is summed up; null when none is. */
  readonly closed: PlainDate | null;
  /** Procedures must be told apart, which the sums of days do not do. */
  readonly byProcedure: boolean;
};

type Asked = { readonly from: PlainDate; readonly until: Instant };

/**
 * Cuts the time before a period and the period itself into pieces that lie side by side: whole years, months and days
 * where they are summed up, the facts for what is left. Every instant before `until` is in exactly one piece.
 */
export function piecesOf({ from, until }: Asked, { closed, byProcedure }: Sums): readonly Piece[] {
  const end = dateInVietnam(until);
  const summed = closed === null ? null : earlier(end, closed.add({ days: 1 }));
  const before: Cut = { side: "before", from: null, to: earlier(from, end), summed, byProcedure };
  const during: Cut = { side: "during", from, to: end, summed, byProcedure };
  const pieces = [...cut(before), ...cut(during)];
  // The day that `until` cuts, and a period that begins after `until` has no part of it.
  if (compare(midnight(end), until) < 0) {
    const side = compareDays(end, from) < 0 ? "before" : "during";
    pieces.push({ side, source: "facts", from: end, until });
  }
  return joinFacts(pieces);
}

type Cut = {
  readonly side: Piece["side"];
  readonly from: PlainDate | null;
  readonly to: PlainDate;
  /** First day that is not summed up; null when nothing is. */
  readonly summed: PlainDate | null;
  readonly byProcedure: boolean;
};

function cut(asked: Cut): readonly Piece[] {
  const { from, to, summed } = asked;
  if (from !== null && compareDays(from, to) >= 0) return [];
  if (summed === null) return facts(asked, from, to);
  const last = earlier(to, summed);
  if (from !== null && compareDays(from, last) >= 0) return facts(asked, from, to);
  return [...wholeGrains(asked, from, last), ...facts(asked, last, to)];
}

/** Years in the middle, smaller grains around them, facts for what no grain holds. */
function wholeGrains(asked: Cut, from: PlainDate | null, to: PlainDate): readonly Piece[] {
  const [smallest, ...larger] = asked.byProcedure ? BY_PROCEDURE : BY_FIELD;
  const first = from === null ? null : atOrAfter(smallest, from);
  const last = smallest.start(to);
  if (first !== null && compareDays(first, last) >= 0) return facts(asked, from, to);
  return [
    ...(first === null ? [] : facts(asked, from, first)),
    ...nested(asked, { smallest, larger, from: first, to: last }),
    ...facts(asked, last, to),
  ];
}

type Nesting = {
  readonly smallest: Unit;
  readonly larger: readonly Unit[];
  readonly from: PlainDate | null;
  readonly to: PlainDate;
};

/** Cuts whole small grains into the largest that fit, from both ends inwards. */
function nested(asked: Cut, { smallest, larger, from, to }: Nesting): readonly Piece[] {
  const [next, ...rest] = larger;
  if (next === undefined) return sums(asked, smallest.grain, from, to);
  const first = from === null ? null : atOrAfter(next, from);
  const last = next.start(to);
  if (first !== null && compareDays(first, last) >= 0) return sums(asked, smallest.grain, from, to);
  return [
    ...(first === null ? [] : sums(asked, smallest.grain, from, first)),
    ...nested(asked, { smallest: next, larger: rest, from: first, to: last }),
    ...sums(asked, smallest.grain, last, to),
  ];
}

/** A grain: where the one that holds a day starts, and where the next one does. */
type Unit = {
  readonly grain: Grain;
  readonly start: (day: PlainDate) => PlainDate;
  readonly next: (start: PlainDate) => PlainDate;
};

const startOfYear = (day: PlainDate) => day.with({ month: 1, day: 1 });

const BY_FIELD: readonly [Unit, ...Unit[]] = [
  { grain: "day", start: (day) => day, next: (day) => day.add({ days: 1 }) },
  { grain: "month", start: (day) => day.with({ day: 1 }), next: (start) => start.add({ months: 1 }) },
  { grain: "year", start: startOfYear, next: (start) => start.add({ years: 1 }) },
];

const BY_PROCEDURE: readonly [Unit, ...Unit[]] = [
  {
    grain: "procedure-half",
    start: (day) => day.with({ day: day.day < 15 ? 1 : 15 }),
    next: (start) => (start.day === 1 ? start.with({ day: 15 }) : start.with({ day: 1 }).add({ months: 1 })),
  },
  { grain: "procedure-year", start: startOfYear, next: (start) => start.add({ years: 1 }) },
];

/** The first start of a grain at or after a day. */
function atOrAfter({ start, next }: Unit, day: PlainDate): PlainDate {
  const begun = start(day);
  return begun.equals(day) ? day : next(begun);
}

function sums({ side }: Cut, grain: Grain, from: PlainDate | null, to: PlainDate): readonly Piece[] {
  return from !== null && compareDays(from, to) >= 0 ? [] : [{ side, source: "sums", grain, from, to }];
}

function facts({ side }: Cut, from: PlainDate | null, to: PlainDate): readonly Piece[] {
  if (from !== null && compareDays(from, to) >= 0) return [];
  return [{ side, source: "facts", from, until: midnight(to) }];
}

/** Two stretches of facts that touch are read as one. */
function joinFacts(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const touches =
      last?.source === "facts" &&
      piece.source === "facts" &&
      last.side === piece.side &&
      piece.from !== null &&
      last.until.equals(midnight(piece.from));
    if (touches) joined[joined.length - 1] = { ...last, until: piece.until };
    else joined.push(piece);
  }
  return joined;
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return compareDays(a, b) <= 0 ? a : b;
}

function midnight(day: PlainDate): Instant {
  return instantOf(day.toPlainDateTime());
}

function compare(a: Instant, b: Instant): number {
  return Temporal.Instant.compare(a, b);
}

function compareDays(a: PlainDate, b: PlainDate): number {
  return Temporal.PlainDate.compare(a, b);
}
