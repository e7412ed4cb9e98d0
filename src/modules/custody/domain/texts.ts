import type { Conclusion, EventKind, HandOver } from "./bundle.ts";

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

/** Sheets and originals in words. */
export function countText({ sheets, originals }: Pick<HandOver, "sheets" | "originals">): string {
  return originals === 0 ? `${sheets} tờ` : `${sheets} tờ (${originals} bản chính)`;
}
