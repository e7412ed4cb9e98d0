import { formatMoney } from "#kernel/vnd.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { Tx } from "#platform/db/db.ts";
import { findPaymentByRef } from "../../store/payments.ts";
import { listSuspense } from "../../store/suspense.ts";
import { findRequest } from "../../store/requests.ts";
import { claimRefund, type RefundSource } from "../../use-cases/claim-refund.ts";
import type { CallbackOutcome } from "../store/tables.ts";
import { PLATFORM } from "./take-gateway-payment.ts";

export type ToldRefund = {
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
  { transactionRef, amount, reference }: ToldRefund,
): Promise<{ readonly outcome: CallbackOutcome; readonly note: string }> {
  const payment = await findPaymentByRef(tx, PLATFORM, transactionRef);
  if (payment === undefined) return { outcome: "parked", note: "" };
  if (payment.amount !== amount) return { outcome: "refused", note: "refund-amount" };
  const [item] = await listSuspense(tx, { paymentId: payment.id });
  const request = payment.requestId === null ? undefined : await findRequest(tx, payment.requestId);
  const source: RefundSource | undefined =
    item?.state === "open" && item.amount === amount
      ? { suspenseItemId: item.id }
      : request?.state === "settled" && request.amount === amount
        ? { requestId: request.id }
        : undefined;
  if (source === undefined) return { outcome: "refused", note: "refund-source" };
  const claimed = await claimRefund(acting, {
    source,
    reason: `Cổng thanh toán quốc gia báo đã hoàn ${formatMoney(amount)} cho người nộp`,
    basis: `Giao dịch ${transactionRef}, mã tham chiếu ${reference}`,
    payeeName: payment.payerName || (request?.payerName ?? "Người nộp qua Cổng thanh toán"),
    payeeAccount: "",
  });
  return claimed.ok ? { outcome: "applied", note: claimed.value.id } : { outcome: "refused", note: claimed.error.kind };
}
