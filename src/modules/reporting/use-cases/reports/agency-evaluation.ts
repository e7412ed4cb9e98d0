import type { Agency } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import { resolvedIn } from "../../domain/flow.ts";
import { NINE_INDICATORS, type IndicatorNumber } from "../../domain/indicators/nine-indicators.ts";
import { AGENCY_BANDS, bandInWords, rate, type Rating } from "../../domain/indicators/rating.ts";
import { layOut, type LaidColumn } from "../../domain/report-layout.ts";
import { REPORT_ROLES, type ReportQuestion } from "../../domain/report-template.ts";
import type { Report, ReportCell, ReportRow } from "../../domain/report.ts";
import { scoreAgencies, scoresOf, type Scored } from "../indicators/scores.ts";
import type { ReportTemplate } from "../report-template.ts";

/** The nine indicators and the rating of agencies, quarterly and yearly (TT 01/2018/TT-VPCP Điều 13-15). */
export const AGENCY_EVALUATION: ReportTemplate = {
  id: "danh-gia-co-quan",
  formNumber: "",
  title: "ĐÁNH GIÁ CHẤT LƯỢNG GIẢI QUYẾT TTHC CỦA CƠ QUAN, ĐƠN VỊ",
  purpose: "Chín chỉ số theo TT 01/2018, điểm và xếp loại của cơ quan, theo quý và năm.",
  group: "Đánh giá",
  periods: ["quarter", "year", "control-quarter", "control-year", "month", "free"],
  scopes: "either",
  roles: REPORT_ROLES,
  fill,
};

const NUMBERS: readonly IndicatorNumber[] = NINE_INDICATORS.map(({ number }) => number);

const COLUMNS: readonly LaidColumn[] = [
  { key: "stt", name: "STT", head: "STT", width: "narrow" },
  { key: "co-quan", name: "Cơ quan, đơn vị", head: "Cơ quan, đơn vị", width: "wide" },
  { key: "tong-diem", name: "Tổng điểm", number: "(1) đến (9)", head: "Tổng điểm" },
  { key: "toi-da", name: "Điểm tối đa của các chỉ số có dữ liệu", head: "Tối đa có dữ liệu" },
  { key: "xep-loai", name: "Xếp loại", head: "Xếp loại", width: "wide" },
  ...(
    [
      ["da-giai-quyet", "Tổng số"],
      ["truoc-han", "Trước hạn"],
      ["dung-han", "Đúng hạn"],
      ["qua-han", "Quá hạn"],
    ] as const
  ).map(([key, head]) => ({ key, name: `Hồ sơ đã giải quyết: ${head}`, head, under: ["Hồ sơ đã giải quyết"] })),
  ...NINE_INDICATORS.map(({ number, name, short }) => ({
    key: `chi-so-${number}`,
    name: `Chỉ số ${number}: ${name}`,
    number: `(${number})`,
    head: short,
    under: ["Điểm từng chỉ số (0 đến 2)"],
  })),
];

async function fill(db: Db, question: ReportQuestion): Promise<Report> {
  const { scope, period, until, letterhead } = question;
  const agencies = scope.kind === "agency" ? [scope.agency] : scope.agencies;
  const scored = await scoreAgencies(
    db,
    question,
    agencies.map(({ id }) => id),
  );
  const rows = agencies.flatMap((agency, index) => {
    const found = scored.find(({ subjectId }) => subjectId === agency.id);
    return found === undefined ? [] : [rowOf(agency, found, index)];
  });
  const resolved = scored.reduce((sum, { figures }) => sum + resolvedIn(figures.during), 0);
  const byVerdict = scored.reduce(
    (sum, { figures: { during } }) => sum + during.early + during.onTime + during.late,
    0,
  );
  return {
    ...{ template: AGENCY_EVALUATION.id, formNumber: AGENCY_EVALUATION.formNumber, title: AGENCY_EVALUATION.title },
    ...letterhead,
    ...{ unit: "Điểm", period, asOf: until },
    ...layOut(COLUMNS),
    rows,
    reconciliations: [
      { text: "Hồ sơ đã giải quyết = trước hạn + đúng hạn + quá hạn", left: resolved, right: byVerdict },
    ],
    notes: AGENCY_NOTES,
    legalBasis: "Thông tư 01/2018/TT-VPCP Điều 13, 14, 15; Nghị định 61/2018/NĐ-CP Điều 31",
  };
}

function rowOf(agency: Agency, { tallies, figures }: Scored, index: number): ReportRow {
  const scores = scoresOf(tallies);
  const rating = rate(scores, { of: NUMBERS, bands: AGENCY_BANDS });
  const { early, onTime, late } = figures.during;
  const count = (value: number, measure: "resolved" | "early" | "on-time" | "late"): ReportCell => ({
    kind: "count",
    value,
    behind: { measure, agencyId: agency.id },
  });
  return {
    key: agency.id,
    kind: "row",
    cells: [
      { kind: "text", text: String(index + 1) },
      { kind: "text", text: agency.name },
      ...totalCells(rating),
      count(resolvedIn(figures.during), "resolved"),
      count(early, "early"),
      count(onTime, "on-time"),
      count(late, "late"),
      ...NUMBERS.map((number) => scoreCell(scores.get(number) ?? null)),
    ],
  };
}

/** Points, the most that the recorded indicators could give, and the band. */
export function totalCells(rating: Rating): readonly ReportCell[] {
  const total = rating.attainable === 0 ? null : rating.total;
  return [
    scoreCell(total),
    { kind: "decimal", value: rating.attainable, digits: 1 },
    { kind: "text", text: bandInWords(rating) },
  ];
}

/** A score, or the words that say that nothing is recorded. */
export function scoreCell(score: number | null): ReportCell {
  return score === null ? { kind: "unknown", why: "chưa có dữ liệu" } : { kind: "decimal", value: score, digits: 1 };
}

const AGENCY_NOTES = [
  "Điểm của một chỉ số = tổng điểm các hồ sơ chia cho số hồ sơ, làm tròn đến một chữ số thập phân; chỉ số chưa có dữ liệu để trống và không cộng.",
  "Xếp loại: từ 15 điểm xuất sắc; từ 12 tốt; từ 9 khá; từ 6 trung bình; dưới 6 yếu. Khi còn chỉ số chưa có dữ liệu, cột xếp loại ghi mức thấp nhất và cao nhất còn có thể.",
  "Chỉ số 1 so sánh theo ngày. Chỉ số 2 lấy từ sổ thời gian, tính bằng phút làm việc: trong phần thời gian của mình là ngắn hơn; hồ sơ trễ có phần vượt của cơ quan là dài hơn.",
  "Chỉ số 3 đếm mọi lần yêu cầu bổ sung của hồ sơ đã giải quyết. Chỉ số 9 xét tỷ lệ hồ sơ trực tuyến và hồ sơ trực tuyến quá hạn; chưa xét tỷ lệ TTHC ở mức độ 3, 4.",
  "Chỉ số 4, 5, 6, 7, 8 lấy từ dữ liệu đánh giá do cơ quan nhập cho đúng kỳ này, kèm căn cứ.",
] as const;
