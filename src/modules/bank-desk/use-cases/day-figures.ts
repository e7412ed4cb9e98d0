import { instantOf, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { COUNT_DIFFERENCES, listPostings, SUSPENSE, trialBalance } from "#modules/ledger/index.ts";
import { CHANNEL_NAMES, listPayments, listRefunds, listSuspense, type Payment } from "#modules/payments/index.ts";
import { listReceiptsIssued, type Receipt } from "#modules/receipts/index.ts";
import type { DayFigures } from "../domain/day.ts";
import { listShifts } from "../store/shifts.ts";
import { listVoidRequests } from "../store/void-requests.ts";

/** The instants at which a day of Vietnam begins and ends; the end is not part of it. */
export function spanOfDay(day: PlainDate): { readonly from: Instant; readonly to: Instant } {
  return { from: instantOf(day.toPlainDateTime()), to: instantOf(day.add({ days: 1 }).toPlainDateTime()) };
}

/** The figures of a day of collection, each from the table that knows it best, so that they can disagree. */
export async function dayFigures(db: Db, day: PlainDate): Promise<DayFigures> {
  const span = spanOfDay(day);
  const [shifts, payments, receipts, voids, held, heldLines, differenceLines, balance, refunds] = [
    await listShifts(db, span),
    await listPayments(db, span),
    await listReceiptsIssued(db, span),
    await listVoidRequests(db, { pending: true }),
    await listSuspense(db, { open: true }),
    await listPostings(db, { account: SUSPENSE, from: day, to: day }),
    await listPostings(db, { account: COUNT_DIFFERENCES, from: day, to: day }),
    await trialBalance(db, day),
    await listRefunds(db, { paidFrom: span.from }),
  ];
  const voided = payments.filter(({ state }) => state === "voided");
  const paidBack = refunds.filter(({ paidAt }) => paidAt !== null && isWithin(span, paidAt));
  const issued = receipts.filter(({ correctsId }) => correctsId === null);
  return {
    shifts: shifts.length,
    openShifts: shifts.filter(({ state, openedAt }) => state !== "closed" && isBefore(openedAt, span.to)).length,
    payments: payments.length,
    taken: sumOf(payments),
    voids: voided.length,
    voided: sumOf(voided),
    refunds: paidBack.length,
    refunded: sumOf(paidBack),
    byChannel: byChannel(payments.filter(({ state }) => state === "taken")),
    byKind: byKind(issued.filter(({ state }) => state !== "cancelled")),
    receipts: issued.length,
    receiptSum: sumOf(issued),
    cancelledReceipts: issued.filter(({ state }) => state === "cancelled").length,
    heldChange: 0 - sumOf(heldLines.filter(({ kind }) => kind === "payment" || kind === "allocation")),
    suspenseItems: held.length,
    suspense: sumOf(held),
    voidsPending: voids.filter(({ askedAt }) => isBefore(askedAt, span.to)).length,
    imbalance: balance.reduce((sum, { debit, credit }) => sum + debit - credit, 0),
    differences: 0 - sumOf(differenceLines),
  };
}

function byChannel(payments: readonly Payment[]): DayFigures["byChannel"] {
  return Object.entries(CHANNEL_NAMES).map(([channel, name]) => {
    const of = payments.filter((payment) => payment.channel === channel);
    return { channel: name, count: of.length, sum: sumOf(of) };
  });
}

function byKind(receipts: readonly Receipt[]): DayFigures["byKind"] {
  return (["phi", "le-phi"] as const).map((kind) => {
    const of = receipts.filter((receipt) => receipt.kind === kind);
    return { kind, count: of.length, sum: sumOf(of) };
  });
}

function sumOf(of: readonly { readonly amount: number }[]): number {
  return of.reduce((sum, { amount }) => sum + amount, 0);
}

function isBefore(a: Instant, b: Instant): boolean {
  return a.epochMilliseconds < b.epochMilliseconds;
}

function isWithin({ from, to }: { readonly from: Instant; readonly to: Instant }, at: Instant): boolean {
  return !isBefore(at, from) && isBefore(at, to);
}
