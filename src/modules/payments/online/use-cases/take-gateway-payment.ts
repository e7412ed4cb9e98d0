import { nowWithin } from "#platform/clock.ts";
import type { Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { inTransitAccount } from "#modules/ledger/index.ts";
import type { Tx } from "#platform/db/db.ts";
import type { PaymentRefusal } from "../../domain/refusal.ts";
import { takePayment, type Taken } from "../../use-cases/take-payment.ts";
import { requestReferenceIn } from "../domain/order.ts";
import { noteTransaction } from "../store/transactions.ts";

/** Who tells of money that came through the national platform. */
export const PLATFORM = "national-platform";

export type GatewayPayment = {
  /** MaThamChieu. */
  readonly orderReference: string;
  /** MaGiaoDich. */
  readonly transactionRef: string;
  readonly amount: number;
  readonly paidAt: Instant;
  readonly bankCode: string;
  readonly toldBy: "callback" | "query";
};

/**
 * Puts money of the platform into the books, once for each MaGiaoDich, whoever told of it first; and keeps what was told
 * apart from our own payment, also when it is refused.
 */
export async function takeGatewayPayment(
  tx: Tx,
  acting: Acting,
  payment: GatewayPayment,
): Promise<Result<Taken, PaymentRefusal>> {
  const { orderReference, transactionRef, amount, paidAt, bankCode, toldBy } = payment;
  const reference = requestReferenceIn(orderReference);
  const toldAt = await nowWithin(acting.clock, tx);
  await noteTransaction(tx, { transactionRef, reference, orderReference, amount, paidAt, bankCode, toldBy, toldAt });
  return takePayment(acting, {
    provider: PLATFORM,
    providerRef: transactionRef,
    reference,
    amount,
    channel: "gateway",
    account: inTransitAccount("gateway"),
    paidAt,
    payerName: "",
    note: `Cổng thanh toán quốc gia ${orderReference}`,
    shiftId: null,
  });
}
