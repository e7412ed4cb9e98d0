import type { Acting } from "#modules/dossiers/index.ts";
import { findSetting } from "../store/settings.ts";
import { isSigned, type Signed } from "../wire/signature.ts";
import { readTrackingBody } from "../wire/tracking-body.ts";
import { hearTracking } from "./track.ts";

/** What the post's program is answered: the status it retries on, and a word. */
export type TrackingAnswer = { readonly status: 200 | 400 | 401 | 409; readonly body: { readonly result: string } };

/**
 * Takes a signed message: the signature over the raw bytes first, then the words. A replay is a success; what the post should send
 * again later (an unknown outcome of ours) is never a success.
 */
export async function takeTracking(
  acting: Omit<Acting, "viewer">,
  bytes: Uint8Array,
  signed: Signed,
): Promise<TrackingAnswer> {
  const [setting, now] = await Promise.all([findSetting(acting.db), acting.clock.now()]);
  if (setting === undefined || !isSigned(bytes, signed, { now, secret: setting.secret })) {
    return { status: 401, body: { result: "bad-signature" } };
  }
  const message = readTrackingBody(Buffer.from(bytes).toString("utf8"));
  if (message === undefined) return { status: 400, body: { result: "unreadable" } };
  const heard = await hearTracking(acting, message);
  return heard.ok
    ? { status: 200, body: { result: heard.value } }
    : { status: 409, body: { result: heard.error.kind } };
}
