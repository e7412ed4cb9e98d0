import type { Channel, Outcome, RequestState, SuspenseReason } from "./payment.ts";

/** How money came, as receipts and lists say it. */
export const CHANNEL_NAMES = {
  cash: "Tiền mặt",
  transfer: "Chuyển khoản",
  gateway: "Thanh toán trực tuyến",
  cod: "Bưu điện thu hộ",
} as const satisfies Record<Channel, string>;

/** What became of money that came. */
export const OUTCOME_NAMES = {
  settled: "Đã nộp đủ",
  partial: "Chưa đủ, đang giữ chờ nộp thêm",
  over: "Đã nộp đủ, còn tiền thừa chờ hoàn trả",
  duplicate: "Nộp trùng, đang giữ chờ hoàn trả",
  unknown: "Chưa rõ nộp cho hồ sơ nào, đang giữ",
} as const satisfies Record<Outcome, string>;

/** States of YeuCauThanhToan (handbook §5.3). */
export const REQUEST_STATE_NAMES = {
  open: "Chờ thanh toán",
  settled: "Đã thanh toán",
  cancelled: "Hủy",
  refunded: "Đã hoàn phí",
} as const satisfies Record<RequestState, string>;

/** Why money is held. */
export const SUSPENSE_NAMES = {
  partial: "Nộp thiếu",
  over: "Nộp thừa",
  duplicate: "Nộp trùng",
  unknown: "Chưa rõ hồ sơ",
  ended: "Hồ sơ đã kết thúc",
} as const satisfies Record<SuspenseReason, string>;
