import type { Db } from "#platform/db/db.ts";
import { carriedOver, resolvedIn, stillOpen, type Figures } from "../../domain/flow.ts";
import { agencyIdsOf, REPORT_ROLES, type ReportQuestion } from "../../domain/report-template.ts";
import { layOut } from "../../domain/report-layout.ts";
import type { Report, ReportCell, ReportRow } from "../../domain/report.ts";
import type { RowMeasure } from "../../domain/row-measure.ts";
import { listReportedProcedures } from "../../store/facts.ts";
import { readFigures } from "../../store/read-figures.ts";
import type { ReportTemplate } from "../report-template.ts";

/** The procedures that had a dossier in the period, the busiest first. */
export const PROCEDURE_REPORT: ReportTemplate = {
  id: "tthc-phat-sinh",
  formNumber: "",
  title: "THỦ TỤC HÀNH CHÍNH PHÁT SINH HỒ SƠ",
  purpose: "Từng thủ tục có hồ sơ trong kỳ: tiếp nhận, giải quyết, còn lại.",
  group: "Báo cáo khác",
  periods: ["month", "quarter", "year", "control-quarter", "week", "free"],
  scopes: "either",
  roles: REPORT_ROLES,
  fill,
};

type Column = {
  readonly key: string;
  readonly head: string;
  readonly under?: readonly string[];
  readonly measure: RowMeasure;
  readonly value: (figures: Figures) => number;
};

const COLUMNS: readonly Column[] = [
  { key: "carriedOver", head: "Kỳ trước chuyển qua", measure: "carried-over", value: carriedOver },
  { key: "received", head: "Tiếp nhận trong kỳ", measure: "received", value: ({ during }) => during.received },
  { key: "early", head: "Trước hạn", under: ["Đã giải quyết"], measure: "early", value: ({ during }) => during.early },
  {
    key: "onTime",
    head: "Đúng hạn",
    under: ["Đã giải quyết"],
    measure: "on-time",
    value: ({ during }) => during.onTime,
  },
  { key: "late", head: "Quá hạn", under: ["Đã giải quyết"], measure: "late", value: ({ during }) => during.late },
  { key: "withdrawn", head: "Rút", measure: "withdrawn", value: ({ during }) => during.withdrawn },
  { key: "stopped", head: "Dừng", measure: "stopped", value: ({ during }) => during.stopped },
  { key: "open", head: "Tổng số", under: ["Đang giải quyết"], measure: "open", value: (f) => stillOpen(f).total },
  {
    key: "overdue",
    head: "Quá hạn",
    under: ["Đang giải quyết"],
    measure: "open-overdue",
    value: (f) => stillOpen(f).overdue,
  },
];

async function fill(db: Db, { scope, period, until, letterhead }: ReportQuestion): Promise<Report> {
  const agencyIds = agencyIdsOf(scope);
  const [cells, procedures] = await Promise.all([
    readFigures(db, {
      ...{ from: period.from, until, by: ["procedure"] },
      ...(agencyIds === undefined ? {} : { agencyIds }),
    }),
    listReportedProcedures(db),
  ]);
  const names = new Map(procedures.map(({ code, name }) => [code, name]));
  const whose = scope.kind === "agency" ? { agencyId: scope.agency.id } : {};
  const lines = cells
    .filter(({ figures }) => COLUMNS.some(({ value }) => value(figures) !== 0))
    .map(({ procedureCode, figures }) => ({ code: procedureCode, name: names.get(procedureCode) ?? "", figures }))
    .toSorted((a, b) => b.figures.during.received - a.figures.during.received || a.code.localeCompare(b.code));
  const count = ({ key, head, under = [] }: Column) => ({ key, head, under, name: [...under, head].join(" – ") });
  const row = (key: string, kind: ReportRow["kind"], texts: readonly string[], counts: readonly ReportCell[]) => ({
    ...{ key, kind },
    cells: [...texts.map((text): ReportCell => ({ kind: "text", text })), ...counts],
  });
  const sums = COLUMNS.map(({ value }) => lines.reduce((sum, { figures }) => sum + value(figures), 0));
  const flows = lines.map(
    ({ figures }) => resolvedIn(figures.during) + figures.during.withdrawn + figures.during.stopped,
  );
  return {
    ...{ template: PROCEDURE_REPORT.id, formNumber: "", title: PROCEDURE_REPORT.title, ...letterhead },
    ...{ unit: "Hồ sơ", period, asOf: until },
    ...layOut([
      { key: "ordinal", name: "STT", head: "STT", width: "narrow" },
      { key: "name", name: "Thủ tục hành chính", head: "Thủ tục hành chính", width: "wide" },
      { key: "code", name: "Mã thủ tục", head: "Mã thủ tục", width: "narrow" },
      ...COLUMNS.map(count),
    ]),
    rows: [
      ...lines.map(({ code, name, figures }, index) =>
        row(
          code,
          "row",
          [String(index + 1), name, code],
          COLUMNS.map(({ measure, value }) => ({
            ...{ kind: "count", value: value(figures) },
            behind: { measure, procedureCode: code, ...whose },
          })),
        ),
      ),
      row(
        "total",
        "total",
        ["", `TỔNG SỐ (${lines.length.toLocaleString("vi-VN")} thủ tục)`, ""],
        COLUMNS.map(({ measure }, index) => ({
          kind: "count",
          value: sums[index] ?? 0,
          behind: { measure, ...whose },
        })),
      ),
    ],
    reconciliations: [
      {
        text: "Kỳ trước chuyển qua + tiếp nhận = giải quyết + rút + dừng + đang giải quyết",
        left: (sums[0] ?? 0) + (sums[1] ?? 0),
        right: flows.reduce((sum, one) => sum + one, 0) + (sums[7] ?? 0),
      },
    ],
    notes: [],
    legalBasis: "Nghị định 61/2018/NĐ-CP; Thông tư 01/2020/TT-VPCP",
  };
}
