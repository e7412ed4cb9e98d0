import { dayNumber, type OurPayment, type Verdict } from "./lines.ts";

/** The bank may book on the next working day, after a weekend or a holiday. */
export const WINDOW_DAYS = 3;

/** Proposes a payment to a line when amount and days fit one to one; a person confirms it. */
export function proposeMatches(
  verdicts: readonly Verdict[],
  free: ReadonlyMap<string, OurPayment>,
): readonly Verdict[] {
  if (free.size === 0) return verdicts;
  const payments = arrange(free.values(), (payment) => payment);
  const lines = arrange(verdicts.filter(isLonely), ({ line }) => line);
  return verdicts.map((verdict) => {
    if (!isLonely(verdict)) return verdict;
    const [proposal, another] = near(payments, verdict.line);
    if (proposal === undefined || another !== undefined) return verdict;
    const [, rival] = near(lines, proposal);
    return rival === undefined ? { ...verdict, proposal } : verdict;
  });
}

type Dated = { readonly amount: number; readonly day: string };
type OnlyBank = Extract<Verdict, { class: "only-bank" }>;

function isLonely(verdict: Verdict): verdict is OnlyBank {
  return verdict.class === "only-bank" && verdict.reference === null;
}

function arrange<T>(all: Iterable<T>, dated: (one: T) => Dated): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(all, (one) => keyOf(dated(one).amount, dayNumber(dated(one).day)));
}

/** Those of the same amount in the days around; at most two, which is one too many. */
function near<T>(arranged: ReadonlyMap<string, readonly T[]>, { amount, day }: Dated): readonly T[] {
  const found: T[] = [];
  const middle = dayNumber(day);
  for (let at = middle - WINDOW_DAYS; at <= middle + WINDOW_DAYS && found.length < 2; at += 1) {
    found.push(...(arranged.get(keyOf(amount, at)) ?? []).slice(0, 2));
  }
  return found;
}

function keyOf(amount: number, day: number): string {
  return `${amount} ${day}`;
}
