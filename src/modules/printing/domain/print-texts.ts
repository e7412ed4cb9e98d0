import type { Dossier } from "#modules/dossiers/domain.ts";
import { type DueRule, type Limit, limitText } from "#modules/deadlines/domain.ts";
import type { PrintableForm } from "./available-forms.ts";
import type { PaperLine } from "./sheet.ts";

/** What the button that prints a form says. */
export const PRINT_LABELS = {
  receipt: "In giấy tiếp nhận và hẹn trả",
  "supplement-request": "In phiếu yêu cầu bổ sung",
  refusal: "In phiếu từ chối",
  apology: "In văn bản xin lỗi",
  "stop-notice": "In thông báo dừng giải quyết",
  "control-slip": "In phiếu kiểm soát",
  "return-receipt": "In giấy biên nhận trả kết quả",
  "hand-over-sheet": "In giấy bàn giao hồ sơ",
} as const satisfies Record<PrintableForm, string>;

/** The limit on Mẫu 01: `05 ngày làm việc`; empty while a limit in prose is not confirmed. */
export function printedLimit(rule: Pick<DueRule, "limit" | "stages" | "additions"> | null): string {
  if (rule === null) return "";
  const stages = (rule.stages ?? []).map(inFigures);
  const additions = (rule.additions ?? []).map(({ limit, label }) => `${inFigures(limit)} (${label.vi})`);
  return [inFigures(rule.limit), ...stages, ...additions].join(", cộng ");
}

function inFigures(limit: Limit): string {
  const { vi } = limitText(limit);
  return /^\d\s/.test(vi) ? `0${vi}` : vi;
}

/** Papers that were handed in; a paper that was waived is not on the receipt. */
export function printedPapers(papers: Dossier["papers"]): readonly PaperLine[] {
  return papers
    .filter(({ originals, certified, copies }) => originals + certified + copies > 0)
    .map(({ name, originals, certified, copies }) => ({ name, originals, certified, photocopies: copies }));
}

/** Where the result is to be had (Mẫu 01, mục 6). */
export function returnPlace(returnBy: Dossier["returnBy"], centre: string, address: string): string {
  switch (returnBy) {
    case "at-centre":
      return centre;
    case "by-post":
      return `Qua dịch vụ bưu chính công ích, đến địa chỉ: ${address}`;
    case "online":
      return "Trực tuyến, tại tài khoản của người nộp hồ sơ";
  }
}
