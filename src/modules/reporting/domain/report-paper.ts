import type { PlainDate } from "#kernel/time.ts";
import { asOfLine, holds, periodLine, sayCell, sayNote, sayReconciliation, unknownNotes } from "./report-lines.ts";
import type { Report, ReportCell } from "./report.ts";

/** Whose paper it is: the superior on top, the agency, the place of signing. */
export type Letterhead = { readonly superior: string; readonly agency: string; readonly place: string };

/** A report as the template of the print-out takes it. */
export function reportPaper(report: Report, { superior, agency, place }: Letterhead, signedOn: PlainDate) {
  return {
    paper: "a4-landscape",
    copies: [""],
    code: report.formNumber,
    superior: superior.toLocaleUpperCase("vi"),
    agency: agency.toLocaleUpperCase("vi"),
    place,
    date: dateInWords(signedOn),
    title: report.title,
    formNumber: report.formNumber,
    period: periodLine(report),
    asOf: asOfLine(report),
    reporter: report.reporter,
    recipient: report.recipient,
    unit: report.unit,
    columns: report.columns.map(({ number = "", width = "" }, index) => ({
      number,
      width: width === "" && isText(report, index) ? "text" : width,
    })),
    numbered: report.columns.some(({ number }) => number !== undefined) ? "yes" : "no",
    headings: report.headings.map((row) => row.map(({ text, columns, rows }) => ({ text, columns, rows }))),
    rows: report.rows.map(({ kind, cells }) => ({ kind, cells: cells.map(sayCell) })),
    balances: report.reconciliations.map((line) => ({
      text: sayReconciliation(line),
      holds: holds(line) ? "yes" : "no",
    })),
    notes: [...report.notes.map(sayNote), ...unknownNotes(report)],
    law: report.legalBasis,
  } as const;
}

function isText({ rows }: Report, index: number): boolean {
  const cells: readonly (ReportCell | undefined)[] = rows.map((row) => row.cells[index]);
  return cells.some((cell) => cell?.kind === "text") && cells.every((cell) => cell?.kind === "text");
}

/** Days below 10, January and February get a zero (NĐ 30/2020/NĐ-CP Phụ lục I). */
function dateInWords({ day, month, year }: PlainDate): string {
  return `ngày ${String(day).padStart(2, "0")} tháng ${month < 3 ? `0${month}` : month} năm ${year}`;
}
