import { PERIOD_KINDS, type PeriodKind } from "../domain/report-template.ts";

/** The kinds of period in addresses and on pages. */
export const WORDS_OF_KINDS = {
  "control-quarter": { word: "quy-vpcp", label: "Quý (kỳ VPCP, từ ngày 15)" },
  "control-year": { word: "nam-vpcp", label: "Năm (kỳ VPCP, từ 15/12)" },
  day: { word: "ngay", label: "Ngày" },
  week: { word: "tuan", label: "Tuần" },
  month: { word: "thang", label: "Tháng" },
  quarter: { word: "quy", label: "Quý" },
  year: { word: "nam", label: "Năm" },
  free: { word: "tu-chon", label: "Tự chọn ngày" },
} as const satisfies Record<PeriodKind, { readonly word: string; readonly label: string }>;

/** The kind that an address names, or undefined. */
export function kindOfWord(word: string): PeriodKind | undefined {
  return PERIOD_KINDS.find((kind) => WORDS_OF_KINDS[kind].word === word);
}
