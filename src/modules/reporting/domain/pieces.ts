import { dateInVietnam, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";

export type Grain = "day" | "month" | "year" | "procedure-month" | "procedure-year";

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

/** Years in the middle, months around them, days at the edges. */
function wholeGrains(asked: Cut, from: PlainDate | null, to: PlainDate): readonly Piece[] {
  const firstMonth = from === null ? null : upTo(from, { day: 1 }, { months: 1 });
  const lastMonth = to.with({ day: 1 });
  if (firstMonth !== null && compareDays(firstMonth, lastMonth) >= 0) return days(asked, from, to);
  const firstYear = firstMonth === null ? null : upTo(firstMonth, { month: 1, day: 1 }, { years: 1 });
  const lastYear = lastMonth.with({ month: 1, day: 1 });
  const hasYears = firstYear === null || compareDays(firstYear, lastYear) < 0;
  const months = hasYears
    ? [
        ...(firstMonth === null || firstYear === null ? [] : sums(asked, "month", firstMonth, firstYear)),
        ...sums(asked, "year", firstYear, lastYear),
        ...sums(asked, "month", lastYear, lastMonth),
      ]
    : sums(asked, "month", firstMonth, lastMonth);
  return [...(firstMonth === null ? [] : days(asked, from, firstMonth)), ...months, ...days(asked, lastMonth, to)];
}

function days(asked: Cut, from: PlainDate | null, to: PlainDate): readonly Piece[] {
  return asked.byProcedure ? facts(asked, from, to) : sums(asked, "day", from, to);
}

function sums(
  { side, byProcedure }: Cut,
  unit: "day" | "month" | "year",
  from: PlainDate | null,
  to: PlainDate,
): readonly Piece[] {
  if (from !== null && compareDays(from, to) >= 0) return [];
  const grain = byProcedure && unit !== "day" ? (`procedure-${unit}` as const) : unit;
  return [{ side, source: "sums", grain, from, to }];
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

/** The first start of a grain at or after a day. */
function upTo(day: PlainDate, start: { month?: number; day: number }, step: { months?: number; years?: number }) {
  const begun = day.with(start);
  return begun.equals(day) ? day : begun.add(step);
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
