import type { Localized } from "#modules/procedures/domain.ts";
import type { Channel, Delivery, DossierState, Money, ReturnBy, Sync } from "./dossier.ts";
import type { EventKind, RefusalGround } from "./events.ts";
import type { Act } from "./transitions.ts";

type Text = Localized & { readonly en: string };

/** A state in the words of the counter. */
export const STATE_NAMES = {
  submitted: { vi: "Chờ tiếp nhận", en: "Waiting to be accepted" },
  "awaiting-intake-supplement": { vi: "Chờ bổ sung trước tiếp nhận", en: "Waiting for papers before acceptance" },
  refused: { vi: "Từ chối tiếp nhận", en: "Refused at intake" },
  accepted: { vi: "Đã tiếp nhận", en: "Accepted" },
  "in-progress": { vi: "Đang xử lý", en: "In process" },
  "awaiting-supplement": { vi: "Chờ bổ sung", en: "Waiting for papers" },
  "awaiting-obligation": { vi: "Chờ thực hiện nghĩa vụ tài chính", en: "Waiting for the financial obligation" },
  resolved: { vi: "Đã có kết quả", en: "Result ready" },
  returned: { vi: "Đã trả kết quả", en: "Result returned" },
  closed: { vi: "Đã đóng hồ sơ", en: "Closed" },
  withdrawn: { vi: "Đã rút hồ sơ", en: "Withdrawn" },
  stopped: { vi: "Dừng giải quyết", en: "Stopped" },
} as const satisfies Record<DossierState, Text>;

/** An act as its button says it. */
export const ACT_NAMES = {
  accept: { vi: "Tiếp nhận", en: "Accept" },
  refuse: { vi: "Từ chối tiếp nhận", en: "Refuse" },
  "request-supplement": { vi: "Yêu cầu bổ sung", en: "Request a supplement" },
  supply: { vi: "Nhận giấy tờ bổ sung", en: "Take in the supplement" },
  assign: { vi: "Phân công", en: "Assign" },
  "record-step": { vi: "Ghi bước xử lý", en: "Record a step" },
  transfer: { vi: "Chuyển cơ quan khác", en: "Transfer to another agency" },
  "request-obligation": { vi: "Thông báo nghĩa vụ tài chính", en: "Notify a financial obligation" },
  "meet-obligation": { vi: "Xác nhận đã thực hiện nghĩa vụ", en: "Record that the obligation was met" },
  "extend-deadline": { vi: "Xin lỗi và hẹn lại", en: "Apologise and re-appoint" },
  "adjust-deadline": { vi: "Điều chỉnh hạn theo lịch", en: "Adjust the due date to the calendar" },
  "record-payment": { vi: "Ghi nhận đã nộp phí, lệ phí", en: "Record the payment" },
  "charge-fee": { vi: "Yêu cầu nộp thêm phí, lệ phí", en: "Charge a further fee" },
  "void-payment": { vi: "Hủy khoản thu", en: "Void a payment" },
  "refund-fee": { vi: "Hoàn trả phí, lệ phí", en: "Refund a fee" },
  "move-delivery": { vi: "Giao kết quả cho bưu điện", en: "Give the result to the post" },
  resolve: { vi: "Nhập kết quả", en: "Enter the result" },
  stop: { vi: "Dừng giải quyết", en: "Stop" },
  withdraw: { vi: "Rút hồ sơ", en: "Withdraw" },
  "hand-over": { vi: "Trả kết quả", en: "Hand over the result" },
  "give-back-originals": { vi: "Trả bản chính", en: "Give back originals" },
  close: { vi: "Đóng hồ sơ", en: "Close" },
} as const satisfies Record<Act, Text>;

/** An event as a line of the history says it. */
export const EVENT_NAMES = {
  "dossier-submitted": { vi: "Nộp hồ sơ", en: "Submitted" },
  "dossier-accepted": { vi: "Tiếp nhận hồ sơ", en: "Accepted" },
  "dossier-refused": { vi: "Từ chối tiếp nhận", en: "Refused" },
  "supplement-requested": { vi: "Yêu cầu bổ sung hồ sơ", en: "Supplement requested" },
  "supplement-supplied": { vi: "Nhận giấy tờ bổ sung", en: "Supplement received" },
  "dossier-assigned": { vi: "Phân công xử lý", en: "Assigned" },
  "step-recorded": { vi: "Hoàn thành một bước xử lý", en: "Step done" },
  "dossier-transferred": { vi: "Chuyển cơ quan khác xử lý", en: "Transferred" },
  "obligation-requested": { vi: "Thông báo nghĩa vụ tài chính", en: "Financial obligation notified" },
  "obligation-met": { vi: "Đã thực hiện nghĩa vụ tài chính", en: "Financial obligation met" },
  "deadline-extended": { vi: "Xin lỗi và hẹn lại ngày trả", en: "Apology and new date" },
  "deadline-adjusted": { vi: "Điều chỉnh hạn theo lịch làm việc", en: "Due date adjusted to the calendar" },
  "fee-paid": { vi: "Đã nộp phí, lệ phí", en: "Fees paid" },
  "fee-charged": { vi: "Yêu cầu nộp thêm phí, lệ phí", en: "Further fee charged" },
  "payment-voided": { vi: "Hủy khoản thu phí, lệ phí", en: "Payment voided" },
  "fee-refunded": { vi: "Đã hoàn trả phí, lệ phí", en: "Fee refunded" },
  "delivery-moved": { vi: "Chuyển trả kết quả qua bưu điện", en: "Return by post" },
  "dossier-resolved": { vi: "Có kết quả giải quyết", en: "Result entered" },
  "dossier-stopped": { vi: "Dừng giải quyết hồ sơ", en: "Stopped" },
  "dossier-withdrawn": { vi: "Rút hồ sơ", en: "Withdrawn" },
  "dossier-handed-over": { vi: "Trả kết quả", en: "Result handed over" },
  "originals-given-back": { vi: "Trả lại bản chính", en: "Originals given back" },
  "dossier-closed": { vi: "Đóng hồ sơ", en: "Closed" },
} as const satisfies Record<EventKind, Text>;

/** The structured reasons of Mẫu 03. */
export const REFUSAL_GROUNDS = {
  "not-competent": { vi: "Không thuộc thẩm quyền giải quyết", en: "Not within the competence" },
  "not-eligible": { vi: "Không đủ điều kiện theo quy định", en: "Conditions not met" },
  "papers-not-completed": { vi: "Không hoàn thiện hồ sơ theo yêu cầu", en: "Papers not completed as requested" },
  "papers-invalid": { vi: "Giấy tờ không hợp lệ", en: "Papers not valid" },
  "already-resolved": { vi: "Việc đã được giải quyết", en: "Already resolved" },
} as const satisfies Record<RefusalGround, Text>;

export const MONEY_NAMES = {
  "nothing-due": { vi: "Không phải nộp", en: "Nothing due" },
  due: { vi: "Chưa nộp", en: "Due" },
  paid: { vi: "Đã nộp", en: "Paid" },
  refunded: { vi: "Đã hoàn trả", en: "Refunded" },
} as const satisfies Record<Money, Text>;

export const DELIVERY_NAMES = {
  "not-ready": { vi: "Chưa có kết quả", en: "Not ready" },
  "awaiting-pickup": { vi: "Chờ trả", en: "Waiting to be picked up" },
  "with-post": { vi: "Đã giao bưu điện", en: "With the post" },
  delivered: { vi: "Đã trả", en: "Delivered" },
} as const satisfies Record<Delivery, Text>;

export const SYNC_NAMES = {
  pending: { vi: "Chờ đồng bộ", en: "Waiting to be synchronised" },
  synced: { vi: "Đã đồng bộ", en: "Synchronised" },
  failed: { vi: "Đồng bộ lỗi", en: "Synchronisation failed" },
} as const satisfies Record<Sync, Text>;

export const CHANNEL_NAMES = {
  direct: { vi: "Trực tiếp", en: "In person" },
  online: { vi: "Trực tuyến", en: "Online" },
  postal: { vi: "Bưu chính công ích", en: "By post" },
} as const satisfies Record<Channel, Text>;

export const RETURN_BY_NAMES = {
  "at-centre": { vi: "Tại Trung tâm", en: "At the centre" },
  "by-post": { vi: "Qua bưu chính công ích", en: "By post" },
  online: { vi: "Trực tuyến", en: "Online" },
} as const satisfies Record<ReturnBy, Text>;
