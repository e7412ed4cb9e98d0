import type { Agency } from "#modules/organizations/domain.ts";
import { layOut, type LaidColumn } from "./report-layout.ts";
import type { Report, ReportCell, ReportRow, RowsBehind } from "./report.ts";
import type { RowMeasure } from "./row-measure.ts";

/** Whose dossiers a line counts, for the links of its figures. */
export type Whose = Omit<RowsBehind, "measure">;

/** A column of a table with one line for each agency: its heading, and what it shows of the numbers of a line. */
export type AgencyColumn<Numbers> = LaidColumn & {
  readonly cell: (numbers: Numbers, whose: Whose) => ReportCell;
};

export type AgencyLine<Numbers> = { readonly agency: Pick<Agency, "id" | "name">; readonly numbers: Numbers };

/** A column that counts dossiers and opens them. */
export function counted<Numbers>(
  heading: Omit<LaidColumn, "name"> & { readonly name?: string },
  measure: RowMeasure,
  value: (numbers: Numbers) => number,
): AgencyColumn<Numbers> {
  return {
    ...heading,
    name: heading.name ?? nameOf(heading),
    cell: (numbers, whose) => ({ kind: "count", value: value(numbers), behind: { measure, ...whose } }),
  };
}

/** A column that counts what is kept by another slice, without a list of its own behind it. */
export function plain<Numbers>(
  heading: Omit<LaidColumn, "name">,
  value: (numbers: Numbers) => number,
): AgencyColumn<Numbers> {
  return { ...heading, name: nameOf(heading), cell: (numbers) => ({ kind: "count", value: value(numbers) }) };
}

/** A column of đồng. */
export function paidSum<Numbers>(
  heading: Omit<LaidColumn, "name">,
  value: (numbers: Numbers) => number,
): AgencyColumn<Numbers> {
  return { ...heading, name: nameOf(heading), cell: (numbers) => ({ kind: "money", value: value(numbers) }) };
}

function nameOf({ under = [], head }: Omit<LaidColumn, "name">): string {
  return [...under, head].join(" – ");
}

/** A column of which nothing is recorded yet; it says why and is never 0. */
export function unrecorded<Numbers>(heading: Omit<LaidColumn, "name">, why: string): AgencyColumn<Numbers> {
  return { ...heading, name: nameOf(heading), cell: () => ({ kind: "unknown", why }) };
}

type TableAsked<Numbers> = {
  readonly columns: readonly AgencyColumn<Numbers>[];
  readonly lines: readonly AgencyLine<Numbers>[];
  readonly total: { readonly numbers: Numbers; readonly whose: Whose };
};

/** The table: an ordinal and the name before the columns, a line for each agency, and the total counted by itself. */
export function agencyTable<Numbers>({
  columns,
  lines,
  total,
}: TableAsked<Numbers>): Pick<Report, "headings" | "columns" | "rows"> {
  const laid = layOut([
    { key: "ordinal", name: "STT", head: "STT", width: "narrow" },
    { key: "agency", name: "Đơn vị", head: "Đơn vị", width: "wide" },
    ...columns,
  ]);
  const row = (
    key: string,
    kind: ReportRow["kind"],
    texts: readonly [string, string],
    one: TableAsked<Numbers>["total"],
  ) => ({
    ...{ key, kind },
    cells: [
      ...texts.map((text): ReportCell => ({ kind: "text", text })),
      ...columns.map(({ cell }) => cell(one.numbers, one.whose)),
    ],
  });
  const rows = lines.map(({ agency, numbers }, index) =>
    row(agency.id, "row", [String(index + 1), agency.name], { numbers, whose: { agencyId: agency.id } }),
  );
  return { ...laid, rows: lines.length === 1 ? rows : [...rows, row("total", "total", ["", "TỔNG SỐ"], total)] };
}
