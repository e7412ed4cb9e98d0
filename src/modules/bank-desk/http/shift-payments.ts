import { formatTime } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listPayments, listRequestsById, type Payment } from "#modules/payments/index.ts";
import { listReceiptsOfPayments } from "#modules/receipts/index.ts";
import type { TakenRow } from "../pages/teller-page.tsx";

/** The payments of a shift as rows, oldest first, each with its receipts. */
export async function takenIn(db: Db, shiftId: string): Promise<readonly TakenRow[]> {
  const payments = await listPayments(db, { shiftId });
  return presentTaken(db, payments);
}

/** Payments as rows with their receipts, also those that were cancelled. */
export async function presentTaken(db: Db, payments: readonly Payment[]): Promise<readonly TakenRow[]> {
  const requestIds = payments.flatMap(({ requestId }) => (requestId === null ? [] : [requestId]));
  const [receipts, requests] = await Promise.all([
    listReceiptsOfPayments(
      db,
      payments.map(({ id }) => id),
    ),
    listRequestsById(db, [...new Set(requestIds)]),
  ]);
  const codes = new Map(requests.map(({ id, dossierCode }) => [id, dossierCode]));
  const ofPayment = Map.groupBy(receipts, ({ paymentId }) => paymentId);
  return payments.map((payment) => ({
    paymentId: payment.id,
    at: formatTime(payment.recordedAt),
    code: codes.get(payment.requestId ?? "") ?? payment.reference ?? "",
    amount: payment.amount,
    receipts: (ofPayment.get(payment.id) ?? []).map(({ id, label }) => ({ id, label })),
    note: noteOf(payment),
    isVoided: payment.state === "voided",
  }));
}

function noteOf({ outcome, channel }: Payment): string {
  const how = channel === "transfer" ? "chuyển khoản" : "";
  if (outcome === "partial") return [how, "nộp một phần"].filter((word) => word !== "").join(", ");
  if (outcome === "over") return [how, "nộp thừa"].filter((word) => word !== "").join(", ");
  return how;
}
