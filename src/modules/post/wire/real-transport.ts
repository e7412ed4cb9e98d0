import { call } from "#platform/outgoing/outgoing.ts";
import type { PostTransport } from "./post-client.ts";

const TIMEOUT_MS = 10_000;

/** The way to a real post: over https to the host of the configured address alone. */
export function realTransport(orderUrl: string): PostTransport {
  const base = orderUrl.replace(/\/+$/, "");
  return async (door, body) => {
    if (!URL.canParse(base)) return { kind: "lost", why: "địa chỉ bưu điện không đúng" };
    const policy = { hosts: [new URL(base).hostname.toLowerCase()], simulator: null };
    const called = await call({ url: `${base}/${door}`, body, timeoutMs: TIMEOUT_MS }, policy);
    if (called.kind !== "answered") return { kind: "lost", why: "bưu điện không trả lời" };
    if (called.status >= 500 || called.status === 408 || called.status === 429)
      return { kind: "lost", why: `bưu điện trả lời ${called.status}` };
    return { kind: "answered", body: Buffer.from(called.body).toString("utf8") };
  };
}
