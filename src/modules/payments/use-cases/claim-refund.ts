import { err, ok, type Result } from "#kernel/result.ts";
import { isAmount, type Acting } from "#modules/dossiers/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import { leftToRefund, linesLeft, partOfLines } from "../domain/refund-part.ts";
import type { Refund } from "../domain/payment.ts";
import type { PaymentRefusal } from "../domain/refusal.ts";
import { findClaimedTwin, insertRefund, listRefunds } from "../store/refunds.ts";
import { lockRequest } from "../store/requests.ts";
import { insertSuspense, lockSuspense, moveSuspense, shrinkSuspense } from "../store/suspense.ts";
import { momentIn, type Moment } from "./acting.ts";

/** Where the money to be given back lies: held, or collected for a request that was settled. */
export type RefundSource = { readonly suspenseItemId: string } | { readonly requestId: string };

export type ClaimRefund = {
  readonly source: RefundSource;
  /** A part, in đồng; left out, all that is left. */
  readonly amount?: number | undefined;
  readonly reason: string;
  readonly basis: string;
  readonly payeeName: string;
  readonly payeeAccount: string;
};

/** What a claim takes hold of. */
type Taken = Pick<Refund, "suspenseItemId" | "requestId" | "amount" | "lines">;

/**
 * Claims money back for whoever paid it: of an item that is held or of a settled request, all that is left or a part, part
 * after part and never more than was paid. The same part claimed again by the same person before it is decided is one claim.
 */
export async function claimRefund(acting: Acting, claim: ClaimRefund): Promise<Result<Refund, PaymentRefusal>> {
  if (claim.reason.trim() === "") return err({ kind: "payments/reason-missing" });
  if (claim.amount !== undefined && !isAmount(claim.amount)) {
    return err({ kind: "payments/amount", amount: claim.amount });
  }
  return attempt<Refund, PaymentRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const { reason, basis, payeeName, payeeAccount, source } = claim;
    const taken =
      "requestId" in source
        ? await outOfRequest(moment, source.requestId, claim)
        : await outOfItem(moment, source.suspenseItemId, claim);
    if (!taken.ok) return taken;
    if ("twin" in taken.value) return ok(taken.value.twin);
    const refund: Refund = {
      ...taken.value,
      ...{ reason, basis, payeeName, payeeAccount },
      id: acting.newId(),
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

type Source = Result<Taken | { readonly twin: Refund }, PaymentRefusal>;

async function outOfItem({ tx, acting }: Moment, itemId: string, claim: ClaimRefund): Promise<Source> {
  const item = await lockSuspense(tx, itemId);
  if (item === undefined) return err({ kind: "payments/item-not-open" });
  const amount = claim.amount ?? item.amount;
  const twin = await twinOf(claim, (of) => findClaimedTwin(tx, { ...of, by: acting.viewer.officerId, item }));
  if (twin !== undefined) return ok({ twin });
  if (item.state !== "open") return err({ kind: "payments/item-not-open" });
  if (amount > item.amount) return err({ kind: "payments/refund-amount", left: item.amount });
  const whole = { requestId: null, lines: [], amount };
  if (amount === item.amount) {
    await moveSuspense(tx, [item.id], { state: "refunding", closedAt: null, closedBy: null });
    return ok({ ...whole, suspenseItemId: item.id });
  }
  const part = { ...item, id: acting.newId(), amount, state: "refunding" } as const;
  await shrinkSuspense(tx, item.id, item.amount - amount);
  await insertSuspense(tx, part);
  return ok({ ...whole, suspenseItemId: part.id });
}

async function outOfRequest({ tx, acting }: Moment, requestId: string, claim: ClaimRefund): Promise<Source> {
  const request = await lockRequest(tx, requestId);
  if (request?.state !== "settled") return err({ kind: "payments/not-refundable" });
  const twin = await twinOf(claim, (of) => findClaimedTwin(tx, { ...of, by: acting.viewer.officerId, requestId }));
  if (twin !== undefined) return ok({ twin });
  const standing = (await listRefunds(tx, { requestId })).filter(({ state }) => state !== "rejected");
  const left = leftToRefund(request.amount, standing);
  if (left === 0) return err({ kind: "payments/not-refundable" });
  const amount = claim.amount ?? left;
  const lines = partOfLines(
    linesLeft(
      request.lines,
      standing.flatMap(({ lines }) => lines),
    ),
    amount,
  );
  if (lines === undefined) return err({ kind: "payments/refund-amount", left });
  return ok({ suspenseItemId: null, requestId, amount, lines });
}

/** Only a part can be claimed twice by one click too many: the whole is gone after the first. */
async function twinOf(
  { amount, reason, basis, payeeName, payeeAccount }: ClaimRefund,
  find: (of: Pick<Refund, "amount" | "reason" | "basis" | "payeeName" | "payeeAccount">) => Promise<Refund | undefined>,
): Promise<Refund | undefined> {
  return amount === undefined ? undefined : find({ amount, reason, basis, payeeName, payeeAccount });
}
