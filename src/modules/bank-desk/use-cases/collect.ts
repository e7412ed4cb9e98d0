import { err, ok, type Result } from "#kernel/result.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { cashAccount, inTransitAccount } from "#modules/ledger/index.ts";
import {
  findPaymentByRef,
  findRequestByReference,
  listSuspense,
  takePayment,
  type PaymentRequest,
  type Taken,
  type TakePayment,
} from "#modules/payments/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { DeskRefusal } from "../domain/refusal.ts";
import type { Shift } from "../domain/shift.ts";
import { settle, warningsOf, type Settlement, type Tender } from "../domain/tender.ts";
import { collectsFor, type Till } from "../domain/till.ts";
import { findShiftOf, lockShift } from "../store/shifts.ts";
import { getTill } from "../store/tills.ts";
import { momentIn, type Moment } from "#modules/payments/index.ts";

export type Collect = Tender & {
  /** Made when the demand was shown: sent twice, it takes one payment. */
  readonly token: string;
  readonly reference: string;
  /** What was missing when the teller saw it, in đồng. */
  readonly missing: number;
  readonly payerName: string;
  /** Whether the teller has read what a part or too much means. */
  readonly confirmed: "yes" | "no";
};

export type Collected = Taken & { readonly change: number };

/**
 * Takes money over the counter for a demand as the teller saw it, once for each form. Cash never goes for what somebody else
 * took in the meantime: then nothing is booked and the notes go back over the counter.
 */
export async function collect(acting: Acting, command: Collect): Promise<Result<Collected, DeskRefusal>> {
  return attempt<Collected, DeskRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const shift = await ownShift(moment);
    if (!shift.ok) return shift;
    const till = await getTill(tx, shift.value.tillId);
    const told = toldBy(till, command);
    const earlier = await findPaymentByRef(tx, told.provider, told.providerRef);
    const request = await findRequestByReference(tx, command.reference);
    if (request === undefined || !collectsFor(till, request.agencyId)) return err({ kind: "bank-desk/other-agency" });
    if (earlier === undefined) {
      const seen = await checkSeen(tx, request, command);
      if (!seen.ok) return seen;
    }
    const settlement = settle(command.missing, command);
    if (typeof settlement === "string") return err(tenderRefusal(settlement, command.missing));
    if (command.confirmed === "no" && warningsOf(command.missing, settlement).length > 0) {
      return err({ kind: "bank-desk/confirm-first" });
    }
    const taken = await takePayment(
      moment.acting,
      commandOf({ moment, shift: shift.value, till, command, settlement }),
    );
    if (!taken.ok) return taken;
    const { outcome } = taken.value;
    if (outcome === "duplicate" || outcome === "unknown") {
      return err({ kind: "bank-desk/already-paid", reference: request.reference });
    }
    return ok({ ...taken.value, change: settlement.change });
  });
}

async function ownShift({ tx, acting }: Moment): Promise<Result<Shift, DeskRefusal>> {
  const own = await findShiftOf(tx, acting.viewer.officerId);
  const shift = own && (await lockShift(tx, own.id));
  if (shift === undefined || shift.state === "closed") return err({ kind: "bank-desk/no-shift" });
  return shift.state === "open" ? ok(shift) : err({ kind: "bank-desk/shift-counted" });
}

/** The demand must still be what the teller read aloud. */
async function checkSeen(db: Db, request: PaymentRequest, { missing }: Collect): Promise<Result<void, DeskRefusal>> {
  if (request.state !== "open") return err({ kind: "bank-desk/already-paid", reference: request.reference });
  const now = await missingOf(db, request);
  return now === missing ? ok(undefined) : err({ kind: "bank-desk/demand-changed", missing: now });
}

/** What is still to be paid for a demand, in đồng: what it asks for less the parts that are held for it. */
export async function missingOf(db: Db, request: PaymentRequest): Promise<number> {
  if (request.state !== "open") return 0;
  const held = await listSuspense(db, { requestId: request.id, open: true });
  const parts = held.filter(({ state, reason }) => state === "open" && reason === "partial");
  return request.amount - parts.reduce((sum, { amount }) => sum + amount, 0);
}

/** Cash is told by the till under the form's own number; a transfer by the account under the bank's, so that its statement finds it. */
function toldBy(till: Till, { means, token, bankRef }: Collect): Pick<TakePayment, "provider" | "providerRef"> {
  return means === "cash"
    ? { provider: `till:${till.code}`, providerRef: token }
    : { provider: till.bankAccount, providerRef: bankRef };
}

function commandOf(given: {
  readonly moment: Moment;
  readonly shift: Shift;
  readonly till: Till;
  readonly command: Collect;
  readonly settlement: Settlement;
}): TakePayment {
  const { moment, shift, till, command, settlement } = given;
  const { means, payerName, reference } = command;
  return {
    ...toldBy(till, command),
    reference,
    amount: settlement.amount,
    channel: means,
    account: means === "cash" ? cashAccount(till.code) : inTransitAccount("transfer"),
    paidAt: moment.now,
    payerName,
    note: noteOf(command, settlement),
    shiftId: shift.id,
  };
}

function noteOf({ means, given, bankRef }: Collect, { change }: Settlement): string {
  if (means === "transfer") return `Chuyển khoản, số tham chiếu ${bankRef}`;
  if (change === 0) return `Tiền mặt ${formatMoney(given)}`;
  return `Khách đưa ${formatMoney(given)}, trả lại ${formatMoney(change)}`;
}

function tenderRefusal(fault: "amount" | "bank-ref" | "too-much-cash", missing: number): DeskRefusal {
  if (fault === "amount") return { kind: "bank-desk/amount" };
  return fault === "bank-ref" ? { kind: "bank-desk/bank-ref" } : { kind: "bank-desk/too-much-cash", missing };
}
