import { formatDate, type Instant } from "#kernel/time.ts";
import { newDirectivePath } from "#modules/directives/index.ts";
import { imbalanceOf, type Briefing, type RowMeasure } from "#modules/reporting/index.ts";
import type { ReportCell, ReportRow } from "#ui/components/report-table/report-table.tsx";
import type { ReportHead } from "#ui/components/report-table/report-head.ts";
import { formatCount, formatFigure, formatShare } from "#ui/text/numbers.ts";
import { shareOf } from "../domain/totals.ts";
import type { BoardFigure } from "../pages/board-figure-card.tsx";
import type { PeriodBriefing } from "../use-cases/period-briefing.ts";
import { rowsPath } from "./rows-path.ts";

type Told = Pick<PeriodBriefing, "period" | "until" | "whole" | "lines">;

/** What happened, in one sentence as it is read out. */
export function briefingSentence({ period, whole }: Pick<Told, "period" | "whole">): string {
  const { received, resolved, onTime, late, inProcess, carriedOver } = whole;
  const days = `Từ ngày ${formatDate(period.from)} đến ngày ${formatDate(period.to)}`;
  const carried = carriedOver === 0 ? "" : ` (ngoài ${formatCount(carriedOver)} hồ sơ từ kỳ trước chuyển sang)`;
  const share = shareOf(onTime, resolved);
  const kept =
    share === undefined
      ? "chưa giải quyết xong hồ sơ nào"
      : `đã giải quyết ${formatCount(resolved)} hồ sơ, ${formatShare(share)} trước và đúng hạn${late === 0 ? "" : `, ${formatCount(late)} hồ sơ quá hạn`}`;
  return `${days}, tiếp nhận ${formatCount(received)} hồ sơ${carried}; ${kept}; ${formatCount(inProcess)} hồ sơ đang giải quyết.`;
}

/** The balance of the briefing, said out; `difference` is 0 when it is whole. */
export function balanceOf(whole: Briefing): { readonly sentence: string; readonly difference: number } {
  const { carriedOver, received, resolved, inProcess, refused, withdrawn, stopped } = whole;
  const left = `${formatCount(carriedOver)} từ kỳ trước + ${formatCount(received)} tiếp nhận`;
  const right = [
    `${formatCount(resolved)} đã giải quyết`,
    `${formatCount(inProcess)} đang giải quyết`,
    `${formatCount(refused)} không được tiếp nhận`,
    `${formatCount(withdrawn)} rút`,
    `${formatCount(stopped)} dừng`,
  ].join(" + ");
  const difference = imbalanceOf(whole);
  const sign = difference === 0 ? "=" : "≠";
  return { sentence: `${left} ${sign} ${right}`, difference };
}

/** The big figures, each with its rows and the way to a directive. */
export function briefingFigures({ period, until, whole }: Told): readonly BoardFigure[] {
  const href = (measure: RowMeasure) => rowsPath({ measure, from: period.from, to: period.to, until });
  const figures: readonly Omit<BoardFigure, "directHref">[] = [
    { key: "received", label: "Tiếp nhận", value: whole.received, unit: "hồ sơ", href: href("came") },
    { key: "resolved", label: "Đã giải quyết", value: whole.resolved, unit: "hồ sơ", href: href("resolved") },
    {
      key: "kept",
      label: "Trước và đúng hạn",
      value: shareOf(whole.onTime, whole.resolved),
      format: "share",
      href: href("kept"),
      note: `${formatCount(whole.onTime)} trên ${formatCount(whole.resolved)} hồ sơ.`,
    },
    {
      key: "late",
      label: "Giải quyết quá hạn",
      value: whole.late,
      unit: "hồ sơ",
      href: href("late"),
      tone: whole.late > 0 ? "wrong" : "plain",
    },
    { key: "open", label: "Đang giải quyết", value: whole.inProcess, unit: "hồ sơ", href: href("open") },
    {
      key: "overdue",
      label: "Đang quá hạn",
      value: whole.overdue,
      unit: "hồ sơ",
      href: href("open-overdue"),
      tone: whole.overdue > 0 ? "wrong" : "plain",
    },
  ];
  return figures.map((figure) => ({ ...figure, directHref: directFrom(figure, { period, until }) }));
}

function directFrom(
  { label, value, format, unit, href }: Omit<BoardFigure, "directHref">,
  { period, until }: { readonly period: Told["period"]; readonly until: Instant },
): string {
  const figure = typeof value === "string" ? value : formatFigure(value, format ?? "count");
  const words = unit === undefined ? figure : `${figure} ${unit}`;
  const days = `từ ${formatDate(period.from)} đến ${formatDate(period.to)}`;
  return newDirectivePath({ label: `${label}, ${days}`, value: words, href: href ?? "", asOf: until });
}

/** The columns of the table by agency. */
export const BRIEFING_HEADS: readonly ReportHead[] = [
  { key: "agency", head: "Cơ quan", kind: "name" },
  { key: "carried", head: "Kỳ trước chuyển sang", number: "(1)" },
  { key: "received", head: "Tiếp nhận", number: "(2)" },
  {
    head: "Đã giải quyết",
    under: [
      { key: "resolved", head: "Tổng", number: "(3)=(4)+(5)" },
      { key: "kept", head: "Trước, đúng hạn", number: "(4)" },
      { key: "late", head: "Quá hạn", number: "(5)" },
    ],
  },
  {
    head: "Đang giải quyết",
    under: [
      { key: "open", head: "Tổng", number: "(6)" },
      { key: "overdue", head: "Quá hạn", number: "(7)" },
    ],
  },
  {
    head: "Kết thúc khác",
    under: [
      { key: "refused", head: "Không tiếp nhận", number: "(8)" },
      { key: "withdrawn", head: "Rút", number: "(9)" },
      { key: "stopped", head: "Dừng", number: "(10)" },
    ],
  },
];

/** The table by agency with its total; zeros stand where nothing happened. */
export function briefingRows({ period, until, whole, lines }: Told): readonly ReportRow[] {
  const cells = (briefing: Briefing, agencyId?: string): readonly ReportCell[] => {
    const cell = (value: number, measure: RowMeasure, tone?: "wrong"): ReportCell => ({
      value,
      href: rowsPath({ measure, from: period.from, to: period.to, until, agencyId }),
      tone: value > 0 ? tone : undefined,
    });
    return [
      cell(briefing.carriedOver, "carried-over"),
      cell(briefing.received, "came"),
      cell(briefing.resolved, "resolved"),
      cell(briefing.onTime, "kept"),
      cell(briefing.late, "late", "wrong"),
      cell(briefing.inProcess, "open"),
      cell(briefing.overdue, "open-overdue", "wrong"),
      cell(briefing.refused, "refused"),
      cell(briefing.withdrawn, "withdrawn"),
      cell(briefing.stopped, "stopped"),
    ];
  };
  return [
    ...lines.map(({ agency, briefing }) => ({ key: agency.id, cells: [agency.name, ...cells(briefing, agency.id)] })),
    { key: "total", kind: "total", cells: ["Tổng số", ...cells(whole)] },
  ];
}
