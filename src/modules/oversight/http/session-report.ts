import type { ReportHead } from "#ui/components/report-table/report-head.ts";
import type { ReportCell, ReportRow } from "#ui/components/report-table/report-table.tsx";
import { formatFigure } from "#ui/text/numbers.ts";

/** A table of the report; the same on the page and on paper. */
export type SessionTable = {
  readonly caption: string;
  readonly heads: readonly (ReportHead & { readonly key: string; readonly width?: "narrow" | "wide" })[];
  readonly rows: readonly ReportRow[];
};

/** A sentence; what is wrong is red and marked. */
export type SessionSentence = { readonly text: string; readonly isWrong: "yes" | "no"; readonly href?: string };

export type SessionPart = {
  readonly key: string;
  readonly title: string;
  readonly sentences: readonly SessionSentence[];
  readonly tables: readonly SessionTable[];
};

/** The report in words and tables: the page and the paper only place them. */
export type SessionReport = {
  readonly title: string;
  readonly period: string;
  readonly asOf: string;
  readonly parts: readonly SessionPart[];
};

export type Paper = {
  readonly superior: string;
  readonly agency: string;
  readonly place: string;
  /** `ngày 26 tháng 11 năm 2026`. */
  readonly date: string;
};

/** The report as the template takes it: every text is finished. */
export function sessionPaper({ title, period, asOf, parts }: SessionReport, paper: Paper) {
  return {
    paper: "a4",
    copies: [""],
    code: "",
    ...paper,
    "superior-name": paper.superior,
    superior: paper.superior.toLocaleUpperCase("vi"),
    agency: paper.agency.toLocaleUpperCase("vi"),
    title,
    period,
    asOf,
    parts: parts.map((part) => ({
      title: part.title,
      sentences: part.sentences.map(({ text, isWrong }) => ({ text, isWrong })),
      tables: part.tables.map(({ caption, heads, rows }) => ({
        caption,
        columns: heads.map(({ head, width, ...rest }) => ({
          head,
          width: width ?? "",
          kind: "kind" in rest && rest.kind !== undefined ? rest.kind : "number",
        })),
        rows: rows.map(({ kind, cells }) => ({ isTotal: kind === "total" ? "yes" : "no", cells: cells.map(onPaper) })),
      })),
    })),
  };
}

function onPaper(cell: ReportCell): { readonly text: string; readonly isWrong: "yes" | "no" } {
  if (typeof cell === "string") return { text: cell, isWrong: "no" };
  if (cell === undefined || typeof cell === "number") return { text: formatFigure(cell), isWrong: "no" };
  return { text: formatFigure(cell.value, cell.format), isWrong: cell.tone === "wrong" ? "yes" : "no" };
}
