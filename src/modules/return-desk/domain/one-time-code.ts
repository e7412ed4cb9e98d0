import { Temporal, type Instant } from "#kernel/time.ts";

export const CODE_MINUTES = 5;
export const CODE_TRIES = 5;
/** Codes that one phone may be sent in an hour: a page cannot be used to ring somebody up. */
export const CODES_AN_HOUR = 6;
/** Codes for one dossier in an hour, to whatever phone: nobody guesses on by asking for new ones. */
export const CODES_A_DOSSIER = 4;

/** A code that was sent, as it is kept: never the digits. */
export type SentCode = {
  readonly id: string;
  readonly actId: string;
  readonly personId: string;
  /** The results that it speaks for, and no others. */
  readonly dossierIds: readonly string[];
  readonly phone: string;
  readonly fingerprint: string;
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  readonly tries: number;
  readonly usedAt: Instant | null;
};

export type CodeFault = "wrong" | "run-out" | "too-many-tries" | "used" | "other-act" | "other-results";

/** Whether the typed digits are the ones that were sent, for this act, in time and for the first time. */
export function codeFault(
  sent: SentCode,
  typed: Pick<SentCode, "fingerprint" | "actId" | "personId" | "dossierIds">,
  now: Instant,
): CodeFault | undefined {
  if (sent.actId !== typed.actId || sent.personId !== typed.personId) return "other-act";
  if (inOrder(sent.dossierIds) !== inOrder(typed.dossierIds)) return "other-results";
  if (sent.usedAt !== null) return "used";
  if (Temporal.Instant.compare(now, sent.expiresAt) >= 0) return "run-out";
  if (sent.tries >= CODE_TRIES) return "too-many-tries";
  return sent.fingerprint === typed.fingerprint ? undefined : "wrong";
}

function inOrder(ids: readonly string[]): string {
  return ids.toSorted().join();
}

/** Six digits from a random whole number below a million. */
export function codeFrom(random: number): string {
  return String(random).padStart(6, "0");
}

/** A phone as the page shows it: `091•••5678`. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}•••${phone.slice(-4)}`;
}

/** A Vietnamese telephone number that messages can be sent to, as ten digits; undefined for anything else. */
export function messagePhone(text: string | null): string | undefined {
  const digits = (text ?? "")
    .normalize("NFKC")
    .replace(/[\s.-]/g, "")
    .replace(/^\+?84(?=\d{9}$)/, "0");
  return /^0\d{9}$/.test(digits) ? digits : undefined;
}
