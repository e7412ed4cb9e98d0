import type { PlainDate } from "#kernel/time.ts";
import type { StockCell } from "#modules/reporting/domain.ts";

/** Days since acceptance at which the bands of age begin, after the first. */
export const AGES = [4, 8, 16, 31, 61] as const;

const NAMES = ["0-3 ngày", "4-7 ngày", "8-15 ngày", "16-30 ngày", "31-60 ngày", "Trên 60 ngày"] as const;

/** Open dossiers by how long they have been there. */
export type AgeBand = {
  readonly name: string;
  readonly inTime: number;
  readonly overdue: number;
  /** The days of acceptance that make the band; absent where it has no end. */
  readonly acceptedFrom: PlainDate | undefined;
  readonly acceptedTo: PlainDate;
};

/** The bands of age on a day, youngest first. */
export function ageBands(cells: readonly StockCell[], today: PlainDate): readonly AgeBand[] {
  return NAMES.map((name, band) => {
    const own = cells.filter(({ age }) => age === band);
    const count = (isOverdue: "yes" | "no") =>
      own
        .filter(({ nearness }) => (nearness === "overdue") === (isOverdue === "yes"))
        .reduce((sum, cell) => sum + cell.count, 0);
    const next = AGES[band];
    return {
      name,
      inTime: count("no"),
      overdue: count("yes"),
      acceptedFrom: next === undefined ? undefined : today.subtract({ days: next - 1 }),
      acceptedTo: band === 0 ? today : today.subtract({ days: AGES[band - 1] ?? 0 }),
    };
  });
}
