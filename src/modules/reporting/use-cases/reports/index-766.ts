import type { Db } from "#platform/db/db.ts";
import { resolvedIn, stillOpen, type Figures } from "../../domain/flow.ts";
import type { IndexSource, WorkedGroup, WorkedIndicator } from "../../domain/indicators/index-766.ts";
import { bandInWords } from "../../domain/indicators/rating.ts";
import { layOut, type LaidColumn } from "../../domain/report-layout.ts";
import { agencyIdsOf, REPORT_ROLES, type ReportQuestion } from "../../domain/report-template.ts";
import type { Report, ReportCell, ReportNote, ReportRow, RowsBehind } from "../../domain/report.ts";
import { settingOn, type StoredSetting } from "../../store/indicators/settings.ts";
import { workIndex } from "../indicators/work-index.ts";
import type { ReportTemplate } from "../report-template.ts";

/** The six groups of Decision 766/QĐ-TTg with the points that the recorded data give, and those that lack data. */
export const INDEX_766: ReportTemplate = {
  id: "bo-chi-so-766",
  formNumber: "",
  title: "BỘ CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP",
  purpose: "Sáu nhóm chỉ số theo Quyết định 766/QĐ-TTg, nói rõ phần chưa có dữ liệu.",
  group: "Đánh giá",
  periods: ["month", "quarter", "year", "control-quarter", "control-year", "free"],
  scopes: "either",
  roles: REPORT_ROLES,
  fill,
};

const COLUMNS: readonly LaidColumn[] = [
  { key: "ma", name: "Mã", head: "Mã" },
  { key: "chi-so", name: "Nhóm chỉ số, chỉ số thành phần", head: "Nhóm chỉ số, chỉ số thành phần", width: "wide" },
  { key: "tu-so", name: "Tử số", number: "(1)", head: "Tử số" },
  { key: "mau-so", name: "Mẫu số", number: "(2)", head: "Mẫu số" },
  { key: "ty-le", name: "Tỷ lệ", number: "(3)=(1)/(2)", head: "Tỷ lệ" },
  { key: "chi-tieu", name: "Chỉ tiêu", number: "(4)", head: "Chỉ tiêu" },
  { key: "toi-da", name: "Điểm tối đa", number: "(5)", head: "Điểm tối đa" },
  { key: "diem", name: "Điểm đạt", number: "(6)", head: "Điểm đạt" },
  { key: "co-du-lieu", name: "Điểm tối đa từ dữ liệu", number: "(7)", head: "Tối đa từ dữ liệu" },
  { key: "chua-co", name: "Điểm chưa có dữ liệu", number: "(8)=(5)-(7)", head: "Chưa có dữ liệu" },
];

async function fill(db: Db, question: ReportQuestion): Promise<Report> {
  const { scope, period, until, letterhead } = question;
  const agencies = scope.kind === "agency" ? [scope.agency] : scope.agencies;
  const stored = await settingOn(db, period.from);
  const asked = { period, until, agencies, agencyIds: agencyIdsOf(scope) };
  const { worked, figures, entered, services } = await workIndex(db, asked, stored.setting);
  const behind = scope.kind === "agency" ? { agencyId: scope.agency.id } : {};
  return {
    ...{ template: INDEX_766.id, formNumber: INDEX_766.formNumber, title: INDEX_766.title },
    ...letterhead,
    ...{ unit: "Điểm", period, asOf: until },
    ...layOut(COLUMNS),
    rows: [
      ...worked.groups.flatMap((group) => groupRows(group, behind)),
      pointsRow({ key: "total", kind: "total", code: "", name: "TỔNG SỐ" }, { ...worked, most: 100 }),
    ],
    reconciliations: [
      {
        text: "Điểm tối đa của phần có dữ liệu + điểm chưa có dữ liệu = 100",
        left: Math.round((worked.attainable + worked.withoutData) * 100) / 100,
        right: 100,
      },
    ],
    notes: [
      `Cả bộ chỉ số: ${shareInWords(worked)}. Xếp loại: ${bandInWords(worked)}.`,
      `${worked.groups.map(inWords).join("; ")}.`,
      ...inTimeNote(figures, behind),
      ...(services === null ? [] : [SERVICES_NOTE]),
      ...configurationNotes(stored, entered),
    ],
    legalBasis: stored.legalBasis,
  };
}

type Whose = Omit<RowsBehind, "measure">;

function groupRows(worked: WorkedGroup, behind: Whose): readonly ReportRow[] {
  const { code, name, points: most } = worked.group;
  return [
    pointsRow({ key: code, kind: "group", code, name }, { ...worked, most }),
    ...worked.indicators.map((one) => indicatorRow(one, behind)),
  ];
}

function pointsRow(
  { key, kind, code, name }: Pick<ReportRow, "key" | "kind"> & { readonly code: string; readonly name: string },
  {
    most,
    points,
    attainable,
    withoutData,
  }: Pick<WorkedGroup, "points" | "attainable" | "withoutData"> & {
    readonly most: number;
  },
): ReportRow {
  const nothing: ReportCell = { kind: "text", text: "" };
  return {
    ...{ key, kind },
    cells: [
      { kind: "text", text: code },
      { kind: "text", text: name },
      ...[nothing, nothing, nothing, nothing],
      decimal(most),
      decimal(points),
      decimal(attainable),
      decimal(withoutData),
    ],
  };
}

/** The lists behind the counts; what is resolved in time and what is open in time are two lists, told in a note. */
const LISTS = {
  online: { numerator: "received-online", denominator: "received" },
  "in-time": undefined,
  entered: undefined,
} as const satisfies Record<
  IndexSource,
  { readonly numerator: RowsBehind["measure"]; readonly denominator: RowsBehind["measure"] } | undefined
>;

function indicatorRow({ indicator, share, points }: WorkedIndicator, behind: Whose): ReportRow {
  const lists = LISTS[indicator.source];
  const missing: ReportCell = { kind: "unknown", why: "chưa có dữ liệu" };
  const count = (value: number, measure: RowsBehind["measure"] | undefined): ReportCell => ({
    kind: "count",
    value,
    ...(measure === undefined ? {} : { behind: { measure, ...behind } }),
  });
  const hasShare = share !== null && share.denominator > 0;
  return {
    key: indicator.code,
    kind: "row",
    cells: [
      { kind: "text", text: indicator.code },
      { kind: "text", text: indicator.name },
      share === null ? missing : count(share.numerator, lists?.numerator),
      share === null ? missing : count(share.denominator, lists?.denominator),
      hasShare ? { kind: "percent", value: share.numerator / share.denominator } : missing,
      { kind: "percent", value: indicator.target },
      decimal(indicator.points),
      points === null ? missing : decimal(points),
      decimal(points === null ? 0 : indicator.points),
      decimal(points === null ? indicator.points : 0),
    ],
  };
}

function decimal(value: number): ReportCell {
  return { kind: "decimal", value, digits: 2 };
}

const SERVICES_NOTE =
  "CLGQ-2 lấy từ hồ sơ: mẫu số là số thủ tục trực tuyến toàn trình, một phần vào ngày cuối được tính (của một cơ quan: thủ tục cơ quan đã nhận hồ sơ); tử số là số thủ tục trong đó có hồ sơ trực tuyến trong kỳ.";

/** `Công khai, minh bạch: 0/0 điểm từ dữ liệu, 18 điểm chưa có dữ liệu` */
function inWords(worked: WorkedGroup): string {
  return `${worked.group.name}: ${shareInWords(worked)}`;
}

function shareInWords({
  points,
  attainable,
  withoutData,
}: Pick<WorkedGroup, "points" | "attainable" | "withoutData">): string {
  const number = (value: number) => value.toLocaleString("vi-VN", { maximumFractionDigits: 2 });
  const missing = withoutData === 0 ? "" : `, ${number(withoutData)} điểm chưa có dữ liệu`;
  return `${number(points)}/${number(attainable)} điểm từ dữ liệu${missing}`;
}

function inTimeNote(figures: Figures, behind: Whose): readonly ReportNote[] {
  const { early, onTime } = figures.during;
  const open = stillOpen(figures);
  const counted = (value: number, measure: RowsBehind["measure"]) => ({
    text: value.toLocaleString("vi-VN"),
    behind: { measure, ...behind },
  });
  return [
    [
      "Đúng hạn của hồ sơ đã và đang giải quyết: tử số gồm ",
      counted(early + onTime, "kept"),
      " hồ sơ đã giải quyết trước hạn, đúng hạn và ",
      counted(open.total - open.overdue, "open-in-time"),
      " hồ sơ đang giải quyết trong hạn; mẫu số gồm ",
      counted(resolvedIn(figures.during), "resolved"),
      " hồ sơ đã giải quyết và ",
      counted(open.total, "open"),
      " hồ sơ đang giải quyết.",
    ],
  ];
}

function configurationNotes({ version, reason, validFrom }: StoredSetting, entered: number): readonly ReportNote[] {
  const own = version === 0 ? "cấu hình đi kèm phần mềm" : `cấu hình phiên bản ${version} (${reason})`;
  const [year, month, day] = validFrom.toString().split("-");
  return [
    `Điểm chỉ số thành phần, chỉ tiêu và mức xếp loại là ${own}, áp dụng từ ${day}/${month}/${year}; đó là lựa chọn của tỉnh, không phải quy định của Quyết định 766.`,
    `Chỉ số không lấy được từ hồ sơ dùng dữ liệu đánh giá nhập cho đúng kỳ này (${entered} dòng). Chỉ số chưa có dữ liệu không cộng điểm và không nằm trong điểm tối đa của phần có dữ liệu.`,
  ];
}
