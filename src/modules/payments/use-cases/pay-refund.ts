import { err, ok, type Result } from "#kernel/result.ts";
import { lockDossier, refundFee, type Acting } from "#modules/dossiers/index.ts";
import { postEntry, REFUNDS_PAYABLE, transfer } from "#modules/ledger/index.ts";
import { adjustReceipts, cancelReceipts, type Receipt } from "#modules/receipts/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { PaymentRequest, Refund } from "../domain/payment.ts";
import { givenBack } from "../domain/refund-part.ts";
import type { PaymentRefusal } from "../domain/refusal.ts";
import { findRefund, listRefunds, lockRefund, updateRefund } from "../store/refunds.ts";
import { findRequest, lockRequest, moveRequest } from "../store/requests.ts";
import { moveSuspense } from "../store/suspense.ts";
import { momentIn, type Moment } from "./acting.ts";
import { labelsOf } from "./settle-request.ts";

export type PayRefund = {
  readonly refundId: string;
  /** The asset account of the ledger that the money leaves. */
  readonly account: string;
  /** Number of the voucher or of the transfer. */
  readonly reference: string;
  readonly shiftId: string | null;
};

/**
 * Gives the money back: what was held is closed; for a settled request the receipts follow (adjusted for a part, cancelled
 * with the last đồng) and the dossier says so.
 */
export async function payRefund(
  acting: Acting,
  { refundId, account, reference, shiftId }: PayRefund,
): Promise<Result<Refund, PaymentRefusal>> {
  if (reference.trim() === "") return err({ kind: "payments/reason-missing" });
  return attempt<Refund, PaymentRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const known = await findRefund(tx, refundId);
    const request = known?.requestId == null ? undefined : await findRequest(tx, known.requestId);
    if (request !== undefined) {
      await lockDossier(tx, request.dossierId);
      await lockRequest(tx, request.id);
    }
    const refund = await lockRefund(tx, refundId);
    if (refund === undefined) return err({ kind: "payments/not-found" });
    if (refund.state !== "approved") return err({ kind: "payments/refund-state", state: refund.state });
    const by = acting.viewer.officerId;
    const posted = await postEntry(tx, {
      ...{ id: acting.newId(), at: moment.now, kind: "refund-paid", actorId: by, reference: refund.id },
      memo: refund.reason,
      postings: transfer(account, REFUNDS_PAYABLE, refund.amount),
    });
    if (!posted.ok) return posted;
    const closed = await closeSource(moment, refund, reference);
    if (!closed.ok) return closed;
    const paid: Refund = {
      ...refund,
      state: "paid",
      paidAt: moment.now,
      paidBy: by,
      paidFrom: account,
      paidReference: reference,
      shiftId,
    };
    await updateRefund(tx, paid);
    return ok(paid);
  });
}

async function closeSource(moment: Moment, refund: Refund, reference: string): Promise<Result<void, PaymentRefusal>> {
  const { tx, now, acting } = moment;
  if (refund.suspenseItemId !== null) {
    const closedBy = acting.viewer.officerId;
    await moveSuspense(tx, [refund.suspenseItemId], { state: "refunded", closedAt: now, closedBy });
    return ok(undefined);
  }
  const request = refund.requestId === null ? undefined : await findRequest(tx, refund.requestId);
  if (request?.state !== "settled" || request.settlementId === null) return err({ kind: "payments/not-refundable" });
  const followed = await receiptsFollow(moment, refund, request);
  if (!followed.ok) return followed;
  const dossier = await lockDossier(tx, request.dossierId);
  if (dossier === undefined) throw new Error("a request without its dossier");
  const { amount, reason } = refund;
  const given = await refundFee(acting, {
    ...{ dossierId: dossier.id, version: dossier.version, amount, reason },
    reference: `${reference} (${labelsOf(followed.value)})`,
  });
  return given.ok ? ok(undefined) : given;
}

/** With the last đồng the receipts are cancelled and the request is refunded; before, what goes back is adjusted. */
async function receiptsFollow(
  { tx, now, acting }: Moment,
  refund: Refund,
  { id, amount, settledAt, settlementId }: PaymentRequest,
): Promise<Result<readonly Receipt[], PaymentRefusal>> {
  const paymentId = settlementId ?? "";
  const { reason, lines } = refund;
  const approverId = refund.decidedBy ?? "";
  const actorId = acting.viewer.officerId;
  const before = givenBack(await listRefunds(tx, { requestId: id }));
  if (before + refund.amount < amount) {
    const by = { id: actorId, name: acting.viewer.name };
    const { newId } = acting;
    return adjustReceipts(tx, { paymentId, givenBack: lines, reason, at: now, by, approverId, newId });
  }
  await moveRequest(tx, id, { state: "refunded", settledAt, settlementId, endedReason: reason });
  return cancelReceipts(tx, { paymentId, reason, at: now, actorId, approverId });
}
