/** A receipt as a shift lists it. */
export type NumberedReceipt = { readonly symbol: string; readonly number: number };

/** Numbers that are missing between the first and the last of a symbol. */
export type Gap = { readonly symbol: string; readonly from: number; readonly to: number };

/**
 * The holes in the numbers of a shift, by symbol. A hole is not yet a loss: two tills may share a book; each number is
 * then looked for elsewhere, and only what is nowhere is an alarm (M2).
 */
export function gapsIn(receipts: readonly NumberedReceipt[]): readonly Gap[] {
  const bySymbol = Map.groupBy(receipts, ({ symbol }) => symbol);
  return [...bySymbol]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([symbol, ofSymbol]) => {
      const numbers = [...new Set(ofSymbol.map(({ number }) => number))].toSorted((a, b) => a - b);
      return numbers.flatMap((number, index): Gap[] => {
        const before = numbers[index - 1];
        return before === undefined || number === before + 1 ? [] : [{ symbol, from: before + 1, to: number - 1 }];
      });
    });
}
