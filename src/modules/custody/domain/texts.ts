import type { Conclusion, EventKind, HandOver } from "./bundle.ts";
import type { Loss, LossSide, Remedy } from "./loss.ts";

/** What happened to the paper, in the past tense of the history. */
export const EVENT_NAMES = {
  opened: "Nhận vào quản lý",
  added: "Thêm giấy tờ",
  given: "Giao, chờ bên nhận xác nhận",
  received: "Đã nhận",
  refused: "Không nhận",
  "taken-back": "Lấy lại",
  passed: "Giao và nhận tại chỗ",
  shelved: "Xếp vào chỗ để",
  settled: "Kết luận chênh lệch",
  ended: "Kết thúc quản lý",
} as const satisfies Record<EventKind, string>;

export const CONCLUSION_NAMES = {
  found: "Đã tìm thấy, đủ như khi giao",
  miscounted: "Đếm nhầm khi giao, số đếm lại là đúng",
  lost: "Thất lạc: lập biên bản và lập lại giấy tờ",
} as const satisfies Record<Conclusion, string>;

/** How lost paper is made again; the applicant comes last and pays nothing. */
export const REMEDY_NAMES = {
  "from-data": "In lại từ dữ liệu, bản điện tử đang lưu",
  "from-copies": "Sao từ bản lưu của cơ quan khác trong hồ sơ",
  "from-issuer": "Đề nghị cơ quan đã cấp giấy tờ cấp lại, không thu phí người nộp",
  "from-applicant": "Nhờ người nộp cung cấp lại (chỉ khi không còn cách nào khác), chi phí do bên làm mất chịu",
} as const satisfies Record<Remedy, string>;

/** How a loss ended. */
export const OUTCOME_NAMES = {
  remade: "Đã lập lại",
  found: "Đã tìm thấy",
} as const satisfies Record<NonNullable<Loss["outcome"]>, string>;

/** Who signs for a side of a loss. */
export function lossSideName(side: LossSide, { carrier }: Pick<Loss, "carrier">): string {
  if (side === "giver") return "Bên giao";
  if (side === "receiver") return "Bên nhận";
  return carrier === null ? "Trung tâm" : "Người vận chuyển";
}

/** Sheets and originals in words. */
export function countText({ sheets, originals }: Pick<HandOver, "sheets" | "originals">): string {
  return originals === 0 ? `${sheets} tờ` : `${sheets} tờ (${originals} bản chính)`;
}
