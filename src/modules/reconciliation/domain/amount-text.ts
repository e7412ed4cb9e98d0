/** How a bank groups the digits of an amount. */
export type Grouping = "." | "," | "";

const BARE = /^\d{1,15}$/;
const GROUPED = { ".": /^\d{1,3}(\.\d{3})+(,0{1,2})?$/, ",": /^\d{1,3}(,\d{3})+(\.0{1,2})?$/ } as const;
const DECIMALS = { ".": /^(\d{1,15}),0{1,2}$/, ",": /^(\d{1,15})\.0{1,2}$/ } as const;

/**
 * Whole đồng of an amount as a bank writes it: `1.005.021`, `1,005,021.00`, `-119000`, `119 000 VND`. Undefined for
 * anything that is not exactly a whole number of đồng (`1e3`, `0.5`, `1.00.000`).
 */
export function readAmount(text: string, grouping: Grouping): number | undefined {
  const plain = text.replace(/[\s\u00a0]+/g, "").replace(/(?:vnd|vnđ|đ|₫)$/iu, "");
  const sign = plain.startsWith("-") ? -1 : 1;
  const digits = plain.replace(/^[+-]/, "");
  if (BARE.test(digits)) return signed(sign, digits);
  if (grouping === "") return signed(sign, /^(\d{1,15})[.,]0{1,2}$/.exec(digits)?.[1]);
  if (GROUPED[grouping].test(digits)) return signed(sign, digits.replace(/[.,]0{1,2}$/, "").replaceAll(grouping, ""));
  return signed(sign, DECIMALS[grouping].exec(digits)?.[1]);
}

function signed(sign: 1 | -1, digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined;
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) return undefined;
  return value === 0 ? 0 : sign * value;
}
