import type { BankLine, OurPayment, Verdict } from "./lines.ts";
import { matchGroup } from "./match-group.ts";
import { squeeze } from "./references.ts";

export type Numbers = {
  readonly lines: readonly BankLine[];
  readonly free: Iterable<OurPayment>;
  readonly settled: readonly OurPayment[];
};

const SHORTEST = 8;

/** Matches by the number of the transaction, which is the bank's own or a word of the content. */
export function matchNumbers({ lines, free, settled }: Numbers): readonly Verdict[] {
  const open = byNumber(free);
  const done = byNumber(settled);
  const groups = new Map<string, BankLine[]>();
  const verdicts: Verdict[] = [];
  for (const line of lines) {
    const number = numberOf(line, open) ?? numberOf(line, done);
    const same = number === undefined ? undefined : groups.get(number);
    if (number === undefined) verdicts.push({ line, class: "only-bank", reference: null, proposal: null });
    else if (same === undefined) groups.set(number, [line]);
    else same.push(line);
  }
  for (const [number, same] of groups) {
    const decided = matchGroup({ lines: same, payments: open.get(number) ?? [] }, "provider-ref");
    for (const verdict of decided.verdicts) {
      const { line } = verdict;
      const paid = done.get(number)?.find((payment) => payment.amount < 0 === line.amount < 0);
      const isAgain = verdict.class === "only-bank" && paid !== undefined;
      verdicts.push(isAgain ? { line, class: "duplicate", of: paid.id } : verdict);
    }
  }
  return verdicts;
}

function byNumber(payments: Iterable<OurPayment>): ReadonlyMap<string, readonly OurPayment[]> {
  const found = new Map<string, OurPayment[]>();
  for (const payment of payments) {
    const key = squeeze(payment.providerRef);
    if (key === "") continue;
    const same = found.get(key);
    if (same === undefined) found.set(key, [payment]);
    else same.push(payment);
  }
  return found;
}

function numberOf(line: BankLine, known: ReadonlyMap<string, unknown>): string | undefined {
  if (known.size === 0) return undefined;
  const own = squeeze(line.bankRef);
  if (own !== "" && known.has(own)) return own;
  const words = line.content.toUpperCase().split(/[^0-9A-Z]+/);
  return words.find((word) => word.length >= SHORTEST && known.has(word));
}
