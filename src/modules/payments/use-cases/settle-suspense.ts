import { err, ok, type Result } from "#kernel/result.ts";
import { lockDossier, type Acting } from "#modules/dossiers/index.ts";
import { merged, postEntry, SUSPENSE } from "#modules/ledger/index.ts";
import type { Receipt } from "#modules/receipts/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import { allocate } from "../domain/allocate.ts";
import { normaliseReference } from "../domain/reference.ts";
import type { Outcome } from "../domain/payment.ts";
import type { PaymentRefusal } from "../domain/refusal.ts";
import { getPayment } from "../store/payments.ts";
import { findRequestByReference, lockRequest } from "../store/requests.ts";
import { insertSuspense, lockHeldFor, lockSuspense, moveSuspense } from "../store/suspense.ts";
import { momentIn, suspenseDue } from "./acting.ts";
import { collectedPostings, settleRequest } from "./settle-request.ts";

export type SettleSuspense = { readonly itemId: string; readonly reference: string; readonly reason: string };
export type SettledSuspense = { readonly outcome: Outcome; readonly receipts: readonly Receipt[] };

/** Gives held money to the request that an officer found it belongs to; a rest stays held, too little waits for more. */
export async function settleSuspense(
  acting: Acting,
  { itemId, reference, reason }: SettleSuspense,
): Promise<Result<SettledSuspense, PaymentRefusal>> {
  if (reason.trim() === "") return err({ kind: "payments/reason-missing" });
  return attempt(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const { now } = moment;
    const canonical = normaliseReference(reference);
    const found = canonical === undefined ? undefined : await findRequestByReference(tx, canonical);
    if (found === undefined) return err({ kind: "payments/not-found" });
    const dossier = await lockDossier(tx, found.dossierId);
    const request = await lockRequest(tx, found.id);
    if (dossier === undefined || request === undefined) return err({ kind: "payments/not-found" });
    if (request.state !== "open") return err({ kind: "payments/request-not-open", reference: request.reference });
    const held = (await lockHeldFor(tx, request.id)).filter(({ id }) => id !== itemId);
    const item = await lockSuspense(tx, itemId);
    if (item?.state !== "open") return err({ kind: "payments/item-not-open" });

    const demand = { amount: request.amount, held: sum(held), state: request.state };
    const { outcome, settles, toSuspense } = allocate(demand, item.amount);
    if (!settles) {
      const waits = {
        state: "open",
        closedAt: null,
        closedBy: null,
        requestId: request.id,
        reason: "partial",
      } as const;
      await moveSuspense(tx, [itemId], waits);
      return ok({ outcome, receipts: [] });
    }
    const payment = await getPayment(tx, item.paymentId);
    const used = [...held, item];
    const settlementId = acting.newId();
    const posted = await postEntry(tx, {
      id: settlementId,
      at: now,
      kind: "allocation",
      reference: request.reference,
      memo: reason,
      actorId: acting.viewer.officerId,
      postings: merged([{ account: SUSPENSE, amount: sum(used) - toSuspense }, ...collectedPostings(request)]),
    });
    if (!posted.ok) return posted;
    if (toSuspense > 0) {
      const rest = { ...item, id: acting.newId(), requestId: request.id, reason: "over", amount: toSuspense } as const;
      await insertSuspense(tx, { ...rest, openedAt: now, dueAt: suspenseDue(acting.calendar, now) });
    }
    const settled = await settleRequest(moment, { request, dossier, settlementId, payment, used });
    return settled.ok ? ok({ outcome, receipts: settled.value }) : settled;
  });
}

function sum(items: readonly { readonly amount: number }[]): number {
  return items.reduce((total, { amount }) => total + amount, 0);
}
