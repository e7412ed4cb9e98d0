/** Notes in use, largest first, in đồng (mệnh giá). */
export const DENOMINATIONS = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000] as const;
export type Denomination = (typeof DENOMINATIONS)[number];

/** How many pieces of each note were counted; a note that is not named was not there. */
export type CashCount = Readonly<Partial<Record<Denomination, number>>>;

/** The sum of a count in đồng. */
export function sumOfCount(count: CashCount): number {
  return DENOMINATIONS.reduce((sum, note) => sum + note * (count[note] ?? 0), 0);
}

/** A count as a form says it: the number of pieces for each note; undefined names the first note that is no number. */
export type ReadCount = { readonly count: CashCount } | { readonly wrong: Denomination };

/** Reads pieces from text: nothing is none, otherwise one to five digits (B-30 holds for pieces too). */
export function readCount(textOf: (note: Denomination) => string): ReadCount {
  const count: Partial<Record<Denomination, number>> = {};
  for (const note of DENOMINATIONS) {
    const text = textOf(note);
    if (text === "") continue;
    if (!/^\d{1,5}$/.test(text)) return { wrong: note };
    if (Number(text) > 0) count[note] = Number(text);
  }
  return { count };
}

export type CountLine = { readonly note: Denomination; readonly pieces: number; readonly sum: number };

/** The lines of a count as a report shows them, largest note first, also those of which there is none. */
export function countLines(count: CashCount): readonly CountLine[] {
  return DENOMINATIONS.map((note) => {
    const pieces = count[note] ?? 0;
    return { note, pieces, sum: note * pieces };
  });
}

/** The fewest notes that make a sum, largest first; what is below the smallest note is left over. */
export function fewestNotes(amount: number): { readonly count: CashCount; readonly rest: number } {
  const count: Partial<Record<Denomination, number>> = {};
  let rest = amount;
  for (const note of DENOMINATIONS) {
    const pieces = Math.floor(rest / note);
    if (pieces > 0) count[note] = pieces;
    rest -= pieces * note;
  }
  return { count, rest };
}
