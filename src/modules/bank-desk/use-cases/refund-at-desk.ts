import { err, ok, type Result } from "#kernel/result.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { balanceOf, bankAccount, cashAccount } from "#modules/ledger/index.ts";
import {
  claimRefund,
  decideRefund,
  findRefund,
  payRefund,
  type ClaimRefund,
  type DecideRefund,
  type Refund,
} from "#modules/payments/index.ts";
import { hasRole } from "#modules/identity/index.ts";
import { mayDecideRefund, mayHandleHeldMoney } from "../domain/policy.ts";
import type { DeskRefusal } from "../domain/refusal.ts";
import { findShiftOf, lockShift } from "../store/shifts.ts";
import { getTill } from "../store/tills.ts";

/** Claims money back for whoever paid it: held money, or the fees of a settled demand; with reason and legal basis. */
export async function askRefund(acting: Acting, claim: ClaimRefund): Promise<Result<Refund, DeskRefusal>> {
  if (!mayHandleHeldMoney(acting.viewer)) return err({ kind: "bank-desk/not-allowed" });
  if (claim.reason.trim() === "" || claim.payeeName.trim() === "") return err({ kind: "bank-desk/reason-missing" });
  return claimRefund(acting, { ...claim, reason: claim.reason.trim(), payeeName: claim.payeeName.trim() });
}

/** Another person, of the centre, decides on a claim. */
export async function decideOnRefund(acting: Acting, decision: DecideRefund): Promise<Result<Refund, DeskRefusal>> {
  const refund = await findRefund(acting.db, decision.refundId);
  if (refund === undefined) return err({ kind: "bank-desk/not-found" });
  if (refund.claimedBy === acting.viewer.officerId) return err({ kind: "bank-desk/same-person" });
  if (!mayDecideRefund(acting.viewer, refund.claimedBy)) return err({ kind: "bank-desk/not-allowed" });
  return decideRefund(acting, decision);
}

export type GiveBack = {
  readonly refundId: string;
  readonly by: "cash" | "transfer";
  /** The number of the payment voucher (phiếu chi) or of the transfer. */
  readonly reference: string;
  /** The account that a transfer leaves. */
  readonly fromAccount: string;
};

/** Gives approved money back: in cash from the teller's own drawer, or by transfer by the accountant. */
export async function giveBack(acting: Acting, command: GiveBack): Promise<Result<Refund, DeskRefusal>> {
  const { refundId, by, reference, fromAccount } = command;
  if (reference.trim() === "") return err({ kind: "bank-desk/reason-missing" });
  const done = await attempt<Refund, DeskRefusal>(acting.db, async (tx) => {
    const refund = await findRefund(tx, refundId);
    if (refund === undefined) return err({ kind: "bank-desk/not-found" });
    if (refund.state === "paid" && refund.paidReference === reference) return ok(refund);
    const within = { ...acting, db: tx };
    if (by === "transfer") {
      if (!hasRole(acting.viewer, "accountant")) return err({ kind: "bank-desk/not-allowed" });
      const paid = { refundId, reference, account: bankAccount(fromAccount), shiftId: null };
      return payRefund(within, paid);
    }
    const own = await findShiftOf(tx, acting.viewer.officerId);
    const shift = own && (await lockShift(tx, own.id));
    if (shift?.state !== "open") return err({ kind: "bank-desk/no-shift" });
    const account = cashAccount((await getTill(tx, shift.tillId)).code);
    const expected = await balanceOf(tx, account);
    if (refund.state === "approved" && refund.amount > expected) {
      return err({ kind: "bank-desk/not-in-drawer", expected });
    }
    return payRefund(within, { refundId, reference, account, shiftId: shift.id });
  });
  if (done.ok || done.error.kind !== "payments/refund-state") return done;
  // A twin of the same click was faster: what it paid is the answer.
  const now = await findRefund(acting.db, refundId);
  return now?.state === "paid" && now.paidReference === reference ? ok(now) : done;
}
