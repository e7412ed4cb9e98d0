import { dateInVietnam } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { findDossier } from "#modules/dossiers/index.ts";
import { findClosedDay } from "#modules/ledger/index.ts";
import { findRequest, type Payment, type PaymentRequest } from "#modules/payments/index.ts";
import type { VoidBar } from "../domain/refusal.ts";
import type { Shift } from "../domain/shift.ts";
import { voidBar } from "../domain/void-bar.ts";
import { findShift } from "../store/shifts.ts";

export type Standing = {
  readonly request: PaymentRequest | undefined;
  readonly shift: Shift | undefined;
  /** Why it can no longer be undone; undefined while it can. */
  readonly bar: VoidBar | undefined;
};

const HANDED_OVER: readonly string[] = ["returned", "closed"];

/** What stands around a payment: its demand, its shift, and whether it can still be undone. */
export async function standingOf(db: Db, payment: Payment): Promise<Standing> {
  const request = payment.requestId === null ? undefined : await findRequest(db, payment.requestId);
  const shift = payment.shiftId === null ? undefined : await findShift(db, payment.shiftId);
  const dossier = request && (await findDossier(db, request.dossierId));
  const bar = voidBar({
    paymentState: payment.state,
    shift: shift?.state,
    dayIsClosed: (await findClosedDay(db, dateInVietnam(payment.recordedAt))) !== undefined,
    resultHandedOver: dossier !== undefined && HANDED_OVER.includes(dossier.state),
  });
  return { request, shift, bar };
}
