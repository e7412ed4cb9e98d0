import { formatMoney } from "#kernel/vnd.ts";
import { FORBIDDEN, NOT_FOUND, type Problem } from "#platform/http/problem.ts";
import { problemOf as problemOfDossier } from "#modules/dossiers/index.ts";
import type { LedgerRefusal } from "#modules/ledger/index.ts";
import type { PaymentRefusal } from "#modules/payments/index.ts";
import { receiptRefusalText, type ReceiptRefusal } from "#modules/receipts/index.ts";
import type { DeskRefusal, VoidBar } from "../domain/refusal.ts";

type DeskOwn = Extract<DeskRefusal, { kind: `bank-desk/${string}` }>;
type PaymentsOwn = Extract<PaymentRefusal, { kind: `payments/${string}` }>;
type Own = DeskOwn | PaymentsOwn | LedgerRefusal;
type Said = { readonly status: number; readonly code: string; readonly vi: string; readonly en: string };
type Sayings = { readonly [K in Own["kind"]]: (refusal: Extract<Own, { kind: K }>) => Said };

/** What the outside is told of a refusal at the desk, whichever slice it comes from: what happened and what to do. */
export function problemOf(refusal: DeskRefusal): Problem {
  if (refusal.kind === "bank-desk/not-found" || refusal.kind === "payments/not-found") return NOT_FOUND;
  if (refusal.kind === "bank-desk/not-allowed") return FORBIDDEN;
  if (isReceiptRefusal(refusal)) {
    const { vi, en } = receiptRefusalText(refusal);
    return { status: 409, type: `/problems/${refusal.kind}`, code: "E_RECEIPT", title: vi, titleEn: en };
  }
  if (!isOwn(refusal)) return problemOfDossier(refusal);
  const { status, code, vi, en } = say(refusal);
  return { status, type: `/problems/${refusal.kind}`, code, title: vi, titleEn: en };
}

function say<K extends Own["kind"]>(refusal: Extract<Own, { kind: K }>): Said {
  const saying: (refusal: Extract<Own, { kind: K }>) => Said = SAYINGS[refusal.kind];
  return saying(refusal);
}

function isReceiptRefusal(refusal: DeskRefusal): refusal is ReceiptRefusal {
  return refusal.kind.startsWith("receipts/");
}

function isOwn(refusal: DeskRefusal): refusal is Own {
  return /^(?:bank-desk|payments|ledger)\//.test(refusal.kind);
}

/** Why a payment is refunded instead of undone, as the page says it. */
export const VOID_BARS = {
  voided: "Phiếu thu này đã hủy.",
  "handed-over": "Kết quả hồ sơ đã trả nên không hủy được phiếu thu; nếu phải trả lại tiền, hãy lập đề nghị hoàn trả.",
  "shift-closed": "Ca thu đã đóng nên không hủy được phiếu thu; nếu phải trả lại tiền, hãy lập đề nghị hoàn trả.",
  "day-closed": "Ngày thu đã khóa sổ nên không hủy được phiếu thu; nếu phải trả lại tiền, hãy lập đề nghị hoàn trả.",
  "other-desk":
    "Khoản này không thu tại quầy (thu trực tuyến hoặc qua ngân hàng); nếu phải trả lại tiền, hãy lập đề nghị hoàn trả.",
} as const satisfies Record<VoidBar, string>;

const conflict = (code: string, vi: string, en: string): Said => ({ status: 409, code, vi, en });
const invalid = (code: string, vi: string, en: string): Said => ({ status: 422, code, vi, en });

const SAYINGS: Sayings = {
  "bank-desk/not-found": () => conflict("E_NOT_FOUND", NOT_FOUND.title, "Nothing was found."),
  "bank-desk/not-allowed": () => ({ ...conflict("E_FORBIDDEN", FORBIDDEN.title, "Not allowed."), status: 403 }),
  "payments/not-found": () => conflict("E_NOT_FOUND", NOT_FOUND.title, "Nothing was found."),
  "bank-desk/no-shift": () =>
    conflict("E_NO_SHIFT", "Ông/bà chưa mở ca thu. Hãy kiểm quỹ và mở ca rồi làm tiếp.", "Open a shift first."),
  "bank-desk/till-taken": ({ by }) =>
    conflict(
      "E_TILL_TAKEN",
      `Quầy này đang có ca của ${by || "người khác"}. Người đó đóng ca rồi mới mở được ca mới.`,
      `The till has a shift of ${by || "somebody else"}.`,
    ),
  "bank-desk/teller-has-shift": () =>
    conflict("E_HAS_SHIFT", "Ông/bà đang có một ca chưa đóng. Hãy đóng ca đó trước.", "You have a shift in hand."),
  "bank-desk/shift-closed": () => conflict("E_SHIFT_CLOSED", "Ca này đã đóng.", "The shift is closed."),
  "bank-desk/shift-counted": () =>
    conflict(
      "E_SHIFT_COUNTED",
      "Ca đã kiểm quỹ và đang chờ người thứ hai xác nhận chênh lệch. Mở lại ca nếu cần thu tiếp.",
      "The shift was counted and waits for a second person. Open it again to go on.",
    ),
  "bank-desk/shift-open": () => conflict("E_SHIFT_OPEN", "Ca đang mở.", "The shift is open."),
  "bank-desk/difference-unexplained": ({ difference }) =>
    invalid(
      "E_REASON",
      `Tiền đếm được ${difference > 0 ? "thừa" : "thiếu"} ${formatMoney(Math.abs(difference))} so với sổ. Đếm lại, hoặc ghi lý do chênh lệch.`,
      "What was counted differs from the books. Count again or give the reason.",
    ),
  "bank-desk/nothing-to-confirm": () =>
    conflict("E_NOT_COUNTED", "Ca này không có chênh lệch nào chờ xác nhận.", "Nothing waits to be confirmed."),
  "bank-desk/count-outdated": () =>
    conflict(
      "E_COUNT_OLD",
      "Quỹ đã thay đổi sau lần đếm. Thu ngân cần đếm lại.",
      "The drawer changed since the count.",
    ),
  "bank-desk/not-in-drawer": ({ expected }) =>
    conflict(
      "E_DRAWER",
      `Trong quỹ theo sổ chỉ có ${formatMoney(expected)}. Kiểm tra lại số tiền hoặc nhận thêm tiền từ quỹ ngân hàng.`,
      "The drawer does not hold that much.",
    ),
  "bank-desk/slip-used": ({ slip }) =>
    conflict("E_SLIP", `Số chứng từ ${slip} đã dùng cho lần nộp khác trong ca.`, "The slip was used already."),
  "bank-desk/more-than-lent": ({ lent }) =>
    conflict(
      "E_LENT",
      `Tiền lẻ đã ứng cho quầy còn ${formatMoney(lent)}; phần hơn là tiền đã thu, hãy nộp vào tài khoản.`,
      "More than was lent; the rest was collected and goes to the account.",
    ),
  "bank-desk/amount": () =>
    invalid("E_MONEY", "Số tiền chỉ gồm 1 đến 12 chữ số, không dấu, lớn hơn 0 đồng.", "Digits only, above nothing."),
  "bank-desk/same-person": () =>
    conflict(
      "E_SAME_PERSON",
      "Việc này cần người thứ hai, khác người đề nghị và khác thu ngân.",
      "A second person is needed.",
    ),
  "bank-desk/reason-missing": () =>
    invalid("E_REASON", "Cần ghi đủ lý do và các mục có dấu *.", "Something is missing."),
  "bank-desk/other-agency": () =>
    conflict(
      "E_OTHER_AGENCY",
      "Không có khoản phải nộp này ở quầy của ông/bà: quầy riêng của cơ quan chỉ thu cho hồ sơ của cơ quan đó.",
      "This till does not collect for that agency.",
    ),
  "bank-desk/demand-changed": ({ missing }) =>
    conflict(
      "E_DEMAND_CHANGED",
      `Số phải nộp vừa thay đổi, nay còn ${formatMoney(missing)}. Chưa ghi nhận khoản nào; hãy đọc lại số tiền cho người nộp.`,
      "What is due has changed; nothing was booked.",
    ),
  "bank-desk/already-paid": () =>
    conflict(
      "E_PAID",
      "Khoản này vừa được nộp đủ ở nơi khác. Chưa ghi nhận khoản nào; hãy trả lại tiền cho người nộp.",
      "It was paid elsewhere; nothing was booked. Give the money back.",
    ),
  "bank-desk/confirm-first": () =>
    conflict("E_CONFIRM", "Hãy đọc kỹ và xác nhận trước khi thu.", "Read and confirm before it is taken."),
  "bank-desk/bank-ref": () =>
    invalid(
      "E_BANK_REF",
      "Nhập số tham chiếu của ngân hàng trên chứng từ chuyển khoản: 4 đến 60 chữ, số, dấu chấm, gạch.",
      "Enter the bank's reference of the transfer.",
    ),
  "bank-desk/too-much-cash": ({ missing }) =>
    invalid(
      "E_MONEY",
      `Số tiền khách đưa nhiều hơn số phải nộp (${formatMoney(missing)}) từ 500.000 đ trở lên. Kiểm tra lại, có thể thừa chữ số 0.`,
      "That is far more than is due; look for a digit too many.",
    ),
  "bank-desk/void-too-late": ({ because }) =>
    conflict("E_VOID_LATE", VOID_BARS[because], "It is refunded, not undone."),
  "bank-desk/void-pending": () =>
    conflict(
      "E_VOID_PENDING",
      "Ca còn yêu cầu hủy phiếu thu chưa được duyệt. Chờ duyệt hoặc rút yêu cầu rồi đóng ca.",
      "A void waits for its decision.",
    ),
  "bank-desk/void-decided": () =>
    conflict("E_VOID_DECIDED", "Yêu cầu hủy này đã có quyết định. Tải lại trang để xem.", "It was decided already."),
  "bank-desk/day-not-ready": ({ open }) =>
    conflict(
      "E_DAY",
      `Còn ${open} mục kiểm tra chưa đạt nên chưa khóa sổ. Xem danh sách bên dưới.`,
      "Checks are open.",
    ),
  "payments/amount": () => invalid("E_MONEY", "Số tiền chỉ gồm 1 đến 12 chữ số, lớn hơn 0 đồng.", "Digits only."),
  "payments/ref-reused": ({ amount }) =>
    conflict(
      "E_REF_REUSED",
      `Số tham chiếu này đã ghi nhận cho một khoản khác (${formatMoney(amount)}). Kiểm tra lại chứng từ ngân hàng.`,
      "This reference was used for another payment.",
    ),
  "payments/already-voided": () => conflict("E_VOIDED", VOID_BARS.voided, "It was undone already."),
  "payments/day-closed": () => conflict("E_DAY_CLOSED", VOID_BARS["day-closed"], "The day is closed."),
  "payments/rest-spent": () =>
    conflict(
      "E_REST",
      "Phần tiền thừa của phiếu này đang được hoàn trả nên không hủy được phiếu.",
      "Its rest is being given back.",
    ),
  "payments/used-by-later": () =>
    conflict("E_USED", "Khoản này đã dùng để nộp đủ ở phiếu thu sau. Hủy phiếu sau trước.", "A later payment used it."),
  "payments/same-person": () =>
    conflict(
      "E_SAME_PERSON",
      "Việc này cần người thứ hai, khác người đề nghị và khác thu ngân.",
      "A second person is needed.",
    ),
  "payments/reason-missing": () => invalid("E_REASON", "Cần ghi rõ lý do.", "Give the reason."),
  "payments/item-not-open": () =>
    conflict("E_ITEM", "Khoản tiền này không còn ở mục chờ xử lý. Tải lại trang để xem.", "It is held no longer."),
  "payments/request-not-open": ({ reference }) =>
    conflict("E_REQUEST", `Khoản phải nộp ${reference} không còn chờ thanh toán.`, "The demand is not open."),
  "payments/not-refundable": () =>
    conflict(
      "E_REFUND",
      "Khoản này chưa nộp đủ, đã hoàn trả, hoặc đang có đề nghị hoàn trả khác.",
      "Nothing to give back.",
    ),
  "payments/refund-amount": ({ left }) =>
    invalid(
      "E_MONEY",
      `Số tiền hoàn trả nhiều hơn số còn có thể hoàn là ${formatMoney(left)}. Nhập lại số tiền.`,
      "More than is left to give back.",
    ),
  "payments/refund-claimed": () =>
    conflict(
      "E_REFUND_CLAIMED",
      "Khoản này đang có đề nghị hoàn trả hoặc đã hoàn một phần nên không hủy được phiếu thu.",
      "It is being given back, so it cannot be undone.",
    ),
  "payments/refund-state": () =>
    conflict("E_REFUND_STATE", "Đề nghị hoàn trả này đã chuyển bước. Tải lại trang để xem.", "The claim has moved on."),
  "payments/unclear-receipts": () =>
    conflict("E_RECEIPTS", "Biên lai của khoản này chưa rõ. Báo kế toán Trung tâm.", "The receipts are not clear."),
  "ledger/unbalanced": () =>
    conflict("E_LEDGER", "Bút toán không cân. Báo quản trị hệ thống.", "The entry does not balance."),
  "ledger/amount": () => invalid("E_MONEY", "Số tiền không hợp lệ.", "The amount is not valid."),
  "ledger/day-closed": ({ day }) =>
    conflict("E_DAY_CLOSED", `Ngày ${day} đã khóa sổ, không ghi thêm được.`, `The day ${day} is closed.`),
  "ledger/already-reversed": () => conflict("E_REVERSED", "Khoản này đã được đảo.", "It was undone already."),
  "ledger/same-person": () => conflict("E_SAME_PERSON", "Cần người thứ hai ký khóa sổ.", "A second person is needed."),
  "ledger/day-not-over": ({ day }) => conflict("E_DAY_COMING", `Ngày ${day} chưa tới.`, `The day ${day} is to come.`),
};
