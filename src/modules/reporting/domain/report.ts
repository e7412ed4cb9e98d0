import type { Instant } from "#kernel/time.ts";
import type { ReportingPeriod } from "./reporting-period.ts";
import type { Level } from "./agency-level.ts";
import type { RowMeasure } from "./row-measure.ts";
import type { OnlinePart } from "./service-levels/service-level.ts";

/** The dossiers behind a cell: what the link of the cell asks, beside the period and the instant of the report. */
export type RowsBehind = {
  readonly measure: RowMeasure;
  readonly agencyId?: string;
  /** Agencies of one level of the administration. */
  readonly level?: Level;
  readonly fieldCode?: string;
  readonly procedureCode?: string;
  readonly channel?: string;
  /** Online dossiers by the level of their procedure on the day of acceptance. */
  readonly onlinePart?: OnlinePart;
  /** The result is wanted by post, at the centre, online. */
  readonly returnBy?: string;
  /** In the hands of this officer at the instant of the report; `nobody` when no one had taken it. */
  readonly holderId?: string;
};

/** One cell. `null` means that nothing was recorded to compute it from: shown as "–" with its note, never as 0. */
export type ReportCell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "count"; readonly value: number; readonly behind?: RowsBehind }
  /** A ratio: 0.985 is shown as 98,5 %. */
  | { readonly kind: "percent"; readonly value: number | null }
  | { readonly kind: "decimal"; readonly value: number | null; readonly digits: 1 | 2 }
  | { readonly kind: "money"; readonly value: number }
  | { readonly kind: "unknown"; readonly why: string };

/** A heading cell of the table's head; the last row of headings has one cell for each column. */
export type ReportHeading = { readonly text: string; readonly columns: number; readonly rows: number };

export type ReportColumn = {
  /** Stable name, used in csv heads, stored versions and comparisons. */
  readonly key: string;
  /** Full heading in one line, for csv and screen readers. */
  readonly name: string;
  /** `(3)` under the heading, `(7)=(8)+(9)+(10)`. */
  readonly number?: string;
  readonly width?: "narrow" | "wide";
};

export type ReportRow = {
  /** Stable key of the row among its table: code of the field, id of the agency. */
  readonly key: string;
  readonly kind: "group" | "row" | "total";
  readonly cells: readonly ReportCell[];
};

/** An identity of the report, said out: shown in red with its difference when it does not hold, never rounded away. */
export type Reconciliation = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
};

/** A footnote: a sentence, or its parts, of which some open the dossiers that they count. */
export type ReportNote = string | readonly (string | { readonly text: string; readonly behind: RowsBehind })[];

/** A report filled in: what pages, sheets, print-outs and stored versions all show. */
export type Report = {
  readonly template: string;
  /** `Biểu số II.06a/VPCP/KSTT`; empty for reports without a form number. */
  readonly formNumber: string;
  readonly title: string;
  /** Đơn vị báo cáo, Đơn vị nhận báo cáo; Đơn vị tính. */
  readonly reporter: string;
  readonly recipient: string;
  readonly unit: string;
  readonly period: ReportingPeriod;
  /** The instant as of which it was asked; events at or after it do not count. */
  readonly asOf: Instant;
  readonly headings: readonly (readonly ReportHeading[])[];
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  readonly reconciliations: readonly Reconciliation[];
  /** Footnotes: what is pending, withdrawn, not recorded, configured. */
  readonly notes: readonly ReportNote[];
  readonly legalBasis: string;
};
