import type { DirectiveKind, DirectiveState, Urgency } from "./directive.ts";
import type { EventKind } from "./events.ts";
import type { Act } from "./transitions.ts";

type Text = { readonly vi: string; readonly en: string };

export const KIND_NAMES = {
  directive: { vi: "Chỉ đạo", en: "Directive" },
  recommendation: { vi: "Kiến nghị", en: "Recommendation" },
} as const satisfies Record<DirectiveKind, Text>;

export const STATE_NAMES = {
  issued: { vi: "Mới gửi", en: "Issued" },
  acknowledged: { vi: "Đang thực hiện", en: "Being carried out" },
  answered: { vi: "Đã trả lời", en: "Answered" },
  "sent-back": { vi: "Trả lại, làm tiếp", en: "Sent back" },
  done: { vi: "Đã xong", en: "Done" },
  withdrawn: { vi: "Đã rút", en: "Withdrawn" },
} as const satisfies Record<DirectiveState, Text>;

export const URGENCY_NAMES = {
  normal: { vi: "Thường", en: "Normal" },
  urgent: { vi: "Khẩn", en: "Urgent" },
  "very-urgent": { vi: "Thượng khẩn", en: "Very urgent" },
  express: { vi: "Hỏa tốc", en: "Express" },
} as const satisfies Record<Urgency, Text>;

/** An act as its button says it. */
export const ACT_NAMES = {
  answer: { vi: "Trả lời", en: "Answer" },
  acknowledge: { vi: "Xác nhận đã nhận", en: "Acknowledge" },
  accept: { vi: "Chấp nhận, kết thúc", en: "Accept as done" },
  "send-back": { vi: "Trả lại, yêu cầu làm tiếp", en: "Send back" },
  extend: { vi: "Gia hạn", en: "Extend" },
  withdraw: { vi: "Rút lại", en: "Withdraw" },
} as const satisfies Record<Act, Text>;

export const EVENT_NAMES = {
  "directive-issued": { vi: "Gửi đi", en: "Issued" },
  "directive-acknowledged": { vi: "Xác nhận đã nhận", en: "Acknowledged" },
  "directive-answered": { vi: "Trả lời", en: "Answered" },
  "directive-accepted": { vi: "Chấp nhận, kết thúc", en: "Accepted as done" },
  "directive-sent-back": { vi: "Trả lại, yêu cầu làm tiếp", en: "Sent back" },
  "directive-extended": { vi: "Gia hạn", en: "Extended" },
  "directive-withdrawn": { vi: "Rút lại", en: "Withdrawn" },
} as const satisfies Record<EventKind, Text>;

/** The degree that a text names, or undefined. */
export function urgencyOf(text: string): Urgency | undefined {
  return URGENCIES.find((urgency) => urgency === text);
}

export const URGENCIES = ["normal", "urgent", "very-urgent", "express"] as const satisfies readonly Urgency[];
