import { err, ok, type Result } from "#kernel/result.ts";
import { lockDossier, refundFee, type Acting } from "#modules/dossiers/index.ts";
import { postEntry, REFUNDS_PAYABLE, reversed, SUSPENSE, transfer, type Posting } from "#modules/ledger/index.ts";
import { cancelReceipts } from "#modules/receipts/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Refund } from "../domain/payment.ts";
import type { PaymentRefusal } from "../domain/refusal.ts";
import { findRefund, insertRefund, listRefunds, lockRefund, updateRefund } from "../store/refunds.ts";
import { findRequest, lockRequest, moveRequest } from "../store/requests.ts";
import { lockSuspense, moveSuspense } from "../store/suspense.ts";
import { momentIn, type Moment } from "./acting.ts";
import { collectedPostings, labelsOf } from "./settle-request.ts";

/** Where the money to be given back lies: held, or collected for a request that was settled. */
export type RefundSource = { readonly suspenseItemId: string } | { readonly requestId: string };

export type ClaimRefund = {
  readonly source: RefundSource;
  readonly reason: string;
  readonly basis: string;
  readonly payeeName: string;
  readonly payeeAccount: string;
};

/** Claims money back for whoever paid it: all of an item that is held, or all of a settled request. */
export async function claimRefund(acting: Acting, claim: ClaimRefund): Promise<Result<Refund, PaymentRefusal>> {
  if (claim.reason.trim() === "") return err({ kind: "payments/reason-missing" });
  return attempt<Refund, PaymentRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const amount = await takeOutOf(moment, claim.source);
    if (!amount.ok) return amount;
    const { source, ...words } = claim;
    const refund: Refund = {
      ...words,
      id: acting.newId(),
      suspenseItemId: "suspenseItemId" in source ? source.suspenseItemId : null,
      requestId: "requestId" in source ? source.requestId : null,
      amount: amount.value,
      state: "claimed",
      claimedAt: moment.now,
      claimedBy: acting.viewer.officerId,
      decidedAt: null,
      decidedBy: null,
      decisionNote: "",
      paidAt: null,
      paidBy: null,
      paidFrom: "",
      paidReference: "",
      shiftId: null,
    };
    await insertRefund(tx, refund);
    return ok(refund);
  });
}

async function takeOutOf({ tx }: Moment, source: RefundSource): Promise<Result<number, PaymentRefusal>> {
  if ("suspenseItemId" in source) {
    const item = await lockSuspense(tx, source.suspenseItemId);
    if (item?.state !== "open") return err({ kind: "payments/item-not-open" });
    await moveSuspense(tx, [item.id], { state: "refunding", closedAt: null, closedBy: null });
    return ok(item.amount);
  }
  const request = await lockRequest(tx, source.requestId);
  if (request?.state !== "settled") return err({ kind: "payments/not-refundable" });
  const others = await listRefunds(tx, { requestId: request.id });
  const isFree = others.every(({ state }) => state === "rejected");
  return isFree ? ok(request.amount) : err({ kind: "payments/not-refundable" });
}

export type DecideRefund = { readonly refundId: string; readonly approve: "yes" | "no"; readonly note: string };

/** Another person decides on a claim; approved, the money is owed to whoever paid it. */
export async function decideRefund(
  acting: Acting,
  { refundId, approve, note }: DecideRefund,
): Promise<Result<Refund, PaymentRefusal>> {
  if (approve === "no" && note.trim() === "") return err({ kind: "payments/reason-missing" });
  return attempt<Refund, PaymentRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const refund = await lockRefund(tx, refundId);
    if (refund === undefined) return err({ kind: "payments/not-found" });
    if (refund.state !== "claimed") return err({ kind: "payments/refund-state", state: refund.state });
    const by = acting.viewer.officerId;
    if (by === refund.claimedBy) return err({ kind: "payments/same-person" });
    const decided = { ...refund, decidedAt: moment.now, decidedBy: by, decisionNote: note };
    if (approve === "no") {
      const rejected: Refund = { ...decided, state: "rejected" };
      if (refund.suspenseItemId !== null) {
        await moveSuspense(tx, [refund.suspenseItemId], { state: "open", closedAt: null, closedBy: null });
      }
      await updateRefund(tx, rejected);
      return ok(rejected);
    }
    const approved: Refund = { ...decided, state: "approved" };
    const postings = await owedPostings(moment, refund);
    const posted = await postEntry(tx, {
      ...{ id: acting.newId(), at: moment.now, kind: "refund-claimed", actorId: by, postings },
      reference: refund.id,
      memo: refund.reason,
    });
    if (!posted.ok) return posted;
    await updateRefund(tx, approved);
    return ok(approved);
  });
}

async function owedPostings({ tx }: Moment, refund: Refund): Promise<readonly Posting[]> {
  if (refund.requestId === null) return transfer(REFUNDS_PAYABLE, SUSPENSE, refund.amount);
  const request = await findRequest(tx, refund.requestId);
  if (request === undefined) throw new Error("a refund without its request");
  return [...reversed(collectedPostings(request)), { account: REFUNDS_PAYABLE, amount: -refund.amount }];
}

export type PayRefund = {
  readonly refundId: string;
  /** The asset account of the ledger that the money leaves. */
  readonly account: string;
  /** Number of the voucher or of the transfer. */
  readonly reference: string;
  readonly shiftId: string | null;
};

/** Gives the money back: what was held is closed; for a settled request the receipts are cancelled and the dossier says so. */
export async function payRefund(
  acting: Acting,
  { refundId, account, reference, shiftId }: PayRefund,
): Promise<Result<Refund, PaymentRefusal>> {
  if (reference.trim() === "") return err({ kind: "payments/reason-missing" });
  return attempt<Refund, PaymentRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const known = await findRefund(tx, refundId);
    const request = known?.requestId == null ? undefined : await findRequest(tx, known.requestId);
    if (request !== undefined) await lockDossier(tx, request.dossierId);
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

async function closeSource(
  { tx, now, acting }: Moment,
  refund: Refund,
  reference: string,
): Promise<Result<void, PaymentRefusal>> {
  if (refund.suspenseItemId !== null) {
    await moveSuspense(tx, [refund.suspenseItemId], {
      state: "refunded",
      closedAt: now,
      closedBy: acting.viewer.officerId,
    });
    return ok(undefined);
  }
  const request = refund.requestId === null ? undefined : await lockRequest(tx, refund.requestId);
  if (request?.settlementId == null) return err({ kind: "payments/not-refundable" });
  const { reason } = refund;
  const cancelled = await cancelReceipts(tx, {
    paymentId: request.settlementId,
    reason,
    at: now,
    actorId: acting.viewer.officerId,
    approverId: refund.decidedBy ?? "",
  });
  if (!cancelled.ok) return cancelled;
  const { settledAt, settlementId } = request;
  await moveRequest(tx, request.id, { state: "refunded", settledAt, settlementId, endedReason: reason });
  const dossier = await lockDossier(tx, request.dossierId);
  if (dossier === undefined) throw new Error("a request without its dossier");
  const given = await refundFee(acting, {
    dossierId: dossier.id,
    version: dossier.version,
    amount: request.amount,
    reference: `${reference} (${labelsOf(cancelled.value)})`,
    reason,
  });
  return given.ok ? ok(undefined) : given;
}
