import { err, ok, type Result } from "#kernel/result.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { postEntry, REFUNDS_PAYABLE, reversed, SUSPENSE, transfer, type Posting } from "#modules/ledger/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Refund } from "../domain/payment.ts";
import type { PaymentRefusal } from "../domain/refusal.ts";
import { lockRefund, updateRefund } from "../store/refunds.ts";
import { findRequest } from "../store/requests.ts";
import { moveSuspense } from "../store/suspense.ts";
import { momentIn, type Moment } from "./acting.ts";
import { collectedPostings } from "./settle-request.ts";

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
    const posted = await postEntry(tx, {
      ...{ id: acting.newId(), at: moment.now, kind: "refund-claimed", actorId: by },
      reference: refund.id,
      memo: refund.reason,
      postings: await owedPostings(moment, refund),
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
  const { agencyId } = request;
  const back = reversed(collectedPostings({ agencyId, lines: refund.lines }));
  return [...back, { account: REFUNDS_PAYABLE, amount: -refund.amount }];
}
