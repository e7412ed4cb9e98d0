import { err, ok, type Result } from "#kernel/result.ts";
import { instantOf, type PlainDate } from "#kernel/time.ts";
import { bankAccount } from "#modules/ledger/domain.ts";
import { OUTCOME_NAMES, type Outcome } from "#modules/payments/domain.ts";
import { serviceViewer, takePayment, type Taken } from "#modules/payments/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Tx } from "#platform/db/db.ts";
import { WINDOW_DAYS } from "../domain/propose-matches.ts";
import { candidatesIn } from "../domain/references.ts";
import { listFitting } from "../store/awaited.ts";
import { listUntaken, lockLine, settleLine, type Line } from "../store/lines.ts";
import type { Statement } from "../store/statements.ts";
import type { Acting, Refusal } from "./acting.ts";
import { statementProvider } from "./await-money.ts";

const AT_ONCE = 200;
export const MAYBE_OURS = "Có khoản đã thu cùng số tiền trong những ngày gần đó; cần người xác nhận";

/**
 * Money that the bank has and no payment of ours knows: it settles the request that it names, or is held with a clock
 * (B-34). A line that may be a payment of ours by amount and time waits for a person instead.
 */
export async function takeUnknown(acting: Acting, statement: Statement): Promise<Result<number, Refusal>> {
  let count = 0;
  for (;;) {
    const lines = await listUntaken(acting.db, statement.id, AT_ONCE);
    if (lines.length === 0) return ok(count);
    for (const line of lines) {
      const done = await attempt<void, Refusal>(acting.db, (tx) => takeLine(acting, tx, line));
      if (!done.ok) return done;
      count += 1;
    }
  }
}

async function takeLine(
  acting: Acting,
  tx: Tx,
  { statement_id: statementId, no }: Line,
): Promise<Result<void, Refusal>> {
  const line = await lockLine(tx, statementId, no);
  if (line?.state !== "open" || line.note !== "") return ok(undefined);
  if (line.class === "only-bank" && candidatesIn(line.content).length === 0) {
    const fitting = await listFitting(tx, {
      accountNo: line.account_no,
      ...{ amount: line.amount, day: line.day, days: WINDOW_DAYS },
    });
    if (fitting.length > 0) {
      await settleLine(tx, { statementId, no }, { state: "open", note: MAYBE_OURS });
      return ok(undefined);
    }
  }
  const taken = await takeLineMoney(acting, tx, { line, amount: line.amount, providerRef: numberOf(line) });
  if (!taken.ok) {
    const { kind } = taken.error;
    if (kind !== "payments/ref-reused") return err(taken.error);
    await settleLine(tx, { statementId, no }, { state: "open", note: REUSED });
    return ok(undefined);
  }
  const { outcome, payment } = taken.value;
  const note = wordsOf(outcome === "replayed" ? payment.outcome : outcome);
  await settleLine(tx, { statementId, no }, { state: "settled", note, paymentId: payment.id });
  return ok(undefined);
}

const REUSED = "Số tham chiếu ngân hàng này đã dùng cho một khoản khác; cần người quyết định";

/** What became of the money of a line. */
export function wordsOf(outcome: Outcome): string {
  return OUTCOME_NAMES[outcome];
}

/** The bank's number of a line; a line without one is known by its place. */
export function numberOf({ statement_id: statementId, no, bank_ref: ref }: Line): string {
  return ref === "" ? `${statementId}/${no}` : ref;
}

export type LineMoney = { readonly line: Line; readonly amount: number; readonly providerRef: string };

/** Takes money of a line into the books, on the bank account where it lies. */
export function takeLineMoney(
  acting: Acting,
  tx: Tx,
  { line, amount, providerRef }: LineMoney,
): Promise<Result<Taken, Refusal>> {
  const [reference, another] = candidatesIn(line.content);
  return takePayment(
    { ...acting, db: tx, viewer: serviceViewer() },
    {
      provider: statementProvider(line.account_no),
      providerRef,
      reference: reference === undefined || another !== undefined ? null : reference,
      amount,
      channel: "transfer",
      account: bankAccount(line.account_no),
      paidAt: noonOf(line.day),
      payerName: "",
      note: line.content.slice(0, 200),
      shiftId: null,
    },
  );
}

/** A statement has days only. */
function noonOf(day: PlainDate) {
  return instantOf(day.toPlainDateTime({ hour: 12 }));
}
