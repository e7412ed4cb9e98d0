import { parseMoney } from "#kernel/vnd.ts";
import { parseItemNumber } from "./item-number.ts";

/** Money that the post took for the centre with one item. */
export type Collection = { readonly number: string; readonly amount: number; readonly remittanceId: string | null };

/** One line of the post's list of money handed in: item and amount. */
export type RemittedLine = { readonly line: number; readonly number: string; readonly amount: number };

export type RemittanceOutcome = "exact" | "different" | "unknown" | "repeated" | "already-handed-in" | "missing";

export type ComparedLine = {
  readonly number: string;
  readonly told: number;
  readonly ours: number;
  readonly outcome: RemittanceOutcome;
};

/** Reads the post's list, one `number;amount` a line; what cannot be read refuses the list as a whole, by its line numbers. */
export function readRemittance(
  text: string,
):
  | { readonly ok: true; readonly lines: readonly RemittedLine[] }
  | { readonly ok: false; readonly bad: readonly number[] } {
  const read = text
    .split(/\r?\n/)
    .map((content, index) => ({ content: content.trim(), line: index + 1 }))
    .filter(({ content }) => content !== "")
    .map(({ content, line }) => ({ line, parsed: lineOf(content) }));
  const bad = read.filter(({ parsed }) => parsed === undefined).map(({ line }) => line);
  if (bad.length > 0 || read.length === 0) return { ok: false, bad };
  return { ok: true, lines: read.flatMap(({ line, parsed }) => (parsed === undefined ? [] : [{ ...parsed, line }])) };
}

/**
 * Compares the post's list with what it took, item by item. Items taken and not on the list are `missing`: they stay in
 * transit until a later list has them. Only `exact` lines are handed in; a sum that happens to fit proves nothing.
 */
export function compareRemittance(
  told: readonly RemittedLine[],
  collections: readonly Collection[],
): readonly ComparedLine[] {
  const ours = byNumber(collections);
  const seen = new Set<string>();
  const lines = told.map(({ number, amount }): ComparedLine => {
    const collection = ours.get(number);
    const repeated = seen.has(number);
    seen.add(number);
    return {
      number,
      told: amount,
      ours: collection?.amount ?? 0,
      outcome: outcomeOf({ amount, collection, repeated }),
    };
  });
  const missing = [...ours.values()]
    .filter(({ number, remittanceId }) => remittanceId === null && !seen.has(number))
    .map(({ number, amount }): ComparedLine => ({ number, told: 0, ours: amount, outcome: "missing" }));
  return [...lines, ...missing];
}

/** One collection for each number: a parcel is one number and the money of several dossiers. */
function byNumber(collections: readonly Collection[]): ReadonlyMap<string, Collection> {
  const all = new Map<string, Collection>();
  for (const { number, amount, remittanceId } of collections) {
    const known = all.get(number);
    const isAlike = known !== undefined && (known.remittanceId === null) === (remittanceId === null);
    if (isAlike) all.set(number, { number, amount: amount + known.amount, remittanceId });
    else if (known === undefined || remittanceId === null) all.set(number, { number, amount, remittanceId });
  }
  return all;
}

/** What the lines of a list come to: told by the post, found right, still in transit. */
export function remittanceTotals(lines: readonly ComparedLine[]) {
  const sum = (kept: (line: ComparedLine) => boolean, value: (line: ComparedLine) => number) =>
    lines.filter(kept).reduce((total, line) => total + value(line), 0);
  return {
    told: sum(
      ({ outcome }) => outcome !== "missing",
      ({ told }) => told,
    ),
    exact: sum(
      ({ outcome }) => outcome === "exact",
      ({ told }) => told,
    ),
    missing: sum(
      ({ outcome }) => outcome === "missing",
      ({ ours }) => ours,
    ),
    toClear: lines.filter(({ outcome }) => outcome !== "exact" && outcome !== "missing").length,
  };
}

function outcomeOf({
  amount,
  collection,
  repeated,
}: {
  readonly amount: number;
  readonly collection: Collection | undefined;
  readonly repeated: boolean;
}): RemittanceOutcome {
  if (collection === undefined) return "unknown";
  if (repeated) return "repeated";
  if (collection.remittanceId !== null) return "already-handed-in";
  return collection.amount === amount ? "exact" : "different";
}

function lineOf(content: string): Omit<RemittedLine, "line"> | undefined {
  const [typedNumber = "", typedAmount = "", ...rest] = content.split(/[;\t]/).map((part) => part.trim());
  const number = parseItemNumber(typedNumber);
  const amount = parseMoney(typedAmount);
  return number === undefined || amount === undefined || amount === 0 || rest.length > 0
    ? undefined
    : { number, amount };
}
