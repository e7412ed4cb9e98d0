import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { isInForce, type Receipt } from "../domain/receipt.ts";
import type { ReceiptRefusal } from "../domain/refusal.ts";
import { appendEvent, lockReceiptsOfPayment } from "../store/receipts.ts";

export type CancelReceipts = {
  readonly paymentId: string;
  readonly reason: string;
  readonly at: Instant;
  readonly actorId: string;
  readonly approverId: string;
};

/**
 * Cancels the receipts of a payment that are in force, with a reason and a second person; the numbers stay visible.
 * Receipts that were cancelled or replaced before are left as they are.
 */
export async function cancelReceipts(
  tx: Tx,
  { paymentId, reason, at, actorId, approverId }: CancelReceipts,
): Promise<Result<readonly Receipt[], ReceiptRefusal>> {
  const why = reason.normalize("NFC").trim();
  if (why === "" || why.length > 500) return err({ kind: "receipts/reason-missing" });
  if (actorId === approverId) return err({ kind: "receipts/second-person" });
  const inForce = (await lockReceiptsOfPayment(tx, paymentId)).filter(isInForce);
  if (inForce.length === 0) return err({ kind: "receipts/nothing-to-cancel" });
  for (const { id } of inForce) {
    await appendEvent(tx, {
      receiptId: id,
      kind: "cancelled",
      reason: why,
      actorId,
      approverId,
      otherId: null,
      at,
    });
  }
  return ok(inForce.map((receipt) => ({ ...receipt, state: "cancelled" })));
}
