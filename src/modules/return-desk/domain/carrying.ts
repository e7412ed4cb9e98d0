import type { Instant } from "#kernel/time.ts";
import type { Handed, Known } from "./gateway.ts";

export type MessageState = "waiting" | "sending" | "asking" | "carried" | "failed" | "unknown" | "expired";

/** Where a message stands after one step, and when the next one is due. */
export type Standing = { readonly state: MessageState; readonly nextAt: Instant | null; readonly why: string };

export const CARRY_TRIES = 5;
/** Longer than any call may take: after it, whoever was sending has died. */
export const LEASE_SECONDS = 60;
const FIRST_WAIT_SECONDS = 20;

type Way = { readonly tries: number; readonly canAsk: "yes" | "no"; readonly now: Instant };

/** What comes after handing a message over for the `tries`-th time. What may have been heard is asked about, never just repeated. */
export function afterHanding(handed: Handed, { tries, canAsk, now }: Way): Standing {
  switch (handed.kind) {
    case "carried":
      return { state: "carried", nextAt: null, why: "" };
    case "refused":
      return { state: "failed", nextAt: null, why: handed.why };
    case "not-heard":
      return again(tries, now, handed.why);
    case "lost":
      if (canAsk === "no") return { state: "unknown", nextAt: null, why: handed.why };
      return { state: "asking", nextAt: later(tries, now), why: handed.why };
  }
}

/** What comes after asking about a message whose answer was lost. */
export function afterAsking(known: Known, { tries, now }: Omit<Way, "canAsk">): Standing {
  if (known === "carried") return { state: "carried", nextAt: null, why: "" };
  if (known === "unknown") return again(tries, now, "cổng tin nhắn chưa nhận được tin");
  if (tries >= CARRY_TRIES) return { state: "unknown", nextAt: null, why: "không hỏi được cổng tin nhắn" };
  return { state: "asking", nextAt: later(tries, now), why: "chưa hỏi được cổng tin nhắn" };
}

function again(tries: number, now: Instant, why: string): Standing {
  if (tries >= CARRY_TRIES) return { state: "failed", nextAt: null, why };
  return { state: "waiting", nextAt: later(tries, now), why };
}

/** 20, 40, 80, 160 seconds: a code lives five minutes. */
function later(tries: number, now: Instant): Instant {
  return now.add({ seconds: FIRST_WAIT_SECONDS * 2 ** Math.max(0, tries - 1) });
}
