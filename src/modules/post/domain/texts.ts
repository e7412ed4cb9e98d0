import type { BatchKind, CountOutcome } from "./batch.ts";
import type { ClaimKind } from "./claim.ts";
import type { RemittanceOutcome } from "./remittance.ts";
import type { Attention, OrderState, PostalService } from "./slip.ts";
import type { PaperKind, SignerSide } from "./signed-paper.ts";
import type { SlipAct, SlipEventKind, SlipState } from "./slip-states.ts";
import type { TrackingStatus } from "./tracking.ts";
import type { HeardOutcome } from "./tracking-message.ts";
import type { TransitScope } from "./transit-time.ts";

/** States of an item in the words of the post (handbook §6). */
export const SLIP_STATE_NAMES = {
  collected: "Đã nhận từ người dân",
  offered: "Chờ kiểm đếm tại Trung tâm",
  filed: "Đã giao Trung tâm",
  registered: "Đăng ký nhận qua bưu chính",
  "awaiting-hand-over": "Chờ bàn giao bưu điện",
  "with-post": "Đã giao bưu điện",
  delivering: "Đang phát",
  delivered: "Phát thành công",
  undelivered: "Phát hoàn",
  "taken-back": "Đã nhận lại",
  recalled: "Đã thu hồi mã",
  cancelled: "Đã hủy",
  lost: "Mất",
} as const satisfies Record<SlipState, string>;

export const SLIP_EVENT_NAMES = {
  "slip-collected": "Nhận hồ sơ từ người dân, hai bên ký Phiếu gửi",
  "slip-registered": "Kết quả đăng ký nhận qua bưu chính",
  "slip-offered": "Đưa vào biên bản giao Trung tâm",
  "slip-filed": "Hai bên ký Biên bản giao nhận, hồ sơ được nộp",
  "slip-set-aside": "Để lại bên giao",
  "slip-prepared": "Lập bưu gửi, cấp mã",
  "slip-handed-over": "Bưu điện ký nhận",
  "slip-set-out": "Bưu tá đi phát",
  "slip-delivered": "Phát thành công",
  "slip-undelivered": "Không phát được",
  "slip-taken-back": "Trung tâm nhận lại",
  "slip-recalled": "Thu hồi mã bưu gửi",
  "slip-cancelled": "Hủy",
  "slip-lost": "Báo mất bưu gửi",
  "slip-cleared": "Đã làm rõ",
} as const satisfies Record<SlipEventKind, string>;

export const SLIP_ACT_NAMES = {
  offer: "đưa vào biên bản",
  file: "nộp hồ sơ",
  "set-aside": "để lại",
  prepare: "lập bưu gửi",
  "hand-over": "giao bưu điện",
  "set-out": "đi phát",
  deliver: "phát thành công",
  fail: "phát hoàn",
  "take-back": "nhận lại",
  recall: "thu hồi mã",
  cancel: "hủy",
  lose: "báo mất",
} as const satisfies Record<SlipAct, string>;

export const SERVICE_NAMES = {
  send: "Gửi hồ sơ",
  receive: "Nhận kết quả",
  both: "Gửi hồ sơ và nhận kết quả",
} as const satisfies Record<PostalService, string>;

export const SCOPE_NAMES = {
  "same-district": "Trong cùng địa bàn huyện",
  "between-districts": "Giữa các huyện trong tỉnh",
  "inter-province": "Liên tỉnh",
} as const satisfies Record<TransitScope, string>;

export const QUALITY_NAMES = { standard: "Tiêu chuẩn", express: "Nhanh" } as const;
export const PAYER_NAMES = { sender: "Người gửi trả", receiver: "Người nhận trả" } as const;

export const ORDER_NAMES = {
  none: "Không có",
  waiting: "Đang chờ gửi sang bưu điện",
  placed: "Bưu điện đã nhận đơn",
  refused: "Bưu điện từ chối đơn",
  "given-up": "Chưa gửi được, cần xem",
} as const satisfies Record<OrderState, string>;

/** What somebody has to look at, and what to do. */
export const ATTENTION_NAMES = {
  unpaid: "Đã phát nhưng chưa đủ tiền thu hộ; kết quả chưa được coi là đã trả. Hãy làm rõ với bưu điện.",
  "not-entitled": "Người nhận tại địa chỉ không đúng tên trên hồ sơ. Hãy đối chiếu với bưu điện.",
  "missing-at-count": "Không khớp khi kiểm đếm; bưu gửi còn ở bên giao.",
  "order-refused": "Bưu điện từ chối đơn. Hãy sửa địa chỉ: thu hồi mã rồi lập lại.",
  "order-given-up": "Đã gửi đơn nhiều lần mà bưu điện không trả lời. Hãy gọi bưu điện, rồi gửi lại.",
  conflict: "Tin của bưu điện trái với những gì đã biết. Hãy đối chiếu với bưu điện, rồi ghi đã làm rõ.",
  "paid-elsewhere": "Người dân đã nộp đủ bằng cách khác khi bưu gửi đang trên đường. Hãy báo bưu điện không thu nữa.",
} as const satisfies Record<Attention, string>;

export const PAPER_NAMES = {
  slip: "Phiếu gửi",
  batch: "Biên bản, bảng kê",
  register: "Sổ gốc",
} as const satisfies Record<PaperKind, string>;

export const SIDE_NAMES = {
  customer: "Người dân",
  officer: "Nhân viên bưu chính",
  giver: "Bên giao",
  receiver: "Bên nhận",
  post: "Nhân viên bưu chính ký thay",
} as const satisfies Record<SignerSide, string>;

/** What the post told, in its words. */
export const TRACKING_NAMES = {
  accepted: "Bưu điện chấp nhận",
  "out-for-delivery": "Bưu tá đi phát",
  attempted: "Phát chưa được, sẽ phát lại",
  kept: "Giữ tại bưu cục chờ người nhận",
  delivered: "Phát thành công",
  returned: "Phát hoàn",
} as const satisfies Record<TrackingStatus, string>;

/** What became of a message of the post. */
export const HEARD_NAMES = {
  moved: "đã ghi nhận",
  noted: "đã ghi nhận",
  stale: "đã biết",
  early: "đến trước khi bàn giao, chờ",
  conflict: "trái ngược",
  unknown: "không có mã này",
  problem: "cần xem",
} as const satisfies Record<HeardOutcome, string>;

export const CLAIM_NAMES = {
  lost: "Mất",
  damaged: "Hư hỏng",
  late: "Chậm",
  "wrong-delivery": "Phát sai người nhận",
  money: "Tiền thu hộ, cước",
  other: "Việc khác",
} as const satisfies Record<ClaimKind, string>;

export const BATCH_NAMES = {
  "to-agency": "Biên bản giao nhận hồ sơ",
  "to-post": "Bảng kê giao bưu điện",
} as const satisfies Record<BatchKind, string>;

export const COUNT_NAMES = {
  full: "Đủ, đúng phiếu gửi",
  differs: "Khác phiếu gửi",
  absent: "Không có",
} as const satisfies Record<CountOutcome, string>;

export const REMITTANCE_NAMES = {
  exact: "Khớp",
  different: "Lệch số tiền",
  unknown: "Không có bưu gửi thu hộ này",
  repeated: "Ghi hai lần",
  "already-handed-in": "Đã nộp ở bảng kê trước",
  missing: "Chưa nộp",
} as const satisfies Record<RemittanceOutcome, string>;
