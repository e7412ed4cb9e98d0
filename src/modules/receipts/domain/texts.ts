import type { ChangeKind } from "./change.ts";
import type { PaymentMethod, ReceiptKind, ReceiptState } from "./receipt.ts";

export const STATE_NAMES = {
  used: "Đã dùng",
  cancelled: "Hủy",
  replaced: "Đã bị thay thế",
  adjusted: "Đã điều chỉnh",
} as const satisfies Record<ReceiptState, string>;

export const KIND_NAMES = { phi: "Phí", "le-phi": "Lệ phí" } as const satisfies Record<ReceiptKind, string>;

export const METHOD_NAMES = {
  cash: "Tiền mặt",
  transfer: "Chuyển khoản",
  gateway: "Thanh toán trực tuyến",
  cod: "Bưu chính thu hộ",
} as const satisfies Record<PaymentMethod, string>;

export const MEDIUM_NAMES = { paper: "Biên lai giấy", electronic: "Biên lai điện tử" } as const;

export const SPOILAGE_NAMES = { cancelled: "Hủy", lost: "Mất", damaged: "Hỏng" } as const;

export const CHANGE_NAMES = {
  spoil: "Hủy, mất, hỏng số chưa dùng",
  replace: "Thay thế biên lai",
  adjust: "Điều chỉnh biên lai",
  "copy-lost": "Mất, hỏng liên đã lập",
} as const satisfies Record<ChangeKind, string>;

export const EVENT_NAMES = {
  cancelled: "Hủy biên lai",
  replaced: "Thay thế bằng biên lai khác",
  adjusted: "Điều chỉnh bằng biên lai khác",
  "copy-lost": "Mất, hỏng một liên",
} as const;
