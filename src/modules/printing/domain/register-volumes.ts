/** A part of the register that is printed as one book; ordinals run on through the year (TT 01/2018 Điều 10). */
export type RegisterVolume = {
  readonly number: number;
  /** How many volumes the period has. */
  readonly of: number;
  readonly firstOrdinal: number;
  readonly lastOrdinal: number;
};

/** Rows of a period cut into volumes of at most `size` rows; a period without rows is one empty volume. */
export function volumesOf(rows: number, size: number, ordinalsBefore: number): readonly RegisterVolume[] {
  const of = Math.max(1, Math.ceil(rows / size));
  return Array.from({ length: of }, (_, index) => ({
    number: index + 1,
    of,
    firstOrdinal: ordinalsBefore + index * size + 1,
    lastOrdinal: ordinalsBefore + Math.min(rows, (index + 1) * size),
  }));
}

/** `2026`, or `2026, tập 2/3` where the year's book is printed in several volumes. */
export function volumeName(year: number, { number, of }: RegisterVolume): string {
  return of === 1 ? String(year) : `${year}, tập ${number}/${of}`;
}
