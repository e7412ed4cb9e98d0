import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { hasRole } from "#modules/identity/index.ts";
import {
  balanceOf,
  bankAccount,
  collectedAccount,
  postEntry,
  transfer,
  treasuryAccount,
} from "#modules/ledger/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Tx } from "#platform/db/db.ts";
import { APPROVERS } from "../domain/policy.ts";
import { findAccount } from "../store/accounts.ts";
import { insertAwaited } from "../store/awaited.ts";
import { decideTransfer, insertTransfer, lockTransfer, sumTransfers, type Transfer } from "../store/treasury.ts";
import { momentOf, readReason, type Acting, type Refusal } from "./acting.ts";

export type ProposeTransfers = { readonly month: PlainDate; readonly accountNo: string };

/**
 * Proposes what goes to the treasury account of each agency for a month: what the ledger says was collected for it up to
 * the month's end, phí and lệ phí apart, less what has gone already (handbook §5.6). Answers how many proposals are new.
 */
export async function proposeTransfers(
  acting: Acting,
  { month, accountNo }: ProposeTransfers,
): Promise<Result<number, Refusal>> {
  if (!hasRole(acting.viewer, "accountant")) return err({ kind: "reconciliation/not-allowed" });
  const at = await momentOf(acting);
  const first = month.with({ day: 1 });
  const after = first.add({ months: 1 });
  if (Temporal.PlainDate.compare(after, dateInVietnam(at)) > 0) return err({ kind: "reconciliation/month-not-over" });
  if ((await findAccount(acting.db, accountNo)) === undefined) return err({ kind: "reconciliation/not-found" });
  const end = instantOf(after.toPlainDateTime()).subtract({ microseconds: 1 });
  const agencies = await listAgencies(acting.db);
  return attempt<number, Refusal>(acting.db, async (tx) => {
    let proposed = 0;
    for (const { id, code } of agencies) {
      const due = await dueTo(tx, id, end);
      if (due.phi + due.le_phi <= 0 || due.phi < 0 || due.le_phi < 0) continue;
      const isNew = await insertTransfer(tx, {
        id: acting.newId(),
        code: `KB${first.toString().slice(0, 7).replace("-", "")}${code.replace(/[^0-9A-Z]/g, "").slice(0, 12)}`,
        ...due,
        ...{ agency_id: id, account_no: accountNo, month: first, at },
        proposed_by: acting.viewer.officerId,
      });
      if (isNew) proposed += 1;
    }
    return proposed > 0 ? ok(proposed) : err({ kind: "reconciliation/nothing-to-transfer" });
  });
}

async function dueTo(tx: Tx, agencyId: string, end: Instant) {
  const gone = await sumTransfers(tx, agencyId);
  const phi = -(await balanceOf(tx, collectedAccount("phi", agencyId), end)) - gone.phi;
  const lePhi = -(await balanceOf(tx, collectedAccount("le-phi", agencyId), end)) - gone.le_phi;
  return { phi, le_phi: lePhi };
}

/** The second person confirms: the money leaves the bank account in the ledger, and its line is waited for. */
export async function confirmTransfer(acting: Acting, id: string): Promise<Result<Transfer, Refusal>> {
  if (!hasRole(acting.viewer, ...APPROVERS)) return err({ kind: "reconciliation/not-allowed" });
  const at = await momentOf(acting);
  return attempt<Transfer, Refusal>(acting.db, async (tx) => {
    const proposal = await lockTransfer(tx, id);
    if (proposal === undefined) return err({ kind: "reconciliation/not-found" });
    if (proposal.state !== "proposed") return err({ kind: "reconciliation/transfer-decided" });
    const by = acting.viewer.officerId;
    if (proposal.proposed_by === by) return err({ kind: "reconciliation/same-person" });
    const amount = proposal.phi + proposal.le_phi;
    const bank = bankAccount(proposal.account_no);
    const entryId = acting.newId();
    const posted = await postEntry(tx, {
      ...{ id: entryId, at, kind: "treasury", reference: proposal.code, actorId: by },
      memo: `Nộp Kho bạc tháng ${proposal.month.toString().slice(0, 7)}`,
      postings: transfer(bank, treasuryAccount(proposal.agency_id), amount),
    });
    if (!posted.ok) return posted;
    await decideTransfer(tx, id, { state: "confirmed", ...{ by, at, entryId }, reason: "" });
    await insertAwaited(tx, [
      {
        id,
        kind: "treasury",
        accountNo: proposal.account_no,
        reference: null,
        providerRef: proposal.code,
        amount: -amount,
        day: dateInVietnam(at),
        recordedAt: at,
        channel: "transfer",
        source: bank,
        label: `Nộp Kho bạc ${proposal.code}`,
      },
    ]);
    return ok({ ...proposal, state: "confirmed" });
  });
}

/** Takes a proposal back, with the reason; it can be proposed anew. */
export async function dropTransfer(acting: Acting, id: string, reason: string): Promise<Result<void, Refusal>> {
  if (!hasRole(acting.viewer, ...APPROVERS)) return err({ kind: "reconciliation/not-allowed" });
  const why = readReason(reason);
  if (why === undefined) return err({ kind: "reconciliation/reason-missing" });
  const at = await momentOf(acting);
  return attempt<void, Refusal>(acting.db, async (tx) => {
    const proposal = await lockTransfer(tx, id);
    if (proposal === undefined) return err({ kind: "reconciliation/not-found" });
    if (proposal.state !== "proposed") return err({ kind: "reconciliation/transfer-decided" });
    await decideTransfer(tx, id, { state: "dropped", by: acting.viewer.officerId, at, reason: why, entryId: null });
    return ok(undefined);
  });
}
