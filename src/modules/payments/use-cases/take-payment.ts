import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import { isAmount, lockDossier, type Acting, type Dossier } from "#modules/dossiers/index.ts";
import { merged, postEntry, SUSPENSE } from "#modules/ledger/index.ts";
import type { Receipt } from "#modules/receipts/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import { allocate } from "../domain/allocate.ts";
import { normaliseReference } from "../domain/reference.ts";
import type { Channel, Outcome, Payment, PaymentRequest, SuspenseItem, SuspenseReason } from "../domain/payment.ts";
import type { PaymentRefusal } from "../domain/refusal.ts";
import { findPaymentByRef, insertPayment } from "../store/payments.ts";
import { findRequestByReference, lockRequest } from "../store/requests.ts";
import { insertSuspense, lockHeldFor } from "../store/suspense.ts";
import { momentIn, suspenseDue, type Moment } from "./acting.ts";
import { collectedPostings, settleRequest } from "./settle-request.ts";

/** Money that came, as the one who took it tells. */
export type TakePayment = {
  /** Who tells (a till, a bank account, a platform), and their own unique number for it. */
  readonly provider: string;
  readonly providerRef: string;
  /** The reference of the request, as somebody gave it; null when nobody did. */
  readonly reference: string | null;
  readonly amount: number;
  readonly channel: Channel;
  /** The asset account of the ledger where the money is now. */
  readonly account: string;
  readonly paidAt: Instant;
  readonly payerName: string;
  readonly note: string;
  readonly shiftId: string | null;
};

export type Taken = {
  readonly outcome: Outcome | "replayed";
  readonly payment: Payment;
  readonly request: PaymentRequest | null;
  /** What of it is held, in đồng. */
  readonly held: number;
  readonly receipts: readonly Receipt[];
};

/**
 * Takes money in, once for each number of its provider, however often and however simultaneously it is told. What settles a
 * request issues its receipts and moves the dossier by its own guarded act; everything else is held with a clock, never
 * dropped and never absorbed (B-31, B-32, B-34).
 */
export async function takePayment(acting: Acting, command: TakePayment): Promise<Result<Taken, PaymentRefusal>> {
  if (!isAmount(command.amount)) return err({ kind: "payments/amount", amount: command.amount });
  return attempt(acting.db, async (tx) => take(await momentIn(acting, tx), command));
}

async function take(moment: Moment, command: TakePayment): Promise<Result<Taken, PaymentRefusal>> {
  const { tx, now, acting } = moment;
  const twin = await findPaymentByRef(tx, command.provider, command.providerRef);
  if (twin !== undefined) return replayed(twin, command);

  const { request, dossier } = await demandFor(moment, command.reference);
  const takes = dossier !== undefined && isOpenToMoney(dossier);
  const held = request === undefined ? [] : await lockHeldFor(tx, request.id);
  const allocation = allocate(
    request && {
      amount: request.amount,
      held: held.reduce((sum, { amount }) => sum + amount, 0),
      state: request.state === "open" && !takes ? "cancelled" : request.state,
    },
    command.amount,
  );
  const payment = paymentOf(moment, command, { request, outcome: allocation.outcome });
  if (!(await insertPayment(tx, payment))) {
    const earlier = await findPaymentByRef(tx, command.provider, command.providerRef);
    if (earlier === undefined) throw new Error("a payment that is there and is not");
    return replayed(earlier, command);
  }
  const settles = allocation.settles && request !== undefined && dossier !== undefined;
  const used = settles ? held : [];
  const posted = await postEntry(tx, {
    id: payment.entryId,
    at: now,
    kind: "payment",
    reference: request?.reference ?? command.providerRef,
    memo: command.note,
    actorId: acting.viewer.officerId,
    postings: merged([
      { account: command.account, amount: command.amount },
      ...(settles ? collectedPostings(request) : []),
      { account: SUSPENSE, amount: used.reduce((sum, { amount }) => sum + amount, 0) },
      { account: SUSPENSE, amount: -allocation.toSuspense },
    ]),
  });
  if (!posted.ok) return posted;
  if (allocation.toSuspense > 0) {
    const reason = reasonOf(allocation.outcome, request);
    await insertSuspense(tx, suspenseOf(moment, payment, { reason, amount: allocation.toSuspense }));
  }
  const settled = settles
    ? await settleRequest(moment, { request, dossier, settlementId: payment.id, payment, used })
    : ok([]);
  if (!settled.ok) return settled;
  return ok({
    outcome: allocation.outcome,
    payment,
    request: request ?? null,
    held: allocation.toSuspense,
    receipts: settled.value,
  });
}

/** The demand that a reference names, its dossier locked first, then itself. */
async function demandFor(
  { tx }: Moment,
  reference: string | null,
): Promise<{ readonly request?: PaymentRequest; readonly dossier?: Dossier }> {
  const canonical = reference === null ? undefined : normaliseReference(reference);
  const found = canonical === undefined ? undefined : await findRequestByReference(tx, canonical);
  if (found === undefined) return {};
  const dossier = await lockDossier(tx, found.dossierId);
  const request = await lockRequest(tx, found.id);
  return { ...(request && { request }), ...(dossier && { dossier }) };
}

/** Whether a dossier can still take money: the law of movement knows the act in its state. */
function isOpenToMoney({ state, money }: Dossier): boolean {
  const open = ["accepted", "in-progress", "awaiting-supplement", "awaiting-obligation", "resolved"];
  return money === "due" && open.includes(state);
}

async function replayed(earlier: Payment, command: TakePayment): Promise<Result<Taken, PaymentRefusal>> {
  const told = command.reference === null ? null : (normaliseReference(command.reference) ?? command.reference);
  if (earlier.amount !== command.amount || earlier.reference !== told) {
    return err({ kind: "payments/ref-reused", paymentId: earlier.id, amount: earlier.amount });
  }
  return ok({ outcome: "replayed", payment: earlier, request: null, held: 0, receipts: [] });
}

function paymentOf(
  { now, acting }: Moment,
  command: TakePayment,
  { request, outcome }: { readonly request: PaymentRequest | undefined; readonly outcome: Outcome },
): Payment {
  const { reference } = command;
  return {
    id: acting.newId(),
    provider: command.provider,
    providerRef: command.providerRef,
    reference: reference === null ? null : (normaliseReference(reference) ?? reference),
    requestId: request?.id ?? null,
    amount: command.amount,
    channel: command.channel,
    account: command.account,
    paidAt: command.paidAt,
    recordedAt: now,
    payerName: command.payerName,
    note: command.note,
    shiftId: command.shiftId,
    actorId: acting.viewer.officerId,
    outcome,
    state: "taken",
    entryId: acting.newId(),
    voidedAt: null,
    voidedBy: null,
    voidApprovedBy: null,
    voidReason: "",
  };
}

function reasonOf(outcome: Outcome, request: PaymentRequest | undefined): SuspenseReason {
  if (outcome === "settled") throw new Error("what settles leaves nothing");
  return outcome === "duplicate" && request?.state !== "settled" ? "ended" : outcome;
}

function suspenseOf(
  { now, acting }: Moment,
  payment: Payment,
  { reason, amount }: Pick<SuspenseItem, "reason" | "amount">,
): SuspenseItem {
  return {
    ...{ reason, amount },
    id: acting.newId(),
    paymentId: payment.id,
    requestId: payment.requestId,
    openedAt: now,
    dueAt: suspenseDue(acting.calendar, now),
    ownerId: null,
    state: "open",
    note: "",
    closedAt: null,
  };
}
