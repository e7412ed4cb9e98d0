import { err, ok, type Result } from "#kernel/result.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { findViewer, type Viewer } from "#modules/identity/index.ts";
import { findPayment, voidPayment, type Payment } from "#modules/payments/index.ts";
import { mayConfirmVoid, mayOversee } from "../domain/policy.ts";
import type { DeskRefusal } from "../domain/refusal.ts";
import type { Shift } from "../domain/shift.ts";
import { lockShift } from "../store/shifts.ts";
import {
  decideVoidRequest,
  findVoidRequest,
  insertVoidRequest,
  listVoidRequests,
  lockVoidRequest,
  type VoidRequest,
} from "../store/void-requests.ts";
import { momentIn, type Moment } from "#modules/payments/index.ts";
import { standingOf } from "./standing-of-payment.ts";

export type AskVoid = { readonly paymentId: string; readonly reason: string };

/** Asks a second person to undo a payment that did not happen as it was entered; nothing is undone yet (M2). */
export async function askVoid(
  acting: Acting,
  { paymentId, reason }: AskVoid,
): Promise<Result<VoidRequest, DeskRefusal>> {
  if (reason.trim() === "") return err({ kind: "bank-desk/reason-missing" });
  return attempt<VoidRequest, DeskRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const shift = await shiftThatTook(moment, paymentId);
    if (!shift.ok) return shift;
    const request: VoidRequest = {
      ...{ paymentId, reason: reason.trim(), id: acting.newId(), shiftId: shift.value.id, askedAt: moment.now },
      askedBy: acting.viewer.officerId,
      decision: null,
      decidedBy: null,
      decidedAt: null,
      decisionNote: "",
    };
    if (await insertVoidRequest(tx, request)) return ok(request);
    const [waiting] = await listVoidRequests(tx, { paymentIds: [paymentId], pending: true });
    return waiting === undefined ? err({ kind: "bank-desk/void-decided" }) : ok(waiting);
  });
}

/** Undoes a payment at once with the second person at the same screen, who has proved who it is. */
export async function voidTogether(
  acting: Acting,
  { witness, ...asked }: AskVoid & { readonly witness: Viewer },
): Promise<Result<Payment, DeskRefusal>> {
  return attempt<Payment, DeskRefusal>(acting.db, async (tx) => {
    const within = { ...acting, db: tx };
    const request = await askVoid(within, asked);
    if (!request.ok) return request;
    return approveVoid(within, { requestId: request.value.id, witness, note: "" });
  });
}

export type ApproveVoid = { readonly requestId: string; readonly witness: Viewer; readonly note: string };

/** The second person approves: the payment is undone in the name of whoever asked, and both are kept. */
export async function approveVoid(
  acting: Acting,
  { requestId, witness, note }: ApproveVoid,
): Promise<Result<Payment, DeskRefusal>> {
  return attempt<Payment, DeskRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const request = await pendingFor(moment, requestId, witness);
    if (!request.ok) return request;
    const { paymentId, reason, askedBy } = request.value;
    const asker = await findViewer(tx, askedBy);
    if (asker === undefined) return err({ kind: "bank-desk/not-allowed" });
    const decision = { decision: "approved", by: witness.officerId, at: moment.now, note: note.trim() } as const;
    await decideVoidRequest(tx, requestId, decision);
    return voidPayment({ ...moment.acting, viewer: asker }, { paymentId, reason, approverId: witness.officerId });
  });
}

/** The second person says no, with a reason; the payment stands. */
export async function refuseVoid(
  acting: Acting,
  { requestId, note }: { readonly requestId: string; readonly note: string },
): Promise<Result<VoidRequest, DeskRefusal>> {
  if (note.trim() === "") return err({ kind: "bank-desk/reason-missing" });
  return attempt<VoidRequest, DeskRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const request = await pendingFor(moment, requestId, acting.viewer);
    if (!request.ok) return request;
    const decided = { decision: "refused", by: acting.viewer.officerId, at: moment.now, note: note.trim() } as const;
    await decideVoidRequest(tx, requestId, decided);
    return ok(request.value);
  });
}

/** Whoever asked takes the request back. */
export async function withdrawVoid(acting: Acting, requestId: string): Promise<Result<VoidRequest, DeskRefusal>> {
  return attempt<VoidRequest, DeskRefusal>(acting.db, async (tx) => {
    const { now } = await momentIn(acting, tx);
    const request = await lockVoidRequest(tx, requestId);
    if (request === undefined || request.askedBy !== acting.viewer.officerId)
      return err({ kind: "bank-desk/not-found" });
    if (request.decision !== null) return err({ kind: "bank-desk/void-decided" });
    const decided = { decision: "withdrawn", by: acting.viewer.officerId, at: now, note: "" } as const;
    await decideVoidRequest(tx, requestId, decided);
    return ok(request);
  });
}

async function pendingFor(
  { tx }: Moment,
  requestId: string,
  witness: Viewer,
): Promise<Result<VoidRequest, DeskRefusal>> {
  const known = await findVoidRequest(tx, requestId);
  if (known === undefined) return err({ kind: "bank-desk/not-found" });
  const shift = await lockShift(tx, known.shiftId);
  const request = await lockVoidRequest(tx, requestId);
  if (request === undefined || shift === undefined) return err({ kind: "bank-desk/not-found" });
  if (request.decision !== null) return err({ kind: "bank-desk/void-decided" });
  if (witness.officerId === request.askedBy || witness.officerId === shift.cashierId) {
    return err({ kind: "bank-desk/same-person" });
  }
  if (!mayConfirmVoid(witness, request.askedBy)) return err({ kind: "bank-desk/not-allowed" });
  const barred = await barOf(tx, request.paymentId);
  return barred.ok ? ok(request) : barred;
}

/** The shift that took the payment, locked: its teller asks, or somebody who looks over all tills. */
async function shiftThatTook({ tx, acting }: Moment, paymentId: string): Promise<Result<Shift, DeskRefusal>> {
  const payment = await findPayment(tx, paymentId);
  if (payment === undefined) return err({ kind: "bank-desk/not-found" });
  if (payment.shiftId === null) return err({ kind: "bank-desk/void-too-late", because: "other-desk" });
  const shift = await lockShift(tx, payment.shiftId);
  const isTheirs = shift?.cashierId === acting.viewer.officerId || mayOversee(acting.viewer);
  if (shift === undefined || !isTheirs) return err({ kind: "bank-desk/not-found" });
  const barred = await barOf(tx, paymentId);
  return barred.ok ? ok(shift) : barred;
}

async function barOf(tx: Moment["tx"], paymentId: string): Promise<Result<void, DeskRefusal>> {
  const payment = await findPayment(tx, paymentId);
  if (payment === undefined) return err({ kind: "bank-desk/not-found" });
  const { bar } = await standingOf(tx, payment);
  return bar === undefined ? ok(undefined) : err({ kind: "bank-desk/void-too-late", because: bar });
}
