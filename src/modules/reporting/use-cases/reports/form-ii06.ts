import type { Db } from "#platform/db/db.ts";
import type { Agency } from "#modules/organizations/index.ts";
import { levelOf, LEVELS } from "../../domain/agency-level.ts";
import { formNotes } from "../../domain/form-ii06-notes.ts";
import {
  addSplit,
  formCounts,
  formIdentities,
  formLayout,
  formRow,
  isBlank,
  NO_SPLIT,
  type FormLine,
  type SplitFigures,
} from "../../domain/form-ii06.ts";
import { agencyIdsOf, PROVINCE_REPORTERS, REPORT_ROLES, type ReportQuestion } from "../../domain/report-template.ts";
import type { Reconciliation, Report, RowsBehind } from "../../domain/report.ts";
import { listFields } from "../../store/facts.ts";
import { readFigures, type Cell, type Question } from "../../store/read-figures.ts";
import type { ReportTemplate } from "../report-template.ts";

const TITLE = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC";
const LAW = "Thông tư 01/2020/TT-VPCP; Nghị định 61/2018/NĐ-CP Điều 19";
const PERIODS = ["control-quarter", "control-year", "quarter", "month", "year", "free"] as const;

/** II.06a: an agency that resolves procedures itself, by field of administration. */
export const FORM_II06A: ReportTemplate = {
  id: "ii-06a",
  formNumber: "Biểu số II.06a/VPCP/KSTT",
  title: `${TITLE} TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC`,
  purpose: "Theo lĩnh vực, của một cơ quan trực tiếp giải quyết thủ tục hành chính.",
  group: "Báo cáo theo biểu mẫu",
  periods: PERIODS,
  scopes: "agency",
  roles: REPORT_ROLES,
  fill: (db, question) => byField(db, question, FORM_II06A),
};

/** II.06b: a people's committee, by field of administration. */
export const FORM_II06B: ReportTemplate = {
  id: "ii-06b",
  formNumber: "Biểu số II.06b/VPCP/KSTT",
  title: `${TITLE} TẠI ỦY BAN NHÂN DÂN`,
  purpose: "Theo lĩnh vực, của Ủy ban nhân dân.",
  group: "Báo cáo theo biểu mẫu",
  periods: PERIODS,
  scopes: "agency",
  agencyKinds: ["people-committee"],
  roles: REPORT_ROLES,
  fill: (db, question) => byField(db, question, FORM_II06B),
};

/** II.06c: the whole province, level by level and agency by agency; agencies without a dossier stand there with zeros. */
export const FORM_II06C: ReportTemplate = {
  id: "ii-06c",
  formNumber: "Biểu số II.06c/VPCP/KSTT",
  title: `${TITLE} TRÊN ĐỊA BÀN TỈNH`,
  purpose: "Tổng hợp toàn tỉnh, theo cấp và theo từng cơ quan.",
  group: "Báo cáo theo biểu mẫu",
  periods: PERIODS,
  scopes: "all",
  roles: PROVINCE_REPORTERS,
  fill: byAgency,
};

async function byField(db: Db, question: ReportQuestion, template: ReportTemplate): Promise<Report> {
  const asked = asFigures(question);
  const behind = question.scope.kind === "agency" ? { agencyId: question.scope.agency.id } : {};
  const [cells, whole, fields] = await Promise.all([
    readFigures(db, { ...asked, by: ["field", "channel"] }),
    readFigures(db, { ...asked, by: ["channel"] }),
    listFields(db),
  ]);
  const names = new Map(fields.map(({ code, name }) => [code, name]));
  const rows = [...splitBy(cells, ({ fieldCode }) => fieldCode)]
    .filter(([, split]) => !isBlank(split))
    .map(([code, split]) => ({ code, subject: names.get(code) ?? code, split }))
    .toSorted((a, b) => a.subject.localeCompare(b.subject, "vi"))
    .map(({ code, subject, split }, index) => ({
      ...{ key: code === "" ? NO_FIELD_KEY : code, kind: "row" as const, ordinal: String(index + 1), subject, split },
      behind: { ...behind, fieldCode: code },
    }));
  return present(question, template, { subject: "Lĩnh vực, công việc giải quyết", lines: rows, whole, behind });
}

async function byAgency(db: Db, question: ReportQuestion): Promise<Report> {
  const asked = asFigures(question);
  const [cells, whole] = await Promise.all([
    readFigures(db, { ...asked, by: ["agency", "channel"] }),
    readFigures(db, { ...asked, by: ["channel"] }),
  ]);
  const splits = splitBy(cells, ({ agencyId }) => agencyId);
  const agencies = question.scope.kind === "all" ? question.scope.agencies : [question.scope.agency];
  const groups = LEVELS.map((level) => ({ level, members: agencies.filter((agency) => levelOf(agency) === level.id) }))
    .filter(({ members }) => members.length > 0)
    .flatMap(({ level, members }, index) => levelLines({ level, members, splits, ordinal: ROMAN[index] ?? "" }));
  return present(question, FORM_II06C, { subject: "Đơn vị", lines: groups, whole, behind: {} });
}

const NO_FIELD_KEY = "chua-ro";
const ROMAN = ["I", "II", "III"] as const;

function asFigures({ period, until, scope }: ReportQuestion): Omit<Question, "by"> {
  const agencyIds = agencyIdsOf(scope);
  return { from: period.from, until, ...(agencyIds === undefined ? {} : { agencyIds }) };
}

type LevelOfAgencies = {
  readonly level: (typeof LEVELS)[number];
  readonly members: readonly Agency[];
  readonly splits: ReadonlyMap<string, SplitFigures>;
  readonly ordinal: string;
};

/** The sum of a level, then its agencies; one without any dossier is there with zeros. */
function levelLines({ level, members, splits, ordinal }: LevelOfAgencies): readonly FormLine[] {
  const lines = members.map(({ id, name }, index) => ({
    ...{ key: id, kind: "row" as const, ordinal: String(index + 1), subject: name },
    ...{ split: splits.get(id) ?? NO_SPLIT, behind: { agencyId: id } },
  }));
  const sum = lines.reduce((all, { split }) => addSplit(all, split), NO_SPLIT);
  return [
    { key: level.id, kind: "group", ordinal, subject: level.name, split: sum, behind: { level: level.id } },
    ...lines,
  ];
}

/** Figures by channel, put together by what else tells the cells apart. */
function splitBy(cells: readonly Cell[], keyOf: (cell: Cell) => string): ReadonlyMap<string, SplitFigures> {
  const splits = new Map<string, SplitFigures>();
  for (const cell of cells) {
    const one = cell.channel === "online" ? { online: cell.figures } : { otherwise: cell.figures };
    splits.set(keyOf(cell), addSplit(splits.get(keyOf(cell)) ?? NO_SPLIT, { ...NO_SPLIT, ...one }));
  }
  return splits;
}

type Filled = {
  readonly subject: string;
  readonly lines: readonly FormLine[];
  /** Asked of the facts again, without telling fields or agencies apart: what the total row shows. */
  readonly whole: readonly Cell[];
  readonly behind: Omit<RowsBehind, "measure">;
};

function present({ period, until, letterhead }: ReportQuestion, template: ReportTemplate, filled: Filled): Report {
  const { subject, lines, behind } = filled;
  const whole = splitBy(filled.whole, () => "").get("") ?? NO_SPLIT;
  const total = formRow({ key: "total", kind: "total", ordinal: "", subject: "TỔNG SỐ", split: whole, behind });
  const parts = lines.filter(({ kind }) => kind === "row").reduce((sum, { split }) => addSplit(sum, split), NO_SPLIT);
  return {
    ...{ template: template.id, formNumber: template.formNumber, title: template.title },
    ...letterhead,
    ...{ unit: "Số hồ sơ TTHC", period, asOf: until },
    ...formLayout(subject),
    rows: [...lines.map(formRow), total],
    reconciliations: [...formIdentities(whole), sumOfParts(subject, whole, parts)],
    notes: formNotes(whole, behind),
    legalBasis: LAW,
  };
}

/** The total row is counted by itself; it must be what the rows add up to. */
function sumOfParts(subject: string, whole: SplitFigures, parts: SplitFigures): Reconciliation {
  const [left, right] = [formCounts(whole), formCounts(parts)];
  const text = `TỔNG SỐ cột (3) + (7) + (11) = cộng các dòng ${subject.split(",")[0]?.toLowerCase() ?? ""}`;
  return { text, left: left.total + left.settled + left.open, right: right.total + right.settled + right.open };
}
