import { createHmac, timingSafeEqual } from "node:crypto";
import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";

/** Seconds since 1970 at which the sender signed; and `sha256=` with the HMAC of `<seconds>.<body>`, to the byte. */
export const SIGNED_AT_HEADER = "x-motcua-timestamp";
export const SIGNATURE_HEADER = "x-motcua-signature";
const WINDOW_SECONDS = 300;

export type SignedBytes = {
  readonly body: Buffer;
  readonly timestamp: unknown;
  readonly signature: unknown;
};

/** The signature of a body at a time, as the header carries it. */
export function signBytes(secret: string, timestamp: string, body: Buffer): string {
  return `sha256=${createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex")}`;
}

/** Whether a partner who knows the secret signed these bytes within five minutes of now (B-34). */
export function checkSignedBytes(
  { body, timestamp, signature }: SignedBytes,
  { secret, now }: { readonly secret: string; readonly now: Instant },
): Result<void, "signature" | "window"> {
  if (typeof timestamp !== "string" || typeof signature !== "string" || secret === "") return err("signature");
  if (!/^\d{1,11}$/.test(timestamp)) return err("signature");
  const right = Buffer.from(signBytes(secret, timestamp, body), "utf8");
  const given = Buffer.from(signature, "utf8");
  if (given.length !== right.length || !timingSafeEqual(given, right)) return err("signature");
  const age = Math.abs(now.epochMilliseconds / 1_000 - Number(timestamp));
  return age <= WINDOW_SECONDS ? ok(undefined) : err("window");
}
