import { err, ok, type Result } from "#kernel/result.ts";
import { authority, getDossier, meetObligation, recordPayment, type Dossier } from "#modules/dossiers/index.ts";
import { collectedAccount, type Posting } from "#modules/ledger/index.ts";
import { issueReceipts, type Receipt } from "#modules/receipts/index.ts";
import type { Payment, PaymentRequest, SuspenseItem } from "../domain/payment.ts";
import type { PaymentRefusal } from "../domain/refusal.ts";
import { moveRequest } from "../store/requests.ts";
import { moveSuspense } from "../store/suspense.ts";
import type { Moment } from "./acting.ts";
import { placedAt } from "./service-viewer.ts";

export type Settlement = {
  readonly request: PaymentRequest;
  /** Locked. */
  readonly dossier: Dossier;
  /** Id of the payment that brings the last đồng, or of the allocation that does. */
  readonly settlementId: string;
  readonly payment: Pick<Payment, "payerName" | "channel">;
  /** Part payments that it completes. */
  readonly used: readonly SuspenseItem[];
};

/**
 * A request paid in full: receipts at the moment of collection (NĐ 254/2026), the dossier's own act, and on with the clock
 * where it stood still for this.
 */
export async function settleRequest(
  { tx, now, acting: given }: Moment,
  { request, dossier, settlementId, payment, used }: Settlement,
): Promise<Result<readonly Receipt[], PaymentRefusal>> {
  const acting = { ...given, viewer: placedAt(given.viewer, dossier) };
  const desk = authority(acting.viewer, "record-payment", dossier);
  if (desk === undefined) return err({ kind: "dossiers/not-allowed", act: "record-payment" });
  const issued = await issueReceipts(tx, {
    at: now,
    issuer: { agencyId: request.agencyId, collector: desk.agencyId },
    cashierId: acting.viewer.officerId,
    cashierName: acting.viewer.name,
    payer: { name: payment.payerName || request.payerName, address: request.payerAddress },
    dossier: { id: dossier.id, code: request.dossierCode },
    paymentId: settlementId,
    method: payment.channel,
    lines: request.lines,
    newId: acting.newId,
  });
  if (!issued.ok) return issued;
  await moveSuspense(
    tx,
    used.map(({ id }) => id),
    {
      state: "settled",
      closedAt: now,
      closedBy: acting.viewer.officerId,
      settlementId,
    },
  );
  const settled = { state: "settled", settledAt: now, settlementId, endedReason: "" } as const;
  await moveRequest(tx, request.id, settled);
  const receiptNumber = labelsOf(issued.value);
  const target = { dossierId: dossier.id, version: dossier.version };
  const paid = await recordPayment(acting, { ...target, amount: request.amount, receiptNumber });
  if (!paid.ok) return paid;
  if (!request.stopsClock || paid.value.state !== "awaiting-obligation") return ok(issued.value);
  const { version } = await getDossier(tx, dossier.id);
  const met = await meetObligation(acting, { dossierId: dossier.id, version, evidence: `Biên lai ${receiptNumber}` });
  return met.ok ? ok(issued.value) : met;
}

/** What a request brings to the agency, phí and lệ phí apart, as credits. */
export function collectedPostings({ lines, agencyId }: Pick<PaymentRequest, "lines" | "agencyId">): readonly Posting[] {
  return lines.map(({ kind, amount }) => ({ account: collectedAccount(kind, agencyId), amount: -amount }));
}

/** The numbers of receipts in one line, as the dossier's history keeps them. */
export function labelsOf(receipts: readonly Receipt[]): string {
  return receipts.map(({ label }) => label).join("; ");
}
