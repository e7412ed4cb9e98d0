import { err, ok, type Result } from "#kernel/result.ts";

export type Sex = "male" | "female";
export type NumberFault =
  "not-digits" | "wrong-length" | "unknown-province" | "born-in-future" | "wrong-check-digit" | "wrong-branch";

/** What the twelve digits of a personal number say about a person. */
export type PersonalNumber = {
  readonly digits: string;
  readonly placeCode: string;
  readonly sex: Sex;
  readonly birthYear: number;
  /** The place of birth is another country: such codes are not listed here, the card must be looked at. */
  readonly bornAbroad: boolean;
};

/** Codes of the 63 provinces of birth registration before the mergers of 2025; cards keep them for life. */
const PROVINCES: ReadonlySet<string> = new Set(
  (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 " +
    "042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 " +
    "086 087 089 091 092 093 094 095 096"
  ).split(" "),
);
const FIRST_COUNTRY_CODE = 100;

/**
 * Reads a 12-digit personal number: place (3), century and sex (1), year (2), ordinal (6); it has no check digit.
 * `currentYear` bounds the year of birth. Decree 137/2015 Art. 13, kept by the Law on Identity 26/2023.
 */
export function parsePersonalNumber(text: string, currentYear: number): Result<PersonalNumber, NumberFault> {
  const digits = bareDigits(text);
  if (digits === undefined) return err("not-digits");
  if (digits.length !== 12) return err("wrong-length");
  const placeCode = digits.slice(0, 3);
  const bornAbroad = Number(placeCode) >= FIRST_COUNTRY_CODE;
  if (!bornAbroad && !PROVINCES.has(placeCode)) return err("unknown-province");
  const century = Number(digits.charAt(3));
  const birthYear = 1900 + Math.floor(century / 2) * 100 + Number(digits.slice(4, 6));
  if (birthYear > currentYear) return err("born-in-future");
  return ok({ digits, placeCode, sex: century % 2 === 0 ? "male" : "female", birthYear, bornAbroad });
}

const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/**
 * Reads a tax code: 10 digits, the last a check digit (10 - weighted sum modulo 11), or with a branch `-001`.
 * Answers it as written on papers: `0100100079` or `0100100079-001`.
 */
export function parseTaxCode(text: string): Result<string, NumberFault> {
  const digits = bareDigits(text);
  if (digits === undefined) return err("not-digits");
  if (digits.length !== 10 && digits.length !== 13) return err("wrong-length");
  const sum = TAX_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  if (10 - (sum % 11) !== Number(digits.charAt(9))) return err("wrong-check-digit");
  if (digits.length === 10) return ok(digits);
  const branch = digits.slice(10);
  return branch === "000" ? err("wrong-branch") : ok(`${digits.slice(0, 10)}-${branch}`);
}

const MAX_TYPED = 40;

/** The digits without the spaces, dots and dashes people write between them; full-width digits count as digits. */
export function bareDigits(text: string): string | undefined {
  if (text.length > MAX_TYPED) return undefined;
  const bare = text.normalize("NFKC").replace(/[\s.\u2010-\u2015-]/gu, "");
  return /^[0-9]+$/.test(bare) ? bare : undefined;
}
