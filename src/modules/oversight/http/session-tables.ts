import { dateInVietnam, formatDate, type Instant } from "#kernel/time.ts";
import { isOverdue, KIND_NAMES, STATE_NAMES, type Directive } from "#modules/directives/index.ts";
import type { Agency } from "#modules/organizations/index.ts";
import type { Briefing, RowMeasure } from "#modules/reporting/index.ts";
import type { ReportCell, ReportRow } from "#ui/components/report-table/report-table.tsx";
import { formatCount, formatPoints, NO_FIGURE } from "#ui/text/numbers.ts";
import { shareOf } from "../domain/totals.ts";
import type { Session } from "../use-cases/session-of.ts";
import type { WhyRow } from "./present-why.ts";
import { rowsPath } from "./rows-path.ts";
import type { SessionTable } from "./session-report.ts";

/** The figures of the period beside those of the one before. */
export function comparisonTable({ briefing, before, totals }: Session): SessionTable {
  const [now, then] = [briefing.whole, before.whole];
  const count = (name: string, of: (briefing: Briefing) => number): ReportRow => ({
    key: name,
    cells: [name, of(now), of(then), signed(of(now) - of(then))],
  });
  const share = (name: string, value: number | undefined, earlier: number | undefined): ReportRow => ({
    key: name,
    cells: [
      name,
      { value, format: "share" },
      { value: earlier, format: "share" },
      value === undefined || earlier === undefined ? NO_FIGURE : signedPoints(value - earlier),
    ],
  });
  return {
    caption: "So sánh với kỳ trước",
    heads: [
      { key: "name", head: "Chỉ tiêu", kind: "name", width: "wide" },
      { key: "now", head: "Kỳ này" },
      { key: "then", head: "Kỳ trước" },
      { key: "by", head: "Tăng, giảm" },
    ],
    rows: [
      count("Từ kỳ trước chuyển sang", ({ carriedOver }) => carriedOver),
      count("Tiếp nhận", ({ received }) => received),
      count("Đã giải quyết", ({ resolved }) => resolved),
      count("Trước và đúng hạn", ({ onTime }) => onTime),
      count("Giải quyết quá hạn", ({ late }) => late),
      share("Tỷ lệ trước và đúng hạn", shareOf(now.onTime, now.resolved), shareOf(then.onTime, then.resolved)),
      share("Tỷ lệ tiếp nhận trực tuyến", totals.onlineShare, before.totals.onlineShare),
      count("Không được tiếp nhận", ({ refused }) => refused),
      count("Công dân rút", ({ withdrawn }) => withdrawn),
      count("Dừng giải quyết", ({ stopped }) => stopped),
      count("Đang giải quyết cuối kỳ", ({ inProcess }) => inProcess),
      count("Trong đó đã quá hạn", ({ overdue }) => overdue),
    ],
  };
}

function signed(by: number): string {
  return by === 0 ? "0" : `${by > 0 ? "+" : "−"}${formatCount(Math.abs(by))}`;
}

function signedPoints(by: number): string {
  return by === 0 ? "0" : `${by > 0 ? "+" : "−"}${formatPoints(by)}`;
}

/** Every agency with its figures, and the sum. */
export function agencyTable({ briefing: { period, until, whole, lines } }: Session): SessionTable {
  const cells = (one: Briefing, agencyId?: string): readonly ReportCell[] => {
    const cell = (value: number, measure: RowMeasure, tone?: "wrong"): ReportCell => ({
      value,
      href: rowsPath({ measure, from: period.from, to: period.to, until, agencyId }),
      tone: value > 0 ? tone : undefined,
    });
    return [
      cell(one.received, "came"),
      cell(one.resolved, "resolved"),
      cell(one.onTime, "kept"),
      cell(one.late, "late", "wrong"),
      { value: shareOf(one.onTime, one.resolved), format: "share" },
      cell(one.inProcess, "open"),
      cell(one.overdue, "open-overdue", "wrong"),
    ];
  };
  return {
    caption: "Kết quả theo cơ quan",
    heads: [
      { key: "agency", head: "Cơ quan", kind: "name", width: "wide" },
      { key: "received", head: "Tiếp nhận" },
      { key: "resolved", head: "Đã giải quyết" },
      { key: "kept", head: "Trước, đúng hạn" },
      { key: "late", head: "Quá hạn" },
      { key: "share", head: "Tỷ lệ đúng hạn" },
      { key: "open", head: "Đang giải quyết" },
      { key: "overdue", head: "Đang quá hạn" },
    ],
    rows: [
      ...lines.map(({ agency, briefing }) => ({ key: agency.id, cells: [agency.name, ...cells(briefing, agency.id)] })),
      { key: "total", kind: "total", cells: ["Tổng số", ...cells(whole)] },
    ],
  };
}

/** Whose working time made dossiers late. */
export function whyTable(rows: readonly WhyRow[]): SessionTable {
  return {
    caption: "Thời gian làm hồ sơ quá hạn",
    heads: [
      { key: "owner", head: "Thời gian nằm ở", kind: "name", width: "wide" },
      { key: "dossiers", head: "Số hồ sơ" },
      { key: "hours", head: "Giờ làm việc" },
    ],
    rows: rows.map(({ key, name, dossiers, hours }) => ({ key, cells: [name, dossiers, hours] })),
  };
}

export type AskedTable = {
  readonly asked: readonly Directive[];
  readonly until: Instant;
  readonly agencies: readonly Agency[];
};

/** What was directed or recommended, to whom, until when, and what became of it. */
export function directiveTable({ asked, until, agencies }: AskedTable): SessionTable {
  const nameOf = (id: string) => agencies.find((agency) => agency.id === id)?.shortName ?? "";
  return {
    caption: "Chỉ đạo, kiến nghị và kết quả thực hiện",
    heads: [
      { key: "title", head: "Nội dung", kind: "name", width: "wide" },
      { key: "to", head: "Thực hiện", kind: "text" },
      { key: "due", head: "Hạn", kind: "text" },
      { key: "state", head: "Trạng thái", kind: "text" },
      { key: "answer", head: "Trả lời", kind: "text", width: "wide" },
    ],
    rows: asked.map((directive) => ({
      key: directive.id,
      cells: [
        `${KIND_NAMES[directive.kind].vi}: ${directive.title}`,
        nameOf(directive.assignee.agencyId),
        formatDate(directive.dueOn),
        isOverdue(directive, until) ? `${STATE_NAMES[directive.state].vi}, quá hạn` : STATE_NAMES[directive.state].vi,
        directive.answer === null
          ? "Chưa trả lời"
          : `${formatDate(dateInVietnam(directive.answer.at))}: ${directive.answer.text}`,
      ],
    })),
  };
}
