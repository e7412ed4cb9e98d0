import type { BankLine, OurPayment, Reconciled, Verdict } from "./lines.ts";
import { matchGroup } from "./match-group.ts";
import { matchNumbers } from "./match-numbers.ts";
import { proposeMatches } from "./propose-matches.ts";
import { indexReferences, referencesIn } from "./references.ts";
import { setRepeatsApart } from "./repeated-lines.ts";

export type Question = {
  readonly lines: readonly BankLine[];
  /** Payments that no earlier line has settled. */
  readonly payments: readonly OurPayment[];
  /** References of requests that nobody has paid yet. */
  readonly unpaid?: Iterable<string>;
  /** Payments that an earlier line has settled: money that comes for them again is a duplicate. */
  readonly settled?: readonly OurPayment[];
  /** What `repeatKey` said of lines loaded earlier, with their ids. */
  readonly earlier?: ReadonlyMap<string, string>;
};

/**
 * Reconciles lines of a bank's statement with our payments (handbook §5.6): by our reference in the content, then by the
 * number of the transaction; what is left is proposed by amount and time when only one fits. The same for any order.
 */
export function matchLines({ lines, payments, unpaid = [], settled = [], earlier = new Map() }: Question): Reconciled {
  const { once, repeated } = setRepeatsApart(lines, earlier);
  const free = new Map(payments.map((payment) => [payment.id, payment]));
  const isOpen = ({ id }: OurPayment) => free.has(id);
  const { groups, unnamed } = byReference(once, [...payments, ...settled], unpaid);
  const verdicts: Verdict[] = [...repeated];
  const named = new Map<string, string>();
  for (const [reference, group] of groups) {
    for (const verdict of matchGroup({ lines: group.lines, payments: group.payments.filter(isOpen) }, "reference")
      .verdicts) {
      if (verdict.class === "exact" || verdict.class === "differs") free.delete(verdict.payment.id);
      const paid = group.payments.find((payment) => payment.amount < 0 === verdict.line.amount < 0);
      if (verdict.class !== "only-bank") verdicts.push(verdict);
      else if (paid !== undefined) verdicts.push({ line: verdict.line, class: "duplicate", of: paid.id });
      else {
        // The number of the transaction may still tell that we know this money.
        named.set(verdict.line.id, reference);
        unnamed.push(verdict.line);
      }
    }
  }
  for (const verdict of matchNumbers({ lines: unnamed, free: free.values(), settled })) {
    if (verdict.class === "exact" || verdict.class === "differs") free.delete(verdict.payment.id);
    const reference = named.get(verdict.line.id) ?? null;
    verdicts.push(verdict.class === "only-bank" ? { ...verdict, reference } : verdict);
  }
  return { verdicts: proposeMatches(verdicts, free), onlyUs: [...free.values()] };
}

type OpenGroup = { readonly lines: BankLine[]; readonly payments: readonly OurPayment[] };

/** Groups by the one reference that a content names; a content that names two is nobody's. */
function byReference(lines: readonly BankLine[], payments: readonly OurPayment[], unpaid: Iterable<string>) {
  const paid = new Map<string, OurPayment[]>();
  for (const payment of payments) {
    if (payment.reference === null) continue;
    const same = paid.get(payment.reference);
    if (same === undefined) paid.set(payment.reference, [payment]);
    else same.push(payment);
  }
  const index = indexReferences(both(paid.keys(), unpaid));
  const groups = new Map<string, OpenGroup>();
  const unnamed: BankLine[] = [];
  for (const line of lines) {
    const [reference, another] = referencesIn(index, line.content);
    if (reference === undefined || another !== undefined) {
      unnamed.push(line);
      continue;
    }
    const group = groups.get(reference);
    if (group === undefined) groups.set(reference, { lines: [line], payments: paid.get(reference) ?? [] });
    else group.lines.push(line);
  }
  return { groups, unnamed };
}

function* both(one: Iterable<string>, other: Iterable<string>): Generator<string> {
  yield* one;
  yield* other;
}
