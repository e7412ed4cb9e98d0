import { formatMoney } from "#kernel/vnd.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { Tx } from "#platform/db/db.ts";
import type { Payment, PaymentRequest } from "../../domain/payment.ts";
import { findPaymentByRef } from "../../store/payments.ts";
import { listSuspense } from "../../store/suspense.ts";
import { findRequest } from "../../store/requests.ts";
import { claimRefund, type RefundSource } from "../../use-cases/claim-refund.ts";
import type { CallbackOutcome } from "../store/tables.ts";
import { PLATFORM } from "./take-gateway-payment.ts";

export type ToldRefund = {
  /** MaSuKien: two refunds of the same amount are told apart by it. */
  readonly eventId: string;
  readonly transactionRef: string;
  readonly amount: number;
  /** MaThamChieu. */
  readonly reference: string;
};

/**
 * The platform told that it gave money back. Nothing is taken out of the books by a machine: a claim is opened, which two
 * people decide on and book. Before the payment itself is here, it waits (B-35).
 */
export async function openRefund(
  acting: Acting,
  tx: Tx,
  { eventId, transactionRef, amount, reference }: ToldRefund,
): Promise<{ readonly outcome: CallbackOutcome; readonly note: string }> {
  const payment = await findPaymentByRef(tx, PLATFORM, transactionRef);
  if (payment === undefined) return { outcome: "parked", note: "" };
  if (amount > payment.amount) return { outcome: "refused", note: "refund-amount" };
  const request = payment.requestId === null ? undefined : await findRequest(tx, payment.requestId);
  const source = await sourceOf(tx, { payment, request, amount });
  if (source === undefined) return { outcome: "refused", note: "refund-source" };
  const claimed = await claimRefund(acting, {
    ...{ source, amount },
    reason: `Cổng thanh toán quốc gia báo đã hoàn ${formatMoney(amount)} cho người nộp`,
    basis: `Giao dịch ${transactionRef}, mã tham chiếu ${reference}, thông báo ${eventId}`,
    payeeName: payment.payerName || (request?.payerName ?? "Người nộp qua Cổng thanh toán"),
    payeeAccount: "",
  });
  return claimed.ok ? { outcome: "applied", note: claimed.value.id } : { outcome: "refused", note: claimed.error.kind };
}

/** What of the payment is held, the rest that has just this amount first; else what it settled. */
async function sourceOf(
  tx: Tx,
  {
    payment,
    request,
    amount,
  }: { readonly payment: Payment; readonly request: PaymentRequest | undefined; readonly amount: number },
): Promise<RefundSource | undefined> {
  const held = (await listSuspense(tx, { paymentId: payment.id })).filter(({ state }) => state === "open");
  const item = held.find((one) => one.amount === amount) ?? held.find((one) => one.amount > amount);
  if (item !== undefined) return { suspenseItemId: item.id };
  return request?.settlementId === payment.id ? { requestId: request.id } : undefined;
}
