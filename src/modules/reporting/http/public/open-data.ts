import { isoInVietnam } from "#kernel/time.ts";
import type { Agency } from "#modules/organizations/index.ts";
import type { Publication } from "../../domain/public/published.ts";

/** Grows by one when a field changes its meaning or goes; further fields do not change it. */
export const OPEN_DATA_VERSION = 1;

export const LICENCE = {
  vi: "Được sao chép, chia sẻ và dùng lại tự do, kể cả cho mục đích thương mại, khi ghi rõ nguồn và thời điểm của số liệu.",
  en: "Free to copy, share and reuse, also commercially, when the source and the instant of the figures are named.",
} as const;

/** What each field means, in the file itself and on the page. */
export const FIELD_MEANINGS = {
  asOf: "Thời điểm của số liệu; việc xảy ra sau thời điểm này không được tính",
  "months[].month": "Tháng, dạng 2026-11; tháng cuối tính đến asOf",
  "months[].agencyCode": "Mã cơ quan có thẩm quyền giải quyết",
  "months[].received": "Hồ sơ được tiếp nhận trong tháng",
  "months[].refused": "Hồ sơ không được tiếp nhận trong tháng",
  "months[].resolved": "Hồ sơ có kết quả giải quyết trong tháng",
  "months[].onTime": "Trong số đã giải quyết: trước hạn và đúng hạn, so sánh theo ngày",
  "months[].late": "Trong số đã giải quyết: quá hạn",
  "months[].withdrawn": "Hồ sơ người nộp rút trong tháng",
  "months[].stopped": "Hồ sơ dừng giải quyết trong tháng",
  "months[].inProcess": "Hồ sơ đang giải quyết ở cuối tháng (hoặc tại asOf)",
  "agencies[].code": "Mã cơ quan",
  "agencies[].codeIsInvented": "true khi chưa có mã chính thức được công bố",
  "agencies[].name": "Tên cơ quan",
  "processingTimes[].procedureCode": "Mã thủ tục hành chính",
  "processingTimes[].legalLimit": "Thời hạn theo quy định, bằng lời; rỗng khi còn phải xác nhận",
  "processingTimes[].cases": "Số hồ sơ gần đây được dùng để tính",
  "processingTimes[].leftOut":
    "Số hồ sơ bị loại: có kết quả ngay phút tiếp nhận dù không phải thủ tục trả ngay, hoặc đóng hàng loạt trong một phút",
  "processingTimes[].workingDays":
    "Phân vị 50, 75, 90 của thời gian giải quyết, tính bằng ngày làm việc, không kể thời gian chờ người nộp; null khi có quá ít hồ sơ",
} as const;

/** The open data of a publication as plain JSON. No figure in it is of a person. */
export function openData(publication: Publication, agencies: readonly Agency[]): object {
  const { asOf, recentFrom, rule, months, times } = publication;
  const shown = agencies.filter(({ id }) => months.some(({ agencyId }) => agencyId === id));
  const codes = new Map(agencies.map(({ id, code }) => [id, code]));
  return {
    schemaVersion: OPEN_DATA_VERSION,
    licence: LICENCE,
    asOf: isoInVietnam(asOf),
    timeZone: "Asia/Ho_Chi_Minh",
    fields: FIELD_MEANINGS,
    agencies: shown.map(({ code, codeIsInvented, name }) => ({ code, codeIsInvented, name })),
    months: months.map(({ month, agencyId, ...counts }) => ({
      month: month.toString().slice(0, 7),
      agencyCode: codes.get(agencyId) ?? "",
      ...counts,
    })),
    processingTimesFrom: {
      resolvedSince: recentFrom.toString(),
      months: rule.recentMonths,
      leastCases: rule.leastCases,
      batchOfOneMinute: rule.batchOfOneMinute,
    },
    processingTimes: times.map(({ procedureCode, procedureName, limitText, cases, leftOut, days }) => ({
      ...{ procedureCode, procedureName, legalLimit: limitText, cases, leftOut },
      workingDays: days,
    })),
  };
}
