import { formatDate } from "#kernel/time.ts";
import type { ReceiptRefusal, Wanted } from "./refusal.ts";

type Sentence = { readonly vi: string; readonly en: string };
type Sentences = {
  readonly [K in ReceiptRefusal["kind"]]: (refusal: Extract<ReceiptRefusal, { kind: K }>) => Sentence;
};

/** What people are told of a refusal, and what the accountant has to do. */
export function receiptRefusalText<K extends ReceiptRefusal["kind"]>(
  refusal: Extract<ReceiptRefusal, { kind: K }>,
): Sentence {
  const say: (refusal: Extract<ReceiptRefusal, { kind: K }>) => Sentence = SENTENCES[refusal.kind];
  return say(refusal);
}

const SENTENCES: Sentences = {
  "receipts/no-book": (wanted) => ({
    vi: `Chưa có sổ biên lai ${nameOf(wanted)} mở cho ngày ${formatDate(wanted.day)}. Kế toán Trung tâm cần mở dải số hoặc ký hiệu biên lai điện tử tại Thu phí, lệ phí → Biên lai → Sổ biên lai.`,
    en: `No book of receipts is open for ${wanted.principal}, written by ${wanted.holder}, on that day. The accountant has to open one.`,
  }),
  "receipts/exhausted": (wanted) => ({
    vi: `Sổ biên lai ${nameOf(wanted)} đã dùng hết số. Kế toán Trung tâm cần mở dải số mới tại Thu phí, lệ phí → Biên lai → Sổ biên lai.`,
    en: `The book of receipts for ${wanted.principal}, written by ${wanted.holder}, has no number left. The accountant has to open a new range.`,
  }),
  "receipts/no-delegation": (wanted) => ({
    vi: `${wanted.holder} chưa có văn bản ủy nhiệm lập biên lai còn hiệu lực của ${wanted.principal} vào ngày ${formatDate(wanted.day)}. Kế toán Trung tâm cần nhập văn bản ủy nhiệm và ngày thông báo cơ quan thuế.`,
    en: `${wanted.holder} has no agreement in force to write receipts for ${wanted.principal}. The accountant has to enter it.`,
  }),
  "receipts/bad-lines": () => ({
    vi: "Khoản thu không hợp lệ: mỗi khoản cần tên và số tiền nguyên lớn hơn 0 đồng.",
    en: "The items are not valid: each needs a name and a whole amount above nothing.",
  }),
  "receipts/reason-missing": () => ({
    vi: "Nhập lý do hủy biên lai, không quá 500 ký tự.",
    en: "Give the reason, at most 500 characters.",
  }),
  "receipts/second-person": () => ({
    vi: "Hủy biên lai cần người thứ hai duyệt, khác người đề nghị.",
    en: "A second person has to approve, not the one who asks.",
  }),
  "receipts/nothing-to-cancel": () => ({
    vi: "Khoản thu này không có biên lai nào còn hiệu lực để hủy.",
    en: "This payment has no receipt in force.",
  }),
  "receipts/not-allowed": () => ({
    vi: "Ông/bà không được giao việc này. Kế toán mở sổ và đề nghị; kiểm soát viên ngân hàng hoặc lãnh đạo Trung tâm duyệt, không phải người đề nghị.",
    en: "You are not assigned this; a second person decides, not the one who asks.",
  }),
  "receipts/not-found": () => ({
    vi: "Không tìm thấy biên lai hoặc sổ biên lai này.",
    en: "There is no such receipt or book.",
  }),
  "receipts/invalid": ({ faults }) => ({
    vi: faults.map(({ vi }) => vi).join(" "),
    en: faults.map(({ en }) => en).join(" "),
  }),
  "receipts/not-in-force": () => ({
    vi: "Biên lai này đã hủy, đã bị thay thế hoặc là biên lai điều chỉnh nên không thay thế, điều chỉnh được nữa.",
    en: "This receipt is no longer in force, or is an adjustment itself.",
  }),
  "receipts/numbers-gone": () => ({
    vi: "Trong dải số này có số đã dùng, đã hủy hoặc không thuộc sổ. Hãy xem lại số còn chưa dùng của sổ.",
    en: "Some of these numbers are used, spoilt or not of the book.",
  }),
  "receipts/already-decided": () => ({
    vi: "Đề nghị này đã được quyết định trước đó.",
    en: "This has been decided before.",
  }),
};

function nameOf({ receiptKind, principal, holder }: Wanted): string {
  return `thu ${receiptKind === "phi" ? "phí" : "lệ phí"} của ${principal} do ${holder} lập`;
}
