import { err, ok, type Result } from "#kernel/result.ts";

/** Numbers of items from one range that the post assigned before: two letters, eight digits, a check digit, VN (UPU S10). */
export type NumberRange = {
  readonly id: string;
  readonly prefix: string;
  readonly first: number;
  readonly last: number;
  /** The serial that is given next; one past `last` when the range is spent. */
  readonly next: number;
  readonly state: "open" | "recalled";
};

export type RangeFault = "prefix" | "serials" | "too-long";

const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const;
const LARGEST_SERIAL = 99_999_999;
const LONGEST_RANGE = 1_000_000;

/** The number on the label of an item, for example `EB123456785VN`. */
export function formatItemNumber(prefix: string, serial: number): string {
  const digits = String(serial).padStart(8, "0");
  return `${prefix}${digits}${checkDigit(digits)}VN`;
}

/** The number as it is stored, whatever spaces and letters were typed; undefined when the check digit is wrong. */
export function parseItemNumber(typed: string): string | undefined {
  const text = typed.normalize("NFKC").toUpperCase().replaceAll(/[\s-]/g, "");
  const [, prefix, digits, check] = /^([A-Z]{2})(\d{8})(\d)VN$/.exec(text) ?? [];
  if (prefix === undefined || digits === undefined) return undefined;
  return checkDigit(digits) === Number(check) ? text : undefined;
}

/** A range as it was typed: the prefix and two serials in order, of a sensible length. */
export function checkRange(prefix: string, first: number, last: number): Result<void, RangeFault> {
  if (!/^[A-Z]{2}$/.test(prefix)) return err("prefix");
  const whole = Number.isInteger(first) && Number.isInteger(last);
  if (!whole || first < 0 || last < first || last > LARGEST_SERIAL) return err("serials");
  return last - first >= LONGEST_RANGE ? err("too-long") : ok(undefined);
}

/** How many numbers of the range can still be given. */
export function numbersLeft({ state, next, last }: Pick<NumberRange, "state" | "next" | "last">): number {
  return state === "recalled" ? 0 : Math.max(0, last - next + 1);
}

function checkDigit(digits: string): number {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  const rest = 11 - (sum % 11);
  if (rest === 10) return 0;
  return rest === 11 ? 5 : rest;
}
