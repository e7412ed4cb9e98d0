import { formatInstant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { PaymentRequest } from "../../domain/payment.ts";
import type { Order } from "./order.ts";

export type PayFacts = {
  readonly request: Pick<PaymentRequest, "state" | "amount" | "settledAt">;
  /** Money that came and is not yet enough, in đồng. */
  readonly held: number;
  /** The last payment that was asked for at the platform. */
  readonly order: Order | undefined;
};

export type PayWords = {
  readonly tone: "done" | "notice" | "warning";
  /** Whether money moved: the first thing that a payer wants to know. */
  readonly headline: string;
  readonly next: string;
  /** What the page offers now: to pay; only to ask again, because a payment may be under way; or nothing. */
  readonly offers: "pay" | "wait" | "nothing";
};

/** What a payer is told: whether money moved, and what to do now; never "try again" while it may have. */
export function payWords({ request, held, order }: PayFacts): PayWords {
  if (request.state === "settled" && request.settledAt !== null) {
    return {
      tone: "done",
      headline: `Đã nhận ${formatMoney(request.amount)} lúc ${formatInstant(request.settledAt)}`,
      next: "Khoản này đã nộp đủ. Ông/Bà không phải nộp gì thêm.",
      offers: "nothing",
    };
  }
  if (request.state === "refunded") {
    return {
      tone: "notice",
      headline: "Khoản này đã được hoàn trả",
      next: "Ông/Bà không phải nộp. Nếu cần hỏi, xin gọi số điện thoại ở cuối trang.",
      offers: "nothing",
    };
  }
  if (request.state !== "open") {
    return {
      tone: "notice",
      headline: "Không còn phải nộp khoản này",
      next: "Yêu cầu nộp tiền đã hủy. Nếu Ông/Bà đã chuyển tiền, Trung tâm sẽ hoàn trả; xin gọi số điện thoại ở cuối trang.",
      offers: "nothing",
    };
  }
  return order === undefined ? unpaid(request.amount, held) : underWay(request.amount, held, order);
}

function underWay(amount: number, held: number, order: Order): PayWords {
  if (order.stuckAt !== null && order.state !== "asked") {
    return {
      tone: "warning",
      headline: "Trung tâm đang kiểm tra lại với cổng thanh toán",
      next: "Ông/Bà không cần trả lần nữa. Xin gọi số điện thoại ở cuối trang nếu cần gấp.",
      offers: "wait",
    };
  }
  switch (order.state) {
    case "asked":
      // Nobody was shown where to pay yet, so nobody can have paid.
      return {
        tone: "warning",
        headline: "Chưa trừ tiền: cổng thanh toán chưa trả lời",
        next: "Bấm “Kiểm tra lại” sau ít phút, hoặc chuyển khoản bằng mã VietQR.",
        offers: "pay",
      };
    case "open":
      return {
        tone: "notice",
        headline: "Đang chờ ngân hàng xác nhận",
        next: "Nếu Ông/Bà đã thanh toán thì không cần trả lần nữa; trang này sẽ báo khi nhận được tiền. Nếu chưa, hãy mở lại cổng thanh toán.",
        offers: "wait",
      };
    case "paid":
    case "confirmed":
      return unpaid(amount, held);
    case "cancelled":
      return {
        ...unpaid(amount, held),
        headline: held > 0 ? unpaid(amount, held).headline : "Chưa trừ tiền: lần thanh toán trước đã hủy",
      };
    case "closed":
      return unpaid(amount, held);
  }
}

function unpaid(amount: number, held: number): PayWords {
  if (held > 0) {
    return {
      tone: "warning",
      headline: `Đã nhận ${formatMoney(held)}, còn thiếu ${formatMoney(amount - held)}`,
      next: "Số tiền đã nhận được giữ cho khoản này. Xin nộp nốt phần còn thiếu bằng chuyển khoản hoặc tại quầy thu.",
      offers: "pay",
    };
  }
  return {
    tone: "notice",
    headline: `Cần nộp ${formatMoney(amount)}`,
    next: "Chưa trừ tiền. Chọn một cách nộp dưới đây.",
    offers: "pay",
  };
}
