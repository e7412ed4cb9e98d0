import { dateInVietnam, formatDate, formatTime, inVietnam } from "#kernel/time.ts";
import { DIRECTIVES_PATH, directivePath, isOverdue, KIND_NAMES, newDirectivePath } from "#modules/directives/index.ts";
import { LEDGER_PATH } from "#modules/delay-ledger/index.ts";
import type { RowMeasure } from "#modules/reporting/index.ts";
import type { BarRow } from "#ui/components/bar-list/bar-list.tsx";
import { formatFigure, formatShare, NO_FIGURE } from "#ui/text/numbers.ts";
import { ranking, worstFirst, type AgencyLine } from "../domain/agency-lines.ts";
import { daysInWords } from "../domain/board-period.ts";
import { WEEKDAYS, weekdaysShown } from "../domain/week-hours.ts";
import type { BoardChartsProps } from "../pages/board-charts.tsx";
import type { BoardFigure } from "../pages/board-figure-card.tsx";
import type { AskedRow } from "../pages/board-page.tsx";
import type { Board } from "../use-cases/board-of.ts";
import { presentWhy, whySentence } from "./present-why.ts";
import { rowsPath, type RowsLink } from "./rows-path.ts";

/** What a board is about: it decides which parts it shows. */
export type Scope = "centre" | "province" | "agency";

export type Presenting = {
  readonly board: Board;
  readonly scope: Scope;
  /** The agency whose rows the figures open; all when absent. */
  readonly agencyId: string | undefined;
  /** Where the board of one agency stands. */
  readonly agencyHref: (agencyId: string) => string;
};

/** The figures on top, each with its rows, its change and the way to a directive. */
export function presentFigures(presenting: Presenting): readonly BoardFigure[] {
  const { board } = presenting;
  const { totals, before, stock, period } = board;
  const { name: against } = period.before;
  const rows = rowsOf(presenting);
  const share = (now: number | undefined, then: number | undefined) =>
    now === undefined || then === undefined ? undefined : { by: now - then, against, means: meaning(now - then) };
  const figures: readonly Omit<BoardFigure, "directHref">[] = [
    {
      key: "came",
      label: "Tiếp nhận",
      value: totals.came,
      unit: "hồ sơ",
      href: rows("came"),
      change: { by: totals.came - before.came, against },
      note: totals.refused > 0 ? `Trong đó ${totals.refused} không được tiếp nhận.` : undefined,
    },
    {
      key: "resolved",
      label: "Đã giải quyết",
      value: totals.resolved,
      unit: "hồ sơ",
      href: rows("resolved"),
      change: { by: totals.resolved - before.resolved, against },
    },
    {
      key: "kept",
      label: "Đúng hạn",
      value: totals.keptShare,
      format: "share",
      href: rows("kept"),
      change: share(totals.keptShare, before.keptShare),
    },
    {
      key: "late",
      label: "Giải quyết quá hạn",
      value: totals.late,
      unit: "hồ sơ",
      href: rows("late"),
      tone: totals.late > 0 ? "wrong" : "plain",
      change: { by: totals.late - before.late, against, means: meaning(before.late - totals.late) },
    },
    {
      key: "online",
      label: "Trực tuyến",
      value: totals.onlineShare,
      format: "share",
      href: rows("received-online"),
      change: share(totals.onlineShare, before.onlineShare),
    },
    {
      key: "open",
      label: "Đang giải quyết",
      value: stock.open,
      unit: "hồ sơ",
      href: rows("open"),
      note: stock.paused > 0 ? `${stock.paused} hồ sơ đang chờ người nộp.` : undefined,
    },
    {
      key: "soon",
      label: "Sắp đến hạn",
      value: stock.soon,
      unit: "hồ sơ",
      href: rows("open-in-time", { dueTo: board.soonBy }),
      note: `Hẹn trả đến hết ngày ${formatDate(board.soonBy)}.`,
    },
    {
      key: "overdue",
      label: "Đang quá hạn",
      value: stock.overdue,
      unit: "hồ sơ",
      href: rows("open-overdue"),
      tone: stock.overdue > 0 ? "wrong" : "plain",
      note: stock.overdueSince && `Lâu nhất: hẹn trả ${formatDate(stock.overdueSince)}.`,
    },
  ];
  return figures.map((figure) => ({ ...figure, directHref: directFrom(figure, board) }));
}

function meaning(difference: number): "better" | "worse" | undefined {
  return difference === 0 ? undefined : difference > 0 ? "better" : "worse";
}

function directFrom({ label, value, format, unit, href }: Omit<BoardFigure, "directHref">, board: Board): string {
  const { until } = board.period;
  const figure = typeof value === "string" ? value : formatFigure(value, format ?? "count");
  const words = unit === undefined ? figure : `${figure} ${unit}`;
  return newDirectivePath({
    label: `${label}, ${daysInWords(board.period)}`,
    value: words,
    href: href ?? "",
    asOf: until,
  });
}

function rowsOf({ board, agencyId }: Presenting) {
  const { from, until } = board.period;
  return (measure: RowMeasure, more: Partial<RowsLink> = {}) => rowsPath({ measure, from, until, agencyId, ...more });
}

/** The charts under them. */
export function presentCharts(presenting: Presenting): BoardChartsProps {
  const { board, scope } = presenting;
  const isOneAgency = scope === "agency";
  const columns = WEEKDAYS.slice(0, weekdaysShown(board.hours));
  return {
    days: daysInWords(board.period),
    late: isOneAgency ? undefined : { rows: worstFirst(board.lines).map((line) => lateRow(line, presenting)) },
    why: {
      rows: presentWhy(board.why).map(({ key, name, hours, dossiers }) => ({
        key,
        name,
        href: LEDGER_PATH,
        figures: [{ value: hours, href: LEDGER_PATH }],
        extra: String(dossiers),
      })),
      sentence: whySentence(board.why),
    },
    ranking: scope === "province" ? ranking(board.lines).map((line) => rankedRow(line, presenting)) : undefined,
    trend: trendOf(presenting),
    ages: agesOf(presenting),
    hours:
      scope === "province"
        ? undefined
        : {
            columns,
            rows: board.hours.map(({ hour, name, counts }) => ({
              key: String(hour),
              name,
              figures: counts.slice(0, columns.length).map((value) => ({ value })),
            })),
          },
    online: scope === "province" ? onlineRows(presenting) : undefined,
  };
}

function nameOf({ agencyId }: AgencyLine, { board, agencyHref }: Presenting) {
  return { key: agencyId, name: board.agencies.get(agencyId)?.shortName ?? "", href: agencyHref(agencyId) };
}

function lateRow(line: AgencyLine, presenting: Presenting): BarRow {
  const rows = rowsOf(presenting);
  const { agencyId, stock, totals } = line;
  return {
    ...nameOf(line, presenting),
    figures: [
      { value: stock.overdue, href: rows("open-overdue", { agencyId }) },
      { value: totals.late, href: rows("late", { agencyId }) },
    ],
    extra: shareText(totals.keptShare),
  };
}

function rankedRow(line: AgencyLine, presenting: Presenting): BarRow {
  const rows = rowsOf(presenting);
  const { agencyId, totals } = line;
  return {
    ...nameOf(line, presenting),
    figures: [
      { value: totals.kept, href: rows("kept", { agencyId }) },
      { value: totals.late, href: rows("late", { agencyId }) },
    ],
    extra: shareText(totals.keptShare),
  };
}

function onlineRows(presenting: Presenting): readonly BarRow[] {
  const rows = rowsOf(presenting);
  return presenting.board.lines
    .filter(({ totals }) => totals.onlineShare !== undefined)
    .toSorted((a, b) => (b.totals.onlineShare ?? 0) - (a.totals.onlineShare ?? 0))
    .map((line) => ({
      ...nameOf(line, presenting),
      figures: [
        { value: line.totals.online, href: rows("received-online", { agencyId: line.agencyId }) },
        {
          value: line.totals.came - line.totals.refused - line.totals.online,
          href: rows("received-otherwise", { agencyId: line.agencyId }),
        },
      ],
      extra: shareText(line.totals.onlineShare),
    }));
}

/** A chart of nothing but noughts is no chart: its figures are left out, so that it says that there are none. */
function seen(board: Board, value: number): number | undefined {
  return board.totals.came + board.totals.resolved === 0 ? undefined : value;
}

function trendOf({ board, agencyId }: Presenting): BoardChartsProps["trend"] {
  const { until, step } = board.period;
  const end = dateInVietnam(until.subtract({ milliseconds: 1 }));
  const rows = (measure: RowMeasure, on: Board["trend"][number]) =>
    rowsPath({
      measure,
      from: on.on,
      until: on.to.equals(end) ? until : midnightAfter(on.to),
      agencyId,
    });
  return {
    axis: step === "month" ? "Tháng" : "Ngày",
    points: board.trend.map(({ on, label, name }) => ({
      key: on.toString(),
      label,
      name,
      off: step === "day" && on.dayOfWeek > 5 ? ("yes" as const) : undefined,
    })),
    flows: [
      {
        name: "Tiếp nhận",
        as: "column",
        figures: board.trend.map((one) => ({ value: seen(board, one.totals.came), href: rows("came", one) })),
      },
      {
        name: "Đã giải quyết",
        as: "column",
        figures: board.trend.map((one) => ({ value: seen(board, one.totals.resolved), href: rows("resolved", one) })),
      },
    ],
    shares: [
      { name: "Đúng hạn", as: "line", figures: board.trend.map(({ totals }) => ({ value: totals.keptShare })) },
      { name: "Trực tuyến", as: "line", figures: board.trend.map(({ totals }) => ({ value: totals.onlineShare })) },
    ],
  };
}

function agesOf(presenting: Presenting): readonly BarRow[] {
  const rows = rowsOf(presenting);
  const { ages } = presenting.board;
  if (ages.every(({ inTime, overdue }) => inTime + overdue === 0)) return [];
  return ages.map(({ name, inTime, overdue, acceptedFrom, acceptedTo }) => ({
    key: name,
    name,
    figures: [
      { value: inTime, href: rows("open-in-time", { acceptedFrom, acceptedTo }) },
      { value: overdue, href: rows("open-overdue", { acceptedFrom, acceptedTo }) },
    ],
  }));
}

/** What was asked of others and waits for an answer, soonest due first; the first few. */
export function presentAsked({ board }: Presenting) {
  const { until } = board.period;
  const rows: readonly AskedRow[] = board.asked.slice(0, 6).map((directive) => ({
    href: directivePath(directive.id),
    title: `${KIND_NAMES[directive.kind].vi}: ${directive.title}`,
    to: board.agencies.get(directive.assignee.agencyId)?.name ?? "Cơ quan khác",
    due: formatDate(directive.dueOn),
    isLate: isOverdue(directive, until) ? "yes" : "no",
  }));
  return {
    rows,
    total: board.asked.length,
    allHref: `${DIRECTIVES_PATH}?muc=dang-cho`,
    newHref: `${DIRECTIVES_PATH}/moi`,
  };
}

/** `14:05 ngày 25/11/2026`. */
export function asOfInWords({ period: { until } }: Board): string {
  return `${formatTime(until)} ngày ${formatDate(inVietnam(until).toPlainDate())}`;
}

function shareText(share: number | undefined): string {
  return share === undefined ? NO_FIGURE : formatShare(share);
}

function midnightAfter(day: Board["trend"][number]["to"]) {
  return day.add({ days: 1 }).toZonedDateTime("+07:00").toInstant();
}
