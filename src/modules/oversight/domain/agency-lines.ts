import type { AgencyFlow, StockCell } from "#modules/reporting/domain.ts";
import { stockOf, totalsOf, type Stock, type Totals } from "./totals.ts";

/** One agency on a board. */
export type AgencyLine = { readonly agencyId: string; readonly totals: Totals; readonly stock: Stock };

export type Sources = {
  /** In the order of the boards. */
  readonly agencyIds: readonly string[];
  readonly points: readonly AgencyFlow[];
  readonly stock: readonly StockCell[];
};

/** A line for every agency, also for those where nothing happened. */
export function agencyLines({ agencyIds, points, stock }: Sources): readonly AgencyLine[] {
  const flows = Map.groupBy(points, ({ agencyId }) => agencyId);
  const cells = Map.groupBy(stock, ({ agencyId }) => agencyId);
  return agencyIds.map((agencyId) => ({
    agencyId,
    totals: totalsOf(flows.get(agencyId) ?? []),
    stock: stockOf(cells.get(agencyId) ?? []),
  }));
}

/** Whether there is anything to say of an agency. */
export function isBusy({ totals, stock }: AgencyLine): boolean {
  return totals.came > 0 || totals.resolved > 0 || stock.open > 0;
}

/** Where it is not on time: most dossiers past their date first, open ones before those resolved too late. */
export function worstFirst(lines: readonly AgencyLine[]): readonly AgencyLine[] {
  return lines
    .filter(({ totals, stock }) => stock.overdue > 0 || totals.late > 0)
    .toSorted((a, b) => b.stock.overdue - a.stock.overdue || b.totals.late - a.totals.late);
}

/**
 * The ranking: best share on time first, between equals the one with more resolved; who resolved nothing stands last.
 */
export function ranking(lines: readonly AgencyLine[]): readonly AgencyLine[] {
  return lines
    .filter(isBusy)
    .toSorted(
      (a, b) =>
        (b.totals.keptShare ?? -1) - (a.totals.keptShare ?? -1) ||
        b.totals.resolved - a.totals.resolved ||
        a.stock.overdue - b.stock.overdue,
    );
}
