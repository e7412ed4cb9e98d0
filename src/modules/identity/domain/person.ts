import type { PlainDate } from "#kernel/time.ts";

export type PersonKind = "citizen" | "organisation";

/** A dossier's owner or submitter. */
export type Person = {
  readonly id: string;
  readonly kind: PersonKind;
  readonly name: string;
  /** 12-digit personal number or tax code, decrypted; null when it is not known. */
  readonly nationalId: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string;
  readonly dateOfBirth: PlainDate | null;
};

const SHOWN_FIRST = 3;
const SHOWN_LAST = 4;

/** The number as pages show it: `020•••••1234`; the middle is never sent to the browser (Law 91/2025). */
export function maskNationalId(nationalId: string): string {
  if (nationalId.length <= SHOWN_FIRST + SHOWN_LAST) return "•".repeat(nationalId.length);
  return `${nationalId.slice(0, SHOWN_FIRST)}•••••${nationalId.slice(-SHOWN_LAST)}`;
}
