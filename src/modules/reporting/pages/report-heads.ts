import type { ReportHead } from "#ui/components/report-table/report-head.ts";
import type { Report } from "../domain/report.ts";

type Placed = {
  readonly text: string;
  readonly row: number;
  readonly at: number;
  readonly across: number;
  readonly down: number;
};

/** The merged headings of a report as the table component takes them: titles with what stands under each. */
export function headsOf({ headings, columns }: Pick<Report, "headings" | "columns">): readonly ReportHead[] {
  const placed = place(headings, columns.length);
  const under = (row: number, from: number, to: number): readonly ReportHead[] =>
    placed
      .filter((one) => one.row === row && one.at >= from && one.at < to)
      .map(({ text, at, across, down }) => {
        if (row + down < headings.length) return { head: text, under: under(row + down, at, at + across) };
        const column = columns[at];
        const kind = column?.width === "wide" ? "name" : column?.width === "narrow" ? "text" : "number";
        return { key: column?.key ?? text, head: text, number: column?.number, kind };
      });
  return under(0, 0, columns.length);
}

/** Where each heading stands, as a table of HTML lays them out: what reaches down from above takes its place. */
function place(headings: Report["headings"], width: number): readonly Placed[] {
  const taken = headings.map(() => Array.from({ length: width }, () => false));
  return headings.flatMap((row, index) => {
    let at = 0;
    return row.map(({ text, columns: across, rows: down }) => {
      while (taken[index]?.[at] === true) at += 1;
      for (let below = index; below < index + down; below += 1) taken[below]?.fill(true, at, at + across);
      return { text, row: index, at, across, down };
    });
  });
}
