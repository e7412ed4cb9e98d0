import { listOfficers, type Officer } from "#modules/identity/index.ts";
import type { Db } from "#platform/db/db.ts";
import { indicator, OFFICER_INDICATORS } from "../../domain/indicators/nine-indicators.ts";
import { OFFICER_BANDS, rate } from "../../domain/indicators/rating.ts";
import { layOut, type LaidColumn } from "../../domain/report-layout.ts";
import type { ReportQuestion } from "../../domain/report-template.ts";
import type { Report, ReportRow } from "../../domain/report.ts";
import { scoreOfficers, scoresOf, type ScoredOfficer } from "../indicators/scores.ts";
import type { ReportTemplate } from "../report-template.ts";
import { scoreCell, totalCells } from "./agency-evaluation.ts";

/** The five indicators of the officers of an agency and what they make of their task (TT 01/2018/TT-VPCP Điều 14-15). */
export const OFFICER_EVALUATION: ReportTemplate = {
  id: "danh-gia-can-bo",
  formNumber: "",
  title: "ĐÁNH GIÁ CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC GIẢI QUYẾT TTHC",
  purpose: "Chỉ số 1, 2, 3, 4, 7 theo TT 01/2018 của từng cán bộ, chỉ tính phần việc đã qua tay.",
  group: "Đánh giá",
  periods: ["quarter", "year", "control-quarter", "control-year", "month", "free"],
  scopes: "agency",
  roles: ["head-of-division", "department-leader", "centre-manager", "provincial-leader"],
  fill,
};

const COLUMNS: readonly LaidColumn[] = [
  { key: "stt", name: "STT", head: "STT", width: "narrow" },
  { key: "can-bo", name: "Họ và tên", head: "Họ và tên", width: "wide" },
  { key: "chuc-danh", name: "Chức danh", head: "Chức danh", width: "wide" },
  { key: "ho-so", name: "Hồ sơ đã giải quyết có tham gia", head: "Hồ sơ tham gia" },
  { key: "tong-diem", name: "Tổng điểm", head: "Tổng điểm" },
  { key: "toi-da", name: "Điểm tối đa của các chỉ số có dữ liệu", head: "Tối đa có dữ liệu" },
  { key: "xep-loai", name: "Mức độ hoàn thành nhiệm vụ", head: "Mức độ hoàn thành nhiệm vụ", width: "wide" },
  ...OFFICER_INDICATORS.map((number) => ({
    key: `chi-so-${number}`,
    name: `Chỉ số ${number}: ${indicator(number).name}`,
    number: `(${number})`,
    head: indicator(number).short,
    under: ["Điểm từng chỉ số (0 đến 2)"],
  })),
];

async function fill(db: Db, question: ReportQuestion): Promise<Report> {
  const { scope, period, until, letterhead } = question;
  if (scope.kind === "all") throw new Error("officers are rated agency by agency");
  const officers = await listOfficers(db, { agencyId: scope.agency.id });
  const scored = await scoreOfficers(db, question, {
    officerIds: officers.map(({ id }) => id),
    agencyId: scope.agency.id,
  });
  const busy = officers.flatMap((officer) => {
    const found = scored.find(({ subjectId }) => subjectId === officer.id);
    return found === undefined || [...scoresOf(found.tallies).values()].every((score) => score === null)
      ? []
      : [{ officer, found }];
  });
  const idle = officers.length - busy.length;
  return {
    ...{ template: OFFICER_EVALUATION.id, formNumber: OFFICER_EVALUATION.formNumber, title: OFFICER_EVALUATION.title },
    ...letterhead,
    ...{ unit: "Điểm", period, asOf: until },
    ...layOut(COLUMNS),
    rows: busy.map(({ officer, found }, index) => rowOf(officer, found, index)),
    reconciliations: [],
    notes: [
      ...(idle === 0 ? [] : [`${idle} cán bộ của cơ quan không có hồ sơ nào đã giải quyết qua tay trong kỳ.`]),
      ...NOTES,
    ],
    legalBasis: "Thông tư 01/2018/TT-VPCP Điều 13, 14, 15; Nghị định 61/2018/NĐ-CP Điều 31",
  };
}

function rowOf({ id, name, title }: Officer, { tallies, parts }: ScoredOfficer, index: number): ReportRow {
  const scores = scoresOf(tallies);
  const rating = rate(scores, { of: OFFICER_INDICATORS, bands: OFFICER_BANDS });
  const dossiers = parts === undefined ? 0 : parts.early + parts.onTime + parts.late;
  return {
    key: id,
    kind: "row",
    cells: [
      { kind: "text", text: String(index + 1) },
      { kind: "text", text: name },
      { kind: "text", text: title },
      { kind: "count", value: dossiers },
      ...totalCells(rating),
      ...OFFICER_INDICATORS.map((number) => scoreCell(scores.get(number) ?? null)),
    ],
  };
}

const NOTES = [
  "Chỉ tính hồ sơ mà cán bộ đã tiếp nhận, phân công, xử lý, trình, ký hoặc giải quyết. Chỉ số 2 là thời gian ở trong tay cán bộ so với phần thời gian của các bước đó; chỉ số 3 đếm lần yêu cầu bổ sung do chính cán bộ đưa ra.",
  "Từ 5 điểm: hoàn thành 100 % nhiệm vụ; từ 3,5 đến dưới 5: hoàn thành từ 70 % đến dưới 100 %; dưới 3,5: hoàn thành dưới 70 %. Khi còn chỉ số chưa có dữ liệu, ghi mức thấp nhất và cao nhất còn có thể.",
  "Chỉ số 4 và 7 lấy từ dữ liệu đánh giá nhập cho đúng kỳ này, kèm căn cứ. Cán bộ đã thôi giữ vị trí ở cơ quan không có tên.",
] as const;
