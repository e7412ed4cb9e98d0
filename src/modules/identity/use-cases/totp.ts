import { Secret, TOTP } from "otpauth";
import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { vault } from "#platform/crypto.ts";
import type { Tx } from "#platform/db/db.ts";

const PERIOD_SECONDS = 30;
/** One step early or late: clocks of telephones differ. */
const WINDOW = 1;
const SECRET_BYTES = 20;
const ISSUER = "Một Cửa";

/** A new secret in base32, as authenticator apps take it. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The address behind the QR code. */
export function totpAddress(secret: string, username: string): string {
  return totpOf(secret, username).toString();
}

/** The code of a moment; for tests and simulated officers. */
export function totpCode(secret: string, at: Instant): string {
  return totpOf(secret, "").generate({ timestamp: at.epochMilliseconds });
}

/** The number of the 30-second step that the code belongs to, or undefined when it is wrong or too old. */
export function totpStep(secret: string, code: string, at: Instant): number | undefined {
  const digits = code.normalize("NFKC").replace(/\s/g, "");
  if (!/^[0-9]{6}$/.test(digits)) return undefined;
  const delta = totpOf(secret, "").validate({ token: digits, timestamp: at.epochMilliseconds, window: WINDOW });
  return delta === null ? undefined : Math.floor(at.epochMilliseconds / 1000 / PERIOD_SECONDS) + delta;
}

/**
 * Uses a code up: true once for each step, also when two requests bring it at the same moment.
 * `secret` is sealed, as stored.
 */
export async function useTotpCode(
  tx: Tx,
  account: { readonly id: string; readonly sealedSecret: string },
  attempt: { readonly code: string; readonly at: Instant },
): Promise<boolean> {
  const step = totpStep(openTotpSecret(account.sealedSecret, account.id), attempt.code, attempt.at);
  if (step === undefined) return false;
  const { rows } = await sql`update officer set totp_last_step = ${step}
    where id = ${account.id} and (totp_last_step is null or totp_last_step < ${step}) returning id`.execute(tx);
  return rows.length === 1;
}

/** The secret as stored. */
export function sealTotpSecret(secret: string, officerId: string): string {
  return vault().sealText(secret, placeOf(officerId));
}

/** The secret as authenticator apps know it. */
export function openTotpSecret(sealed: string, officerId: string): string {
  return vault().openText(sealed, placeOf(officerId));
}

function placeOf(officerId: string): string {
  return `officer|${officerId}|totp`;
}

function totpOf(secret: string, username: string): TOTP {
  return new TOTP({ issuer: ISSUER, label: username, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });
}
