import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";

export type EntryKind =
  | "payment"
  | "allocation"
  | "void"
  | "refund-claimed"
  | "refund-paid"
  | "banked"
  | "matched"
  | "treasury"
  | "count-difference"
  | "correction";

/** One side of an entry, in đồng: a debit above nothing, a credit below. */
export type Posting = { readonly account: string; readonly amount: number };

export type NewEntry = {
  readonly id: string;
  readonly at: Instant;
  readonly kind: EntryKind;
  /** What it is about: a payment reference, a receipt, a statement. */
  readonly reference: string;
  readonly memo: string;
  readonly actorId: string;
  readonly postings: readonly Posting[];
  /** The entry that this one undoes. */
  readonly reverses?: string;
};

export type LedgerRefusal =
  | { readonly kind: "ledger/unbalanced"; readonly sum: number }
  | { readonly kind: "ledger/amount"; readonly account: string; readonly amount: number }
  | { readonly kind: "ledger/day-closed"; readonly day: string }
  | { readonly kind: "ledger/already-reversed"; readonly entryId: string }
  | { readonly kind: "ledger/same-person" }
  | { readonly kind: "ledger/day-not-over"; readonly day: string };

const LARGEST = 999_999_999_999;

/** Whether the postings are whole đồng, none of them nothing, and sum to nothing. */
export function checkPostings(postings: readonly Posting[]): Result<readonly Posting[], LedgerRefusal> {
  const odd = postings.find(
    ({ amount }) => !Number.isSafeInteger(amount) || amount === 0 || Math.abs(amount) > LARGEST,
  );
  if (odd !== undefined) return err({ kind: "ledger/amount", ...odd });
  const sum = postings.reduce((total, { amount }) => total + amount, 0);
  return sum === 0 && postings.length > 1 ? ok(postings) : err({ kind: "ledger/unbalanced", sum });
}

/** From one account to another: what is credited goes down, what is debited comes up. */
export function transfer(from: string, to: string, amount: number): readonly Posting[] {
  return [
    { account: to, amount },
    { account: from, amount: -amount },
  ];
}

/** The same postings the other way round. */
export function reversed(postings: readonly Posting[]): readonly Posting[] {
  return postings.map(({ account, amount }) => ({ account, amount: -amount }));
}

/** Postings to the same account as one, and none of nothing. */
export function merged(postings: readonly Posting[]): readonly Posting[] {
  const sums = new Map<string, number>();
  for (const { account, amount } of postings) sums.set(account, (sums.get(account) ?? 0) + amount);
  return [...sums].map(([account, amount]) => ({ account, amount })).filter(({ amount }) => amount !== 0);
}
