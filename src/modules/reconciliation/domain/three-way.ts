import { formatMoney } from "#kernel/vnd.ts";

/** One payment as one of the three sides tells it: the gateway, our payments, the ledger. */
export type Told = { readonly ref: string; readonly amount: number };

export type FindingKind =
  "only-gateway" | "only-ours" | "amounts-differ" | "not-in-ledger" | "only-ledger" | "ledger-differs";

export type Finding = { readonly what: FindingKind; readonly ref: string; readonly amount: number };

export type ThreeSides = {
  readonly gateway: readonly Told[];
  readonly ours: readonly Told[];
  /** By the number of the payment, too. */
  readonly ledger: readonly Told[];
};

/** Holds what the gateway told, what we recorded and what the ledger has against each other, payment by payment. */
export function compareSides({ gateway, ours, ledger }: ThreeSides): readonly Finding[] {
  const [told, known, booked] = [sums(gateway), sums(ours), sums(ledger)];
  const refs = [...new Set([...told.keys(), ...known.keys(), ...booked.keys()])].toSorted();
  return refs.flatMap((ref): readonly Finding[] => [
    ...pair(ref, [told.get(ref), known.get(ref)], ["only-gateway", "only-ours", "amounts-differ"]),
    ...pair(ref, [known.get(ref), booked.get(ref)], ["not-in-ledger", "only-ledger", "ledger-differs"]),
  ]);
}

function pair(
  ref: string,
  [one, other]: readonly [number | undefined, number | undefined],
  [onlyOne, onlyOther, differ]: readonly [FindingKind, FindingKind, FindingKind],
): readonly Finding[] {
  if (one === other) return [];
  if (other === undefined) return [{ what: onlyOne, ref, amount: one ?? 0 }];
  if (one === undefined) return [{ what: onlyOther, ref, amount: other }];
  return [{ what: differ, ref, amount: one - other }];
}

function sums(all: readonly Told[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { ref, amount } of all) found.set(ref, (found.get(ref) ?? 0) + amount);
  return found;
}

const SENTENCES: Readonly<Record<string, string>> = {
  "only-gateway": "Cổng báo đã thu, Trung tâm chưa ghi",
  "only-ours": "Trung tâm đã ghi, cổng không có",
  "amounts-differ": "Số tiền cổng báo khác số đã ghi",
  "not-in-ledger": "Có khoản thu, chưa có trong sổ cái",
  "only-ledger": "Có trong sổ cái, không có khoản thu",
  "ledger-differs": "Sổ cái khác khoản thu",
};

/** A finding in words, with the number of the payment and the amount. */
export function findingSentence({
  what,
  ref,
  amount,
}: {
  readonly what: string;
  readonly ref: string;
  readonly amount: number;
}): string {
  return `${SENTENCES[what] ?? what}: ${ref}, ${formatMoney(amount)}`;
}
