import { formatDate } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { FILE_REFUSALS } from "#modules/documents/domain.ts";
import { problemOf as problemOfDossier, type Refusal as DossierRefusal } from "#modules/dossiers/index.ts";
import { PERSON_REFUSALS, type PersonRefusal } from "#modules/identity/index.ts";
import { receiptRefusalText } from "#modules/receipts/domain.ts";
import { FORBIDDEN, NOT_FOUND, type Problem } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { PostRefusal } from "../domain/refusal.ts";
import { SLIP_ACT_NAMES, SLIP_STATE_NAMES } from "../domain/texts.ts";

type Own = Extract<PostRefusal, { kind: `post/${string}` }>;
type Presenters = { readonly [K in Own["kind"]]: (refusal: Extract<Own, { kind: K }>) => Problem };

/** What the outside is told of a refusal: status, code, a sentence in Vietnamese and in English, and what to do next. */
export function problemOf(refusal: PostRefusal): Problem {
  if (isOwn(refusal)) return presentOwn(refusal);
  if (isPerson(refusal)) return presentPerson(refusal);
  if (isDossier(refusal)) return problemOfDossier(refusal);
  if (isReceipt(refusal)) {
    const { vi, en } = receiptRefusalText(refusal);
    return { ...problem(409, "receipts", "E_RECEIPT"), title: vi, titleEn: en };
  }
  return refusal.kind.startsWith("custody/") ? PAPER_ELSEWHERE : MONEY_STOPPED;
}

/** The mistakes of a form, each at its field; a refusal that has none stands on top alone. */
export function errorsOf(refusal: PostRefusal): readonly FieldError[] {
  if (refusal.kind === "post/invalid") return refusal.faults.map(({ field, vi }) => ({ field, message: vi }));
  if (refusal.kind === "identity/invalid-person") {
    return refusal.faults.map(({ field, vi }) => ({ field: `sender.${field}`, message: vi }));
  }
  if (refusal.kind === "identity/needs-confirmation") {
    const words = refusal.warnings.map(({ vi }) => vi).join(" ");
    return [{ field: "compared", message: `${words} Nếu đã đối chiếu, hãy đánh dấu “Đã đối chiếu giấy tờ”.` }];
  }
  return [{ field: "", message: problemOf(refusal).title }];
}

function isOwn(refusal: PostRefusal): refusal is Own {
  return refusal.kind.startsWith("post/");
}

function isPerson(refusal: PostRefusal): refusal is PersonRefusal {
  return refusal.kind.startsWith("identity/");
}

function isDossier(refusal: PostRefusal): refusal is DossierRefusal {
  return refusal.kind.startsWith("dossiers/");
}

type ReceiptRefusal = Extract<PostRefusal, { kind: `receipts/${string}` }>;
function isReceipt(refusal: PostRefusal): refusal is ReceiptRefusal {
  return refusal.kind.startsWith("receipts/");
}

function presentOwn<K extends Own["kind"]>(refusal: Extract<Own, { kind: K }>): Problem {
  const present: (refusal: Extract<Own, { kind: K }>) => Problem = PRESENTERS[refusal.kind];
  return present(refusal);
}

function presentPerson(refusal: PersonRefusal): Problem {
  const { status, vi, en } = PERSON_REFUSALS[refusal.kind];
  return { ...problem(status, "person", "E_PERSON"), title: vi, titleEn: en };
}

function problem(status: number, type: string, code: string) {
  return { status, type: `/problems/post/${type}`, code };
}

const PAPER_ELSEWHERE: Problem = {
  ...problem(409, "custody", "E_CUSTODY"),
  title: "Hồ sơ giấy không ở nơi giao, hoặc đang chờ người khác ký nhận. Hãy xem ở Giao nhận hồ sơ giấy rồi làm lại.",
  titleEn: "The paper is not with who gives it, or waits for somebody else's receipt.",
};

const MONEY_STOPPED: Problem = {
  ...problem(409, "money", "E_PAYMENT"),
  title: "Chưa ghi được tiền thu hộ vì sổ thu của ngày đã khóa hoặc khoản thu đã thay đổi. Hãy báo kế toán Trung tâm.",
  titleEn: "The money could not be booked: the day is closed or the demand changed. Tell the accountant.",
};

const RANGE_FAULTS = {
  prefix: "Hai chữ đầu của dải mã là chữ in hoa, ví dụ EB.",
  serials: "Số đầu và số cuối gồm tối đa 8 chữ số, số cuối không nhỏ hơn số đầu.",
  "too-long": "Một dải có tối đa 1.000.000 mã. Hãy chia thành nhiều dải.",
  overlap: "Dải này trùng với một dải đã có. Hãy kiểm tra văn bản cấp dải của bưu điện.",
  basis: "Hãy ghi số văn bản bưu điện cấp dải, tối đa 200 ký tự.",
} as const;

const PRESENTERS: Presenters = {
  "post/not-found": () => NOT_FOUND,
  "post/not-allowed": () => FORBIDDEN,
  "post/transition": ({ act, state }) => ({
    ...problem(409, "transition", "E_TRANSITION"),
    title: `Bưu gửi đang ở trạng thái “${SLIP_STATE_NAMES[state]}” nên chưa thể ${SLIP_ACT_NAMES[act]}. Hãy tải lại để xem việc có thể làm.`,
    titleEn: `The item is ${state}; ${act} is not possible now.`,
  }),
  "post/stale": () => ({
    ...problem(409, "stale", "E_VERSION"),
    title: "Người khác vừa thay đổi mục này. Hãy xem lại rồi thực hiện tiếp.",
    titleEn: "Somebody else has just changed this. Look at it again and go on.",
  }),
  "post/barred": ({ reason, basis }) => ({
    ...problem(409, "barred", "E_BARRED"),
    title: `Thủ tục này không nhận qua bưu chính: ${reason} (${basis}). Hãy hướng dẫn người dân đến Trung tâm.`,
    titleEn: "This procedure may not go by post; the person has to come.",
  }),
  "post/invalid": ({ faults }) => ({
    ...problem(422, "invalid", faults.some(({ field }) => MONEY_FIELDS.includes(field)) ? "E_MONEY" : "E_INVALID"),
    title: faults.map(({ vi }) => vi).join(" "),
    titleEn: "The form is not complete. Mend the fields listed.",
    errors: faults.map(({ field }) => ({ field: `/${field}`, code: "E_VALUE" })),
  }),
  "post/same-form-other-words": () => ({
    ...problem(409, "same-form", "E_SAME_FORM"),
    title: "Biểu mẫu này đã được gửi với nội dung khác. Hãy mở biểu mẫu mới.",
    titleEn: "This form was sent before with other words. Open a new one.",
  }),
  "post/no-numbers": () => ({
    ...problem(409, "no-numbers", "E_NO_NUMBERS"),
    title: "Đã hết mã bưu gửi. Hãy nhập dải mã mới do bưu điện cấp ở mục Dải mã.",
    titleEn: "There are no item numbers left. Enter a new range.",
  }),
  "post/range": ({ fault }) => ({
    ...problem(422, "range", "E_RANGE"),
    title: RANGE_FAULTS[fault],
    titleEn: "The range of numbers is not valid.",
  }),
  "post/batch-empty": () => ({
    ...problem(422, "batch-empty", "E_EMPTY"),
    title: "Hãy chọn ít nhất một bưu gửi.",
    titleEn: "Choose at least one item.",
  }),
  "post/batch-mixed": () => ({
    ...problem(422, "batch-mixed", "E_MIXED"),
    title: "Một biên bản chỉ gồm hồ sơ của một cơ quan. Hãy lập riêng từng cơ quan.",
    titleEn: "One minutes holds dossiers of one agency only.",
  }),
  "post/batch-signed": () => ({
    ...problem(409, "batch-signed", "E_SIGNED"),
    title: "Biên bản này đã được ký hoặc đã hủy.",
    titleEn: "These minutes are signed or cancelled already.",
  }),
  "post/count-incomplete": ({ uncounted }) => ({
    ...problem(422, "count-incomplete", "E_COUNT"),
    title: `Còn ${uncounted} bưu gửi chưa kiểm đếm. Hãy chọn kết quả cho từng bưu gửi.`,
    titleEn: `${uncounted} items were not counted yet.`,
  }),
  "post/own-batch": () => ({
    ...problem(409, "own-batch", "E_SAME_PERSON"),
    title: "Bên nhận phải là người khác với bên giao.",
    titleEn: "Who receives is another than who gives.",
  }),
  "post/reason-missing": () => ({
    ...problem(422, "reason-missing", "E_REASON"),
    title: "Hãy ghi lý do, hoặc điểm khác với phiếu gửi.",
    titleEn: "Give the reason, or what differs from the slip.",
  }),
  "post/claim-open": () => ({
    ...problem(409, "claim-open", "E_CLAIM_OPEN"),
    title: "Bưu gửi này đang có một khiếu nại cùng loại chưa trả lời.",
    titleEn: "A complaint of this kind about the item is open already.",
  }),
  "post/event-reused": ({ eventId }) => ({
    ...problem(409, "event-reused", "E_EVENT"),
    title: `Tin ${eventId} của bưu điện đã nhận trước đó với nội dung khác.`,
    titleEn: "This event id told something else before.",
  }),
  "post/future-time": () => ({
    ...problem(409, "future-time", "E_CLOCK"),
    title: "Tin của bưu điện ghi giờ chưa tới. Bưu điện cần chỉnh đồng hồ và gửi lại.",
    titleEn: "The message tells of a time that has not come.",
  }),
  "post/nothing-to-clear": () => ({
    ...problem(409, "nothing-to-clear", "E_CLEAR"),
    title: "Bưu gửi này không còn việc phải làm rõ. Hãy tải lại trang.",
    titleEn: "There is nothing to clear up about this item.",
  }),
  "post/nothing-signed": () => ({
    ...problem(409, "nothing-signed", "E_UNSIGNED"),
    title: "Giấy này chưa được hai bên ký, hoặc không có hồ sơ nào được giao nhận, nên chưa có bản quét để đính kèm.",
    titleEn: "The paper was not signed yet: there is nothing to attach.",
  }),
  "post/scan": ({ file }) => {
    const { vi, en, status, code } = FILE_REFUSALS[file];
    return { ...problem(status, "scan", code), title: vi, titleEn: en };
  },
  "post/parcel-size": ({ most }) => ({
    ...problem(422, "parcel-size", "E_PARCEL"),
    title: `Gói chung cần từ 2 đến ${most} kết quả. Hãy chọn lại.`,
    titleEn: `A parcel holds 2 to ${most} results.`,
  }),
  "post/parcel-split": ({ number }) => ({
    ...problem(422, "parcel-split", "E_PARCEL_SPLIT"),
    title: `Bưu gửi ${number} nằm trong một gói chung đã niêm phong: mọi kết quả của gói phải cùng kết quả kiểm đếm.`,
    titleEn: "A sealed parcel is there or not as a whole.",
  }),
  "post/claim-too-late": ({ lastDay }) => ({
    ...problem(409, "claim-too-late", "E_TOO_LATE"),
    title: `Đã hết thời hiệu khiếu nại 06 tháng: ngày cuối cùng là ${formatDate(lastDay)}.`,
    titleEn: "The six months for a complaint are over.",
  }),
  "post/claim-text": () => ({
    ...problem(422, "claim-text", "E_TEXT"),
    title: "Hãy ghi họ tên và nội dung, tối đa 2.000 ký tự.",
    titleEn: "Give the name and the words, at most 2,000 characters.",
  }),
  "post/remittance": ({ lines }) => ({
    ...problem(422, "remittance", "E_LIST"),
    title:
      lines.length === 0
        ? "Bảng kê chưa có dòng nào. Mỗi dòng: mã bưu gửi; số tiền."
        : `Bảng kê không đọc được ở dòng ${lines.join(", ")}. Mỗi dòng: mã bưu gửi; số tiền chỉ gồm chữ số. Chưa ghi dòng nào.`,
    titleEn: "The list cannot be read and was refused as a whole.",
  }),
  "post/remittance-used": ({ reference }) => ({
    ...problem(409, "remittance-used", "E_USED"),
    title: `Bảng kê số ${reference} đã được nhập.`,
    titleEn: "A list with this number was entered before.",
  }),
  "post/cod-changed": ({ due, cod }) => ({
    ...problem(409, "cod-changed", "E_COD"),
    title: `Số tiền phải thu nay là ${formatMoney(due)}, trên bưu gửi ghi ${formatMoney(cod)}. Hãy thu hồi mã và lập lại bưu gửi.`,
    titleEn: "What is due changed since the label was made. Recall the number and make a new one.",
  }),
  "post/slip-refused": ({ number, refusal }) => {
    const inner = problemOf(refusal);
    return { ...inner, title: `Bưu gửi ${number}: ${inner.title} Chưa ký biên bản.` };
  },
};

const MONEY_FIELDS: readonly string[] = ["postage", "compensation"];
