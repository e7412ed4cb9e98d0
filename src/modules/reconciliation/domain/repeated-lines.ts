import type { BankLine, Verdict } from "./lines.ts";
import { byValue } from "./match-group.ts";

/** What two lines share when the bank wrote one transaction twice; undefined for a line without a number. */
export function repeatKey({ bankRef, amount, day }: BankLine): string | undefined {
  return bankRef === "" ? undefined : `${bankRef}\n${amount}\n${day}`;
}

/** Takes out the lines that repeat another line of this or an earlier file. */
export function setRepeatsApart(lines: readonly BankLine[], earlier: ReadonlyMap<string, string>) {
  const first = new Map<string, BankLine>();
  const once: BankLine[] = [];
  const copies = new Map<string, BankLine[]>();
  for (const line of lines) {
    const key = repeatKey(line);
    if (key === undefined) once.push(line);
    else if (!first.has(key)) first.set(key, line);
    else if (!copies.has(key)) copies.set(key, [line]);
    else copies.get(key)?.push(line);
  }
  const repeated: Verdict[] = [];
  for (const [key, line] of first) {
    const known = earlier.get(key);
    const same = [line, ...(copies.get(key) ?? [])];
    const [kept = line, ...others] = same.length === 1 ? same : same.toSorted(byValue);
    if (known === undefined) once.push(kept);
    else repeated.push({ line: kept, class: "duplicate", of: known });
    for (const other of others) repeated.push({ line: other, class: "duplicate", of: kept.id });
  }
  return { once, repeated };
}
