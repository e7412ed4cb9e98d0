import { CLASSES, type LineClass, type Reconciled } from "./lines.ts";

export type Sum = { readonly count: number; readonly amount: number };

/** The sums of a reconciliation; bank = exact + differs + only-bank + duplicate, ours = exact + differs + only-us. */
export type Tally = {
  readonly bank: Sum;
  readonly ours: Sum;
  readonly byClass: Readonly<Record<LineClass, Sum>>;
  /** What our side says of the payments whose amounts differ. */
  readonly differsOurs: number;
  readonly onlyUs: Sum;
  /** Bank less ours. */
  readonly difference: number;
  /** What the classes say of the difference; the rest of it would be unexplained. */
  readonly explained: number;
};

const NONE: Sum = { count: 0, amount: 0 };

/** Adds up a reconciliation to the đồng. */
export function tallyOf({ verdicts, onlyUs }: Reconciled): Tally {
  const byClass: Record<LineClass, Sum> = { exact: NONE, differs: NONE, "only-bank": NONE, duplicate: NONE };
  let ours = NONE;
  let bank = NONE;
  let differsOurs = 0;
  for (const verdict of verdicts) {
    byClass[verdict.class] = plus(byClass[verdict.class], verdict.line.amount);
    bank = plus(bank, verdict.line.amount);
    if (verdict.class === "differs") differsOurs += verdict.payment.amount;
    if (verdict.class === "exact" || verdict.class === "differs") ours = plus(ours, verdict.payment.amount);
  }
  const left = onlyUs.reduce((sum, { amount }) => plus(sum, amount), NONE);
  const all = { count: ours.count + left.count, amount: ours.amount + left.amount };
  const explained = byClass.differs.amount - differsOurs + byClass["only-bank"].amount + byClass.duplicate.amount;
  return {
    bank,
    ours: all,
    byClass,
    differsOurs,
    onlyUs: left,
    difference: bank.amount - all.amount,
    explained: explained - left.amount,
  };
}

/** What no class explains, in đồng: always 0, or the day may not be closed (invariant 19). */
export function unexplained({ difference, explained, bank, byClass }: Tally): number {
  const parts = CLASSES.reduce((sum, each) => sum + byClass[each].amount, 0);
  return Math.abs(difference - explained) + Math.abs(bank.amount - parts);
}

function plus(sum: Sum, amount: number): Sum {
  return { count: sum.count + 1, amount: sum.amount + amount };
}
