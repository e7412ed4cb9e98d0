import type { Language } from "#kernel/language.ts";

const vi = {
  settled: (money: string, at: string) => `Đã nhận ${money} lúc ${at}`,
  settledNext: "Khoản này đã nộp đủ. Ông/Bà không phải nộp gì thêm.",
  refunded: {
    headline: "Khoản này đã được hoàn trả",
    next: "Ông/Bà không phải nộp. Nếu cần hỏi, xin gọi số điện thoại ở cuối trang.",
  },
  cancelled: {
    headline: "Không còn phải nộp khoản này",
    next: "Yêu cầu nộp tiền đã hủy. Nếu Ông/Bà đã chuyển tiền, Trung tâm sẽ hoàn trả; xin gọi số điện thoại ở cuối trang.",
  },
  stuck: {
    headline: "Trung tâm đang kiểm tra lại với cổng thanh toán",
    next: "Ông/Bà không cần trả lần nữa. Xin gọi số điện thoại ở cuối trang nếu cần gấp.",
  },
  asked: {
    headline: "Chưa trừ tiền: cổng thanh toán chưa trả lời",
    next: "Bấm “Kiểm tra lại” sau ít phút, hoặc chuyển khoản bằng mã VietQR.",
  },
  open: {
    headline: "Đang chờ ngân hàng xác nhận",
    next: "Nếu Ông/Bà đã thanh toán thì không cần trả lần nữa; trang này sẽ báo khi nhận được tiền. Nếu chưa, hãy mở lại cổng thanh toán.",
  },
  lastCancelled: "Chưa trừ tiền: lần thanh toán trước đã hủy",
  due: (money: string) => `Cần nộp ${money}`,
  dueNext: "Chưa trừ tiền. Chọn một cách nộp dưới đây.",
  short: (got: string, left: string) => `Đã nhận ${got}, còn thiếu ${left}`,
  shortNext: "Số tiền đã nhận được giữ cho khoản này. Xin nộp nốt phần còn thiếu bằng chuyển khoản hoặc tại quầy thu.",
};

const en: typeof vi = {
  settled: (money, at) => `${money} received at ${at}`,
  settledNext: "This is paid in full. You do not have to pay anything more.",
  refunded: {
    headline: "This has been paid back",
    next: "You do not have to pay. If you have a question, please call the number at the bottom of this page.",
  },
  cancelled: {
    headline: "This no longer has to be paid",
    next: "The request was cancelled. If you have sent money, the centre pays it back; please call the number at the bottom of this page.",
  },
  stuck: {
    headline: "The centre is checking with the payment gateway",
    next: "You do not need to pay again. Please call the number at the bottom of this page if it is urgent.",
  },
  asked: {
    headline: "No money was taken: the payment gateway has not answered yet",
    next: "Press “Check again” in a few minutes, or pay by transfer with the VietQR code.",
  },
  open: {
    headline: "Waiting for the bank to confirm",
    next: "If you have paid you do not need to pay again; this page will say when the money has come. If not, please open the payment gateway again.",
  },
  lastCancelled: "No money was taken: the last payment was cancelled",
  due: (money) => `${money} to be paid`,
  dueNext: "No money was taken. Please choose a way to pay below.",
  short: (got, left) => `${got} received, ${left} missing`,
  shortNext: "What came is kept for this payment. Please pay what is missing by transfer or at the payment counter.",
};

/** Whether money moved and what to do now, in both languages. */
export const PAY_SENTENCES: Readonly<Record<Language, typeof vi>> = { vi, en };

export type PaySentences = typeof vi;
