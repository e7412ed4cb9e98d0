import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { isInForce, linesByKind, type Receipt, type ReceiptLine } from "../domain/receipt.ts";
import type { ReceiptRefusal } from "../domain/refusal.ts";
import { lockReceiptsOfPayment } from "../store/receipts.ts";
import { correctReceipt } from "./correct-receipt.ts";

export type AdjustReceipts = {
  readonly paymentId: string;
  /** What goes back, in đồng above nothing. */
  readonly givenBack: readonly ReceiptLine[];
  readonly reason: string;
  readonly at: Instant;
  readonly by: { readonly id: string; readonly name: string };
  readonly approverId: string;
  readonly newId: () => string;
};

/**
 * Writes what goes back of a payment as adjustments of its receipts, one of each kind, with the amounts below nothing: the
 * receipt and its adjustments together are what was paid less what was given back (NĐ 254/2026).
 */
export async function adjustReceipts(
  tx: Tx,
  { paymentId, givenBack, reason, ...acts }: AdjustReceipts,
): Promise<Result<readonly Receipt[], ReceiptRefusal>> {
  const why = reason.normalize("NFC").trim();
  if (why === "" || why.length > 500) return err({ kind: "receipts/reason-missing" });
  if (acts.by.id === acts.approverId) return err({ kind: "receipts/second-person" });
  const inForce = (await lockReceiptsOfPayment(tx, paymentId)).filter(isInForce);
  const adjustments: Receipt[] = [];
  for (const { kind, lines } of linesByKind(givenBack)) {
    const ofKind = inForce.filter((receipt) => receipt.kind === kind);
    const original = ofKind.find(({ correction }) => correction !== "adjustment");
    if (original === undefined || total(lines) > total(ofKind)) return err({ kind: "receipts/not-in-force" });
    const written = await correctReceipt(tx, {
      ...acts,
      original,
      correction: "adjustment",
      payer: original.payer,
      lines: lines.map((line) => ({ ...line, amount: -line.amount })),
      reason: why,
    });
    if (!written.ok) return written;
    adjustments.push(written.value);
  }
  return ok(adjustments);
}

function total(amounts: readonly { readonly amount: number }[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount, 0);
}
