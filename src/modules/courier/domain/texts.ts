import type { Conclusion, Direction, DiscrepancyKind, ItemState, Side } from "./run.ts";

export const DIRECTION_NAMES = {
  out: "Trung tâm đi",
  back: "Về Trung tâm",
  between: "Giữa hai cơ quan",
} as const satisfies Record<Direction, string>;

export const ITEM_NAMES = {
  packed: "Trong túi",
  struck: "Đã lấy lại",
  arrived: "Đã nhận",
  missing: "Không thấy",
  "sent-again": "Gửi lại chuyến sau",
  lost: "Thất lạc",
} as const satisfies Record<ItemState, string>;

export const DISCREPANCY_NAMES = {
  missing: "Thiếu túi hồ sơ",
  extra: "Thừa túi hồ sơ",
  "wrong-bag": "Nhầm túi thư",
  "broken-seal": "Niêm phong không nguyên vẹn",
  count: "Lệch số tờ",
} as const satisfies Record<DiscrepancyKind, string>;

export const CONCLUSION_NAMES = {
  found: "Đã tìm thấy, đã làm rõ",
  "sent-again": "Còn ở bưu tá, gửi lại chuyến sau",
  miscounted: "Đếm nhầm khi giao",
  lost: "Thất lạc: lập biên bản và lập lại hồ sơ",
  kept: "Thuộc nơi nhận này: giữ lại, ghi vào sổ",
  "sent-on": "Thuộc nơi khác: chuyển tiếp, nơi đó xác nhận",
  returned: "Trả lại bên giao, bên giao xác nhận",
} as const satisfies Record<Conclusion, string>;

export const SIDE_NAMES = {
  giver: "Bên giao",
  courier: "Bưu tá",
  receiver: "Bên nhận",
} as const satisfies Record<Side, string>;
