import { listOfficersById } from "#modules/identity/index.ts";
import type { Db } from "#platform/db/db.ts";
import { agencyIdsOf, REPORT_ROLES, type ReportQuestion } from "../../domain/report-template.ts";
import { layOut } from "../../domain/report-layout.ts";
import type { Report, ReportCell, ReportRow } from "../../domain/report.ts";
import type { RowMeasure } from "../../domain/row-measure.ts";
import { holdersOf, NOBODY, type HeldRow } from "../dossiers-held-by.ts";
import type { ReportTemplate } from "../report-template.ts";

/** Overdue and nearly due dossiers by agency and by the officer in whose hands they were at the instant asked. */
export const OVERDUE_REPORT: ReportTemplate = {
  id: "qua-han",
  formNumber: "",
  title: "HỒ SƠ QUÁ HẠN, SẮP ĐẾN HẠN THEO ĐƠN VỊ, CÁN BỘ",
  purpose: "Đang giải quyết mà quá hạn hoặc sắp đến hạn, trong tay đơn vị và cán bộ nào.",
  group: "Theo dõi hằng tuần",
  periods: ["day", "week", "month", "free"],
  scopes: "either",
  roles: REPORT_ROLES,
  fill,
};

const COLUMNS = [
  { key: "silent", head: "Chưa có thư xin lỗi", under: ["Quá hạn"], measure: "open-overdue-not-apologised" },
  { key: "apologised", head: "Đã có thư xin lỗi", under: ["Quá hạn"], measure: "open-overdue-apologised" },
  { key: "today", head: "Đến hạn trong ngày", under: ["Sắp đến hạn"], measure: "due-today" },
  { key: "soon", head: "Trong 03 ngày tới", under: ["Sắp đến hạn"], measure: "due-soon" },
] as const satisfies readonly {
  readonly key: string;
  readonly head: string;
  readonly under: readonly string[];
  readonly measure: RowMeasure;
}[];

async function fill(db: Db, { scope, period, until, letterhead }: ReportQuestion): Promise<Report> {
  const agencyIds = agencyIdsOf(scope);
  const held: (readonly HeldRow[])[] = [];
  for (const { measure } of COLUMNS) held.push(await holdersOf(db, { measure, from: period.from, until, agencyIds }));
  const officers = await listOfficersById(
    db,
    [...new Set(held.flat().map(({ officerId }) => officerId))].filter(isOfficer),
  );
  const names = new Map(officers.map(({ id, name, title }) => [id, title === "" ? name : `${name}, ${title}`]));
  const agencies = scope.kind === "agency" ? [scope.agency] : scope.agencies;
  const rows = agencies.flatMap((agency): ReportRow[] => {
    const mine = held.map((rowsOf) => rowsOf.filter(({ row }) => row.agencyId === agency.id));
    const holders = [...new Set(mine.flat().map(({ officerId }) => officerId))].toSorted((a, b) =>
      (names.get(a) ?? "").localeCompare(names.get(b) ?? "", "vi"),
    );
    if (holders.length === 0) return [];
    const count = (column: number, holderId?: string): ReportCell => ({
      kind: "count",
      value: (mine[column] ?? []).filter(({ officerId }) => holderId === undefined || officerId === holderId).length,
      behind: {
        measure: COLUMNS[column]?.measure ?? "open-overdue",
        agencyId: agency.id,
        ...(holderId === undefined ? {} : { holderId }),
      },
    });
    return [
      {
        key: agency.id,
        kind: "group",
        cells: [{ kind: "text", text: agency.name }, ...COLUMNS.map((_, at) => count(at))],
      },
      ...holders.map((holderId) => ({
        ...{ key: `${agency.id} ${holderId}`, kind: "row" as const },
        cells: [
          { kind: "text" as const, text: names.get(holderId) ?? "Chưa có cán bộ nhận việc" },
          ...COLUMNS.map((_, at) => count(at, holderId)),
        ],
      })),
    ];
  });
  const whose = scope.kind === "agency" ? { agencyId: scope.agency.id } : {};
  const total = COLUMNS.map(({ measure }, at): ReportCell => ({
    ...{ kind: "count", value: held[at]?.length ?? 0 },
    behind: { measure, ...whose },
  }));
  return {
    ...{ template: OVERDUE_REPORT.id, formNumber: "", title: OVERDUE_REPORT.title, ...letterhead },
    ...{ unit: "Hồ sơ", period, asOf: until },
    ...layOut([
      { key: "holder", name: "Đơn vị, cán bộ đang giữ hồ sơ", head: "Đơn vị, cán bộ đang giữ hồ sơ", width: "wide" },
      ...COLUMNS.map((column) => ({ ...column, name: [...column.under, column.head].join(" – ") })),
    ]),
    rows:
      rows.length === 0
        ? []
        : [...rows, { key: "total", kind: "total", cells: [{ kind: "text", text: "TỔNG SỐ" }, ...total] }],
    reconciliations: [],
    notes: [
      "Cán bộ đang giữ hồ sơ là người nhận việc của bước đang mở tại thời điểm tính đến; quá hạn và sắp đến hạn tính theo ngày hẹn trả của hồ sơ, không phải lỗi của riêng người đang giữ.",
    ],
    legalBasis: "Nghị định 61/2018/NĐ-CP Điều 19",
  };
}

function isOfficer(id: string): boolean {
  return id !== NOBODY;
}
