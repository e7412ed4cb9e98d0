import { err, ok, type Result } from "#kernel/result.ts";
import type { PlainDate } from "#kernel/time.ts";
import { checkFreeText, checkLegalName, normalizeText } from "#kernel/vietnamese.ts";
import { parseEmail, parsePhone } from "./contact.ts";
import type { PersonKind } from "./person.ts";
import {
  BAD_DATE_OF_BIRTH,
  BAD_EMAIL,
  BAD_PHONE,
  numberFault,
  personWarning,
  textFault,
  type PersonFault,
  type PersonWarning,
  type PersonWarningKind,
} from "./person-refusal.ts";
import { bareDigits, parsePersonalNumber, parseTaxCode, type NumberFault, type Sex } from "./personal-number.ts";

/** A person as typed at the counter; what is not known is an empty string. */
export type PersonInput = {
  readonly kind: PersonKind;
  readonly name: string;
  readonly nationalId: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly dateOfBirth: PlainDate | null;
  readonly sex?: Sex;
  /** Warnings that the officer has compared with the card and confirmed. */
  readonly confirmed?: readonly PersonWarningKind[];
};

/** What may be stored: NFC, numbers without spaces, null for what is not known; and what is unusual about it. */
export type CheckedPerson = {
  readonly kind: PersonKind;
  readonly name: string;
  readonly nationalId: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string;
  readonly dateOfBirth: PlainDate | null;
  readonly warnings: readonly PersonWarning[];
};

const MAX_ADDRESS = 300;
const OLDEST_YEAR = 1880;

/**
 * Checks a person; the error lists every faulty field with the rule it breaks (bad input B-20 to B-26).
 * What is only unusual (the letter eth, a birth year unlike the number's) comes back as warnings.
 */
export function checkPerson(input: PersonInput, today: PlainDate): Result<CheckedPerson, readonly PersonFault[]> {
  const name = checkLegalName(input.name);
  const address = checkFreeText(input.address, MAX_ADDRESS);
  const number = checkNumber(input, today.year);
  const phone = optional(input.phone, parsePhone);
  const email = optional(input.email, parseEmail);
  const faults = [
    ...(name.ok ? [] : [textFault("name", name.error)]),
    ...(number.ok ? [] : [numberFault(number.error)]),
    ...(phone === undefined ? [BAD_PHONE] : []),
    ...(email === undefined ? [BAD_EMAIL] : []),
    ...(address.ok ? [] : [textFault("address", address.error)]),
    ...(address.ok && address.value === "" ? [textFault("address", "empty")] : []),
    ...(isPossibleBirth(input.dateOfBirth, today) ? [] : [BAD_DATE_OF_BIRTH]),
  ];
  if (!name.ok || !number.ok || !address.ok || phone === undefined || email === undefined || faults.length > 0) {
    return err(faults);
  }
  // Companies and schools have numbers in their names, people do not.
  const ofName = name.value.warnings.filter((kind) => input.kind === "citizen" || kind !== "digits");
  const kinds = [...ofName, ...number.value.warnings];
  return ok({
    kind: input.kind,
    name: name.value.name,
    nationalId: number.value.number,
    phone,
    email,
    address: normalizeText(address.value),
    dateOfBirth: input.dateOfBirth,
    warnings: kinds.map(personWarning),
  });
}

type CheckedNumber = { readonly number: string | null; readonly warnings: readonly PersonWarningKind[] };

/** Citizens have 12 digits; organisations a tax code, or, as a household business since 7/2025, its owner's 12 digits. */
function checkNumber(input: PersonInput, currentYear: number): Result<CheckedNumber, NumberFault> {
  if (input.nationalId.trim() === "") return ok({ number: null, warnings: [] });
  if (input.kind === "organisation" && bareDigits(input.nationalId)?.length !== 12) {
    const code = parseTaxCode(input.nationalId);
    return code.ok ? ok({ number: code.value, warnings: [] }) : code;
  }
  const parsed = parsePersonalNumber(input.nationalId, currentYear);
  if (!parsed.ok) return parsed;
  const { digits, birthYear, sex, bornAbroad } = parsed.value;
  const birthDiffers = input.dateOfBirth !== null && input.dateOfBirth.year !== birthYear;
  const sexDiffers = input.sex !== undefined && input.sex !== sex;
  return ok({
    number: digits,
    warnings: [
      ...(bornAbroad ? (["born-abroad"] as const) : []),
      ...(birthDiffers ? (["birth-year-differs"] as const) : []),
      ...(sexDiffers ? (["sex-differs"] as const) : []),
    ],
  });
}

function optional(text: string, parse: (text: string) => string | undefined): string | null | undefined {
  return text.trim() === "" ? null : parse(text);
}

function isPossibleBirth(date: PlainDate | null, today: PlainDate): boolean {
  if (date === null) return true;
  if (date.year < OLDEST_YEAR || date.year > today.year) return false;
  return date.until(today).sign >= 0;
}
