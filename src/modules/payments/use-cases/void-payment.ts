import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import { lockDossier, voidFeePayment, type Acting } from "#modules/dossiers/index.ts";
import { findClosedDay, reverseEntry } from "#modules/ledger/index.ts";
import { cancelReceipts } from "#modules/receipts/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Payment, SuspenseItem } from "../domain/payment.ts";
import type { PaymentRefusal } from "../domain/refusal.ts";
import { findPayment, lockPayment, markVoided } from "../store/payments.ts";
import { listRefunds } from "../store/refunds.ts";
import { findRequest, lockRequest, moveRequest } from "../store/requests.ts";
import { listSuspense, listUsedBy, moveSuspense } from "../store/suspense.ts";
import { momentIn, type Moment } from "./acting.ts";
import { labelsOf } from "./settle-request.ts";

export type VoidPayment = {
  readonly paymentId: string;
  readonly reason: string;
  /** The second person, who has proved to be there (M2). */
  readonly approverId: string;
};

/**
 * Undoes a payment that did not happen, by a second person and with a reason: the entry's mirror image, cancelled receipts
 * that stay visible, the sum due again. Not after the day was closed or the result handed over: then it is a refund.
 */
export async function voidPayment(
  acting: Acting,
  { paymentId, reason, approverId }: VoidPayment,
): Promise<Result<Payment, PaymentRefusal>> {
  if (reason.trim() === "") return err({ kind: "payments/reason-missing" });
  return attempt(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const known = await findPayment(tx, paymentId);
    if (known === undefined) return err({ kind: "payments/not-found" });
    const request = known.requestId === null ? undefined : await findRequest(tx, known.requestId);
    if (request !== undefined) {
      await lockDossier(tx, request.dossierId);
      await lockRequest(tx, request.id);
    }
    const payment = await lockPayment(tx, paymentId);
    if (payment === undefined) return err({ kind: "payments/not-found" });
    if (payment.state === "voided") return err({ kind: "payments/already-voided" });
    const by = acting.viewer.officerId;
    if (approverId === by || approverId === payment.actorId) return err({ kind: "payments/same-person" });
    const day = dateInVietnam(payment.recordedAt);
    if ((await findClosedDay(tx, day)) !== undefined) return err({ kind: "payments/day-closed", day: day.toString() });

    const rests = await listSuspense(tx, { paymentId });
    const spent = rests.find(({ state }) => state !== "open");
    if (spent !== undefined)
      return err({ kind: spent.state === "settled" ? "payments/used-by-later" : "payments/rest-spent" });
    const undone = await undoSettlement(moment, payment, { reason, approverId });
    if (!undone.ok) return undone;
    await closeAsVoided(moment, rests);
    const entry = await reverseEntry(tx, payment.entryId, {
      id: acting.newId(),
      at: moment.now,
      kind: "void",
      reference: request?.reference ?? payment.providerRef,
      memo: reason,
      actorId: by,
    });
    if (!entry.ok) return entry;
    await markVoided(tx, paymentId, { at: moment.now, by, approvedBy: approverId, reason });
    return ok({
      ...payment,
      state: "voided",
      voidedAt: moment.now,
      voidedBy: by,
      voidApprovedBy: approverId,
      voidReason: reason,
    });
  });
}

async function closeAsVoided({ tx, now, acting }: Moment, rests: readonly SuspenseItem[]): Promise<void> {
  const ids = rests.map(({ id }) => id);
  await moveSuspense(tx, ids, { state: "voided", closedAt: now, closedBy: acting.viewer.officerId });
}

/** What a payment settled is asked for again, and the part payments that it completed are held again. */
async function undoSettlement(
  { tx, now, acting }: Moment,
  payment: Payment,
  { reason, approverId }: { readonly reason: string; readonly approverId: string },
): Promise<Result<void, PaymentRefusal>> {
  const request = payment.requestId === null ? undefined : await findRequest(tx, payment.requestId);
  if (request?.settlementId !== payment.id) return ok(undefined);
  if (request.state !== "settled") return err({ kind: "payments/request-not-open", reference: request.reference });
  const claims = await listRefunds(tx, { requestId: request.id });
  if (claims.some(({ state }) => state !== "rejected")) return err({ kind: "payments/refund-claimed" });
  const cancelled = await cancelReceipts(tx, {
    paymentId: payment.id,
    reason,
    at: now,
    actorId: acting.viewer.officerId,
    approverId,
  });
  if (!cancelled.ok) return cancelled;
  const dossier = await lockDossier(tx, request.dossierId);
  if (dossier === undefined) throw new Error("a request without its dossier");
  const voided = await voidFeePayment(acting, {
    dossierId: dossier.id,
    version: dossier.version,
    amount: request.amount,
    receiptNumber: labelsOf(cancelled.value),
    reason,
  });
  if (!voided.ok) return voided;
  const open = { state: "open", settledAt: null, settlementId: null, endedReason: "" } as const;
  await moveRequest(tx, request.id, open);
  const used = await listUsedBy(tx, payment.id);
  const heldAgain = { state: "open", closedAt: null, closedBy: null, settlementId: null } as const;
  await moveSuspense(
    tx,
    used.map(({ id }) => id),
    heldAgain,
  );
  return ok(undefined);
}
