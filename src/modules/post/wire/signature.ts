import { createHmac, timingSafeEqual } from "node:crypto";
import { Temporal, type Instant } from "#kernel/time.ts";

/** Seconds that a signed message may be old or early. */
export const WINDOW_SECONDS = 300;

export type Signed = { readonly timestamp: string; readonly signature: string };

/** Signs the very bytes of a message with the time: HMAC-SHA256 over `timestamp.bytes`, in hex. */
export function sign(bytes: Uint8Array, at: Instant, secret: string): Signed {
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000));
  return { timestamp, signature: macOf(bytes, timestamp, secret).toString("hex") };
}

/** Whether the bytes were signed with the secret within the window around now; compares in constant time. */
export function isSigned(
  bytes: Uint8Array,
  { timestamp, signature }: Signed,
  { now, secret }: { readonly now: Instant; readonly secret: string },
): boolean {
  if (!/^\d{1,12}$/.test(timestamp) || !/^[0-9a-f]{64}$/.test(signature)) return false;
  const at = Temporal.Instant.fromEpochMilliseconds(Number(timestamp) * 1000);
  if (Math.abs(now.epochMilliseconds - at.epochMilliseconds) > WINDOW_SECONDS * 1000) return false;
  return timingSafeEqual(macOf(bytes, timestamp, secret), Buffer.from(signature, "hex"));
}

function macOf(bytes: Uint8Array, timestamp: string, secret: string): Buffer {
  return createHmac("sha256", secret).update(`${timestamp}.`, "utf8").update(bytes).digest();
}
