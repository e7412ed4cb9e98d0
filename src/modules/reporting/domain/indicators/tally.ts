/** Points of one indicator for one dossier or one unit (TT 01/2018/TT-VPCP Điều 13). */
export type Points = 0 | 1 | 2;

/** How many got two points, one, none. */
export type Tally = { readonly two: number; readonly one: number; readonly zero: number };

export const NO_TALLY: Tally = { two: 0, one: 0, zero: 0 };

/** Both tallies together. */
export function addTallies(a: Tally, b: Tally): Tally {
  return { two: a.two + b.two, one: a.one + b.one, zero: a.zero + b.zero };
}

/** A tally with `count` more that got these points. */
export function tallied(tally: Tally, points: Points, count: number): Tally {
  if (points === 2) return { ...tally, two: tally.two + count };
  return points === 1 ? { ...tally, one: tally.one + count } : { ...tally, zero: tally.zero + count };
}

/** How many were scored. */
export function countedIn({ two, one, zero }: Tally): number {
  return two + one + zero;
}

/**
 * Score of an indicator: the sum of points over the number of dossiers, rounded half up to one decimal; null without
 * data, which leaves the indicator out (TT 01/2018/TT-VPCP Điều 14).
 */
export function scoreOf(tally: Tally): number | null {
  const count = countedIn(tally);
  if (count === 0) return null;
  // Whole numbers until the last step: 1.25 must not become 1.2 by the binary fraction.
  return Math.floor((20 * (2 * tally.two + tally.one) + count) / (2 * count)) / 10;
}
