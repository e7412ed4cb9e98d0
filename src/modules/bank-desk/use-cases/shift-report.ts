import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import {
  listPayments,
  listRefunds,
  listRequestsById,
  type Payment,
  type PaymentRequest,
  type Refund,
} from "#modules/payments/index.ts";
import { listReceiptsIssued, listReceiptsOfPayments, type Receipt } from "#modules/receipts/index.ts";
import { expectedIn, type Drawer } from "../domain/drawer.ts";
import { gapsIn, type Gap, type NumberedReceipt } from "../domain/receipt-gaps.ts";
import { closingDifference, type Shift } from "../domain/shift.ts";
import type { Till } from "../domain/till.ts";
import { listHandIns, type HandIn } from "../store/hand-ins.ts";
import { listCounts, type TriedCount } from "../store/shifts.ts";
import { getTill } from "../store/tills.ts";
import { listVoidRequests, type VoidRequest } from "../store/void-requests.ts";
import { drawerOfShift } from "./drawer-of-shift.ts";

export type ReportLine = {
  readonly payment: Payment;
  readonly request: PaymentRequest | undefined;
  readonly receipts: readonly Receipt[];
};

/** A hole in the numbers of a shift: written at another till, or nowhere, which is an alarm (M2). */
export type ExplainedGap = Gap & { readonly missing: readonly number[] };

export type ShiftReport = {
  readonly shift: Shift;
  readonly till: Till;
  readonly drawer: Drawer;
  readonly expected: number;
  readonly difference: number | undefined;
  readonly lines: readonly ReportLine[];
  readonly gaps: readonly ExplainedGap[];
  readonly handIns: readonly HandIn[];
  readonly refunds: readonly Refund[];
  readonly voids: readonly VoidRequest[];
  readonly tries: readonly TriedCount[];
};

/** Everything that a shift did, in order, with what its drawer should hold. */
export async function shiftReport(db: Db, shift: Shift, now: Instant): Promise<ShiftReport> {
  const till = await getTill(db, shift.tillId);
  const payments = await listPayments(db, { shiftId: shift.id });
  const [receipts, requests, drawer, handIns, refunds, voids, tries] = await Promise.all([
    listReceiptsOfPayments(
      db,
      payments.map(({ id }) => id),
    ),
    listRequestsById(db, [...new Set(payments.flatMap(({ requestId }) => (requestId === null ? [] : [requestId])))]),
    drawerOfShift(db, shift, till),
    listHandIns(db, [shift.id]),
    listRefunds(db, { paidFrom: shift.openedAt }),
    listVoidRequests(db, { shiftIds: [shift.id] }),
    listCounts(db, shift.id),
  ]);
  const ofPayment = Map.groupBy(receipts, ({ paymentId }) => paymentId);
  const byId = new Map(requests.map((request) => [request.id, request]));
  return {
    ...{ shift, till, drawer, handIns, voids, tries },
    expected: expectedIn(drawer),
    difference: closingDifference(shift),
    lines: payments.map((payment) => ({
      payment,
      request: byId.get(payment.requestId ?? ""),
      receipts: ofPayment.get(payment.id) ?? [],
    })),
    gaps: await explain(db, gapsIn(receipts.map(seriesOf)), {
      from: shift.openedAt,
      to: (shift.closedAt ?? now).add({ seconds: 1 }),
    }),
    refunds: refunds.filter(({ shiftId }) => shiftId === shift.id),
  };
}

async function explain(
  db: Db,
  gaps: readonly Gap[],
  span: { readonly from: Instant; readonly to: Instant },
): Promise<readonly ExplainedGap[]> {
  if (gaps.length === 0) return [];
  const written = await listReceiptsIssued(db, span);
  return gaps.map((gap) => {
    const ofSeries = written.map(seriesOf).filter(({ symbol }) => symbol === gap.symbol);
    const elsewhere = new Set(ofSeries.map(({ number }) => number));
    const numbers = Array.from({ length: gap.to - gap.from + 1 }, (_, index) => gap.from + index);
    return { ...gap, missing: numbers.filter((number) => !elsewhere.has(number)) };
  });
}

/** Phí and lệ phí may share the letters of a symbol; the form tells them apart. */
function seriesOf({ form, symbol, number }: Receipt): NumberedReceipt {
  return { symbol: `${form} ${symbol}`, number };
}
