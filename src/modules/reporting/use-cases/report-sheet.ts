import type { Cell, Column, Line, Row, Table } from "#platform/sheets/table.ts";
import { asOfLine, holds, periodLine, sayNote, sayReconciliation, unknownNotes } from "../domain/report-lines.ts";
import type { Report, ReportCell, ReportColumn, ReportRow } from "../domain/report.ts";

/** A report as one sheet: the letterhead above, its merged headings, the balance, notes and legal basis below. */
export function reportSheet(report: Report): { readonly table: Table; readonly rows: readonly Row[] } {
  const numbered = report.columns.some(({ number }) => number !== undefined);
  const heads = report.headings.map((row) =>
    row.map(({ text, columns, rows }) => ({ text, across: columns, down: rows })),
  );
  const numbers = report.columns.map(({ number = "" }) => ({ text: number }));
  const table: Table = {
    name: report.formNumber === "" ? report.template : (report.formNumber.split("/")[0] ?? report.template),
    above: linesAbove(report),
    columns: report.columns.map((column, index) => columnOf(report, column, index)),
    head: numbered ? [...heads, numbers] : heads,
    below: linesBelow(report),
    page: "landscape",
  };
  return { table, rows: report.rows.map(rowOf) };
}

function linesAbove(report: Report): readonly Line[] {
  return [
    ...(report.formNumber === "" ? [] : [{ left: report.formNumber, right: `Đơn vị tính: ${report.unit}` }]),
    { centre: report.title, look: "title" },
    { centre: `Kỳ báo cáo: ${periodLine(report)}` },
    { centre: asOfLine(report), look: "italic" },
    { left: `Đơn vị báo cáo: ${report.reporter}`, right: `Đơn vị nhận báo cáo: ${report.recipient}` },
  ];
}

function linesBelow(report: Report): readonly Line[] {
  return [
    ...report.reconciliations.map((line): Line => ({
      left: `${holds(line) ? "Đối chiếu" : "KHÔNG KHỚP"}: ${sayReconciliation(line)}`,
      look: holds(line) ? "plain" : "alert",
    })),
    ...[...report.notes.map(sayNote), ...unknownNotes(report)].map((note): Line => ({ left: note, look: "italic" })),
    ...(report.legalBasis === "" ? [] : [{ left: `Căn cứ: ${report.legalBasis}.` }]),
    { left: asOfLine(report) },
  ];
}

/** A column takes the form of its first cell that is a figure; headings that are names stay text. */
function columnOf({ rows }: Report, { name, width }: ReportColumn, index: number): Column {
  const sample = rows.map(({ cells }) => cells[index]).find((cell) => cell !== undefined && cell.kind !== "unknown");
  const format = sample === undefined ? "integer" : FORMATS[sample.kind];
  if (format !== "text") return { name, format, width: 11 };
  return { name, format, wrap: "wrap", width: width === "narrow" ? 6 : 38 };
}

const FORMATS = {
  text: "text",
  count: "integer",
  percent: "percent",
  decimal: "decimal",
  money: "money",
  unknown: "integer",
} as const satisfies Record<ReportCell["kind"], Column["format"]>;

function rowOf({ kind, cells }: ReportRow): Row {
  const values = cells.map(valueOf);
  return kind === "row" ? values : { cells: values, look: "strong" };
}

function valueOf(cell: ReportCell): Cell {
  if (cell.kind === "text") return { value: cell.text, format: "text" };
  if (cell.kind === "unknown") return { value: "–", format: "text", align: "centre", look: "quiet" };
  return { value: cell.value, format: FORMATS[cell.kind] };
}
