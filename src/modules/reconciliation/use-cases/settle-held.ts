import { err, ok, type Result } from "#kernel/result.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { normaliseReference, type SuspenseItem } from "#modules/payments/domain.ts";
import { listSuspense, settleSuspense } from "#modules/payments/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Db } from "#platform/db/db.ts";
import { mayKeep } from "../domain/policy.ts";
import { insertDecision } from "../store/decisions.ts";
import { lockLine, type Line } from "../store/lines.ts";
import { momentOf, readReason, type Acting, type Refusal } from "./acting.ts";

export type SettleHeld = {
  readonly statementId: string;
  readonly no: number;
  /** The request that the money belongs to, as it was typed. */
  readonly reference: string;
  readonly reason: string;
};

/**
 * Matches a line whose money is held with the request that a person found, with a reason (B-34): the money leaves suspense
 * for the request in one transaction. The line stays as its day was signed; the decision stands beside it.
 */
export async function settleHeld(
  acting: Acting,
  { statementId, no, reference, reason }: SettleHeld,
): Promise<Result<void, Refusal>> {
  if (!mayKeep(acting.viewer)) return err({ kind: "reconciliation/not-allowed" });
  const wanted = normaliseReference(reference);
  if (wanted === undefined) return err({ kind: "reconciliation/reference" });
  const why = readReason(reason);
  if (why === undefined) return err({ kind: "reconciliation/reason-missing" });
  const at = await momentOf(acting);
  return attempt<void, Refusal>(acting.db, async (tx) => {
    const line = await lockLine(tx, statementId, no);
    if (line === undefined) return err({ kind: "reconciliation/not-found" });
    const item = await heldOf(tx, line);
    if (item === undefined) return err({ kind: "reconciliation/nothing-held" });
    const settled = await settleSuspense({ ...acting, db: tx }, { itemId: item.id, reference: wanted, reason: why });
    if (!settled.ok) return err(said(settled.error, wanted));
    await insertDecision(tx, {
      id: acting.newId(),
      ...{ statementId, no, at, kind: "settle", reference: wanted },
      awaitedId: null,
      entryId: null,
      reason: `${formatMoney(item.amount)}: ${why}`.slice(0, 500),
      officerId: acting.viewer.officerId,
    });
    return ok(undefined);
  });
}

/** What of a line's money is still held and free to be given away; undefined when nothing is. */
export async function heldOf(db: Db, { payment_id: paymentId }: Line): Promise<SuspenseItem | undefined> {
  if (paymentId === null) return undefined;
  return (await listSuspense(db, { paymentId })).find(({ state }) => state === "open");
}

/** What happened to the request or to the money while a person was looking, in the words of this desk. */
function said(refusal: Refusal, reference: string): Refusal {
  const { kind } = refusal;
  if (kind === "payments/not-found") return { kind: "reconciliation/no-request", reference };
  if (kind === "payments/request-not-open") return { kind: "reconciliation/request-settled", reference };
  return kind === "payments/item-not-open" ? { kind: "reconciliation/nothing-held" } : refusal;
}
