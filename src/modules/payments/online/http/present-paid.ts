import type { Db } from "#platform/db/db.ts";
import type { PaymentRequest } from "../../domain/payment.ts";
import { givenBack, leftToRefund } from "../../domain/refund-part.ts";
import { REQUEST_STATE_NAMES } from "../../domain/texts.ts";
import { listPayments } from "../../store/payments.ts";
import { listRefunds } from "../../store/refunds.ts";
import type { PaidRequest } from "../pages/paid-card.tsx";

/** The requests that were paid, with what of them went back or is on its way back. */
export async function presentPaid(db: Db, requests: readonly PaymentRequest[]): Promise<readonly PaidRequest[]> {
  const paid = requests.filter(({ state }) => state === "settled" || state === "refunded");
  const payments = await listPayments(db, { requestIds: paid.map(({ id }) => id), state: "taken" });
  return Promise.all(
    paid.map(async ({ id, reference, lines, state, amount }) => {
      const refunds = await listRefunds(db, { requestId: id });
      const back = givenBack(refunds);
      const isThrough = payments.some(({ requestId, channel }) => requestId === id && channel === "gateway");
      return {
        key: id,
        reference,
        names: lines.map(({ name }) => name).join("; "),
        state: REQUEST_STATE_NAMES[state],
        amount,
        givenBack: back,
        underWay: amount - leftToRefund(amount, refunds) - back,
        through: isThrough ? "platform" : "other",
      };
    }),
  );
}
