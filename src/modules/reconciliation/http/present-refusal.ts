import { formatDate, formatInstant, Temporal } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { Refusal } from "../use-cases/acting.ts";

export type Said = { readonly status: 403 | 404 | 409 | 413 | 422; readonly vi: string; readonly en: string };

type Own = Extract<Refusal, { readonly kind: `reconciliation/${string}` }>;
type Sayings = { readonly [K in Own["kind"]]: Said | ((refusal: Extract<Own, { kind: K }>) => Said) };

/** The sentence for a refusal, in Vietnamese and in English, with its status. */
export function sayRefusal(refusal: Refusal): Said {
  if (!isOwn(refusal)) return saidElsewhere(refusal);
  return sayOwn(refusal);
}

function sayOwn<K extends Own["kind"]>(refusal: Extract<Own, { kind: K }>): Said {
  const saying: Sayings[K] = SAYINGS[refusal.kind];
  return typeof saying === "function" ? saying(refusal) : saying;
}

function isOwn(refusal: Refusal): refusal is Own {
  return refusal.kind.startsWith("reconciliation/");
}

/** Refusals of the ledger and of payments that reach a statement: the books do not take the entry now. */
function saidElsewhere(refusal: Refusal): Said {
  const day = "day" in refusal && typeof refusal.day === "string" ? ` (ngày ${dayWords(refusal.day)})` : "";
  return {
    status: 409,
    vi: `Sổ sách chưa nhận khoản tiền này${day}: ${refusal.kind}. Chưa có gì thay đổi; vui lòng báo kế toán Trung tâm kiểm tra rồi làm lại.`,
    en: `The books do not take this money now (${refusal.kind}). Nothing was changed; ask the accountant to look and try again.`,
  };
}

const SAYINGS: Sayings = {
  "reconciliation/not-found": {
    status: 404,
    vi: "Không tìm thấy tài khoản, tệp hoặc dòng này.",
    en: "There is no such account, file or line.",
  },
  "reconciliation/not-allowed": {
    status: 403,
    vi: "Việc này do kế toán hoặc kiểm soát viên ngân hàng làm.",
    en: "This is for the accountant or the bank's controller.",
  },
  "reconciliation/stale": {
    status: 409,
    vi: "Người khác vừa thay đổi. Nội dung vừa nhập vẫn được giữ; hãy tải lại trang và làm lại.",
    en: "Somebody was faster. What you typed is kept; reload the page and try again.",
  },
  "reconciliation/reason-missing": {
    status: 422,
    vi: "Hãy ghi lý do, từ 3 đến 500 ký tự.",
    en: "Give a reason of 3 to 500 letters.",
  },
  "reconciliation/profile": {
    status: 422,
    vi: "Cách đọc tệp chưa đầy đủ. Hãy sửa các mục được nêu.",
    en: "The way to read files is not complete. Mend what is listed.",
  },
  "reconciliation/account-number": {
    status: 422,
    vi: "Số tài khoản gồm 6 đến 24 chữ số, không có dấu cách.",
    en: "An account number has 6 to 24 digits.",
  },
  "reconciliation/account-name": {
    status: 422,
    vi: "Hãy ghi tên ngân hàng và tên chủ tài khoản, mỗi tên dài nhất 120 ký tự.",
    en: "Give the bank and the holder, 120 letters each at most.",
  },
  "reconciliation/period": {
    status: 422,
    vi: "Ngày bắt đầu và ngày kết thúc viết như 30/11/2026, trong cùng một năm.",
    en: "Give the first and the last day, like 30/11/2026, within one year.",
  },
  "reconciliation/file-missing": {
    status: 422,
    vi: "Chưa chọn tệp sao kê, hoặc tệp không có nội dung.",
    en: "No file was chosen, or it is empty.",
  },
  "reconciliation/file-too-large": {
    status: 413,
    vi: "Tệp lớn hơn 160 MB. Hãy xuất sao kê theo từng ngày.",
    en: "The file is larger than 160 MB. Export it day by day.",
  },
  "reconciliation/broken-file": ({ broken }) => ({
    status: 422,
    vi: `Tệp có ${broken.count} chỗ sai nên không nạp dòng nào. Hãy xem danh sách, xuất lại tệp từ ngân hàng rồi nạp lại.`,
    en: `The file has ${broken.count} mistakes; no line of it was loaded. See the list, export it again and load it.`,
  }),
  "reconciliation/already-loaded": ({ fileName, at }) => ({
    status: 409,
    vi: `Sao kê này đã nạp lúc ${formatInstant(at)} (tệp ${fileName}). Không nạp lần nữa.`,
    en: `This statement was already loaded at ${formatInstant(at)} (${fileName}).`,
  }),
  "reconciliation/day-signed": ({ day }) => ({
    status: 409,
    vi: `Ngày ${dayWords(day)} đang được ký hoặc đã khóa nên không nhận thêm dòng. Rút chữ ký trước khi nạp, nếu ngày chưa khóa.`,
    en: `The day ${day} is being signed or locked and takes no more lines.`,
  }),
  "reconciliation/line-not-open": {
    status: 409,
    vi: "Dòng này đã được xử lý.",
    en: "This line was dealt with already.",
  },
  "reconciliation/money-not-open": {
    status: 409,
    vi: "Khoản đã chọn không còn chờ ngân hàng. Hãy chọn khoản khác.",
    en: "The money that was chosen waits no longer. Choose another.",
  },
  "reconciliation/other-direction": {
    status: 422,
    vi: "Tiền vào không khớp được với tiền ra.",
    en: "Money in cannot be matched with money out.",
  },
  "reconciliation/nothing-to-take": {
    status: 422,
    vi: "Dòng này không phải tiền vào chưa rõ nên không chuyển vào tiền chờ xử lý được.",
    en: "This line brings no unknown money that could be held.",
  },
  "reconciliation/reference": {
    status: 422,
    vi: "Mã tham chiếu gồm HS và 9 chữ, số, như trên yêu cầu thanh toán. Hãy kiểm tra lại từng ký tự.",
    en: "A reference is HS and nine letters or digits, as on the request for payment. Check each of them.",
  },
  "reconciliation/no-request": ({ reference }) => ({
    status: 422,
    vi: `Không có yêu cầu thanh toán nào mang mã ${reference}. Tiền vẫn được giữ; hãy kiểm tra mã với hồ sơ.`,
    en: `No request for payment has the reference ${reference}. The money is still held.`,
  }),
  "reconciliation/request-settled": ({ reference }) => ({
    status: 409,
    vi: `Yêu cầu ${reference} đã được thanh toán hoặc đã hủy. Tiền của dòng này vẫn được giữ; chọn yêu cầu khác hoặc hoàn trả.`,
    en: `The request ${reference} was paid or cancelled meanwhile. The money is still held: choose another or give it back.`,
  }),
  "reconciliation/nothing-held": {
    status: 409,
    vi: "Tiền của dòng này không còn được giữ: đã khớp với một yêu cầu, hoặc đang hoàn trả.",
    en: "The money of this line is held no more: it was matched, or is on its way back.",
  },
  "reconciliation/nothing-to-transfer": {
    status: 409,
    vi: "Tháng này không còn khoản nào phải nộp Kho bạc.",
    en: "There is nothing left to hand over for this month.",
  },
  "reconciliation/transfer-decided": {
    status: 409,
    vi: "Khoản nộp này đã được xác nhận hoặc đã bỏ.",
    en: "This transfer was confirmed or dropped already.",
  },
  "reconciliation/same-person": {
    status: 403,
    vi: "Người đề nghị không tự xác nhận. Hãy để người thứ hai xác nhận.",
    en: "Who proposed it does not confirm it. Let a second person confirm.",
  },
  "reconciliation/month-not-over": {
    status: 422,
    vi: "Tháng chưa kết thúc. Lập đề nghị nộp sau ngày cuối tháng.",
    en: "The month is not over yet.",
  },
  "reconciliation/day-locked": {
    status: 409,
    vi: "Ngày này đang ký hoặc đã khóa. Điều chỉnh ghi vào ngày mở tiếp theo.",
    en: "This day is signed or locked. Corrections go into the next open day.",
  },
  "reconciliation/no-statement": {
    status: 409,
    vi: "Chưa nạp sao kê của ngày này nên chưa ký được.",
    en: "There is no statement for this day yet.",
  },
  "reconciliation/lines-open": ({ count }) => ({
    status: 409,
    vi: `Còn ${count} dòng chưa giải quyết. Xử lý hết rồi mới ký.`,
    en: `${count} lines are not dealt with yet.`,
  }),
  "reconciliation/unexplained": ({ amount }) => ({
    status: 409,
    vi: `Còn ${formatMoney(amount)} chênh lệch chưa giải thích được. Không được khóa ngày.`,
    en: `${amount} đồng are not explained. The day cannot be closed.`,
  }),
  "reconciliation/not-your-part": {
    status: 403,
    vi: "Phần ký này thuộc về chức danh khác.",
    en: "This part is signed by somebody else.",
  },
  "reconciliation/part-signed": {
    status: 409,
    vi: "Phần này đã có người ký.",
    en: "This part has been signed.",
  },
  "reconciliation/signed-already": {
    status: 409,
    vi: "Ông/Bà đã ký một phần của ngày này. Mỗi người chỉ ký một phần.",
    en: "You signed one part of this day already. Nobody signs two.",
  },
};

/** `dd/MM/yyyy` of a day as it is stored. */
export function dayWords(day: string): string {
  return formatDate(Temporal.PlainDate.from(day));
}
