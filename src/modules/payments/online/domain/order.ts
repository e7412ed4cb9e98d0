import { Temporal, type Instant } from "#kernel/time.ts";

/**
 * `asked`: the platform may or may not know of it; `open`: the payer may pay; `paid`: the money is in our books, and the
 * platform is still to be told; `confirmed`: it was told; `cancelled`: nothing was taken; `closed`: a person ended it.
 */
export type OrderState = "asked" | "open" | "paid" | "confirmed" | "cancelled" | "closed";

/** One payment asked for at the national platform. */
export type Order = {
  readonly id: string;
  readonly requestId: string;
  readonly ordinal: number;
  /** MaThamChieu. */
  readonly reference: string;
  readonly amount: number;
  readonly state: OrderState;
  /** The last message may have been heard: ask before anything is sent again. */
  readonly unsure: boolean;
  readonly payUrl: string;
  readonly transactionRef: string | null;
  readonly bankCode: string;
  readonly payerIp: string;
  readonly openedAt: Instant;
  readonly tries: number;
  readonly failingSince: Instant | null;
  readonly nextAt: Instant;
  readonly lastProblem: string;
  readonly stuckAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedNote: string;
};

export type Step = "INIT" | "QUERY" | "CONFIRM";

/** The message that is sent next, or undefined when there is nothing to say: what is unsure is asked for first (§5.3). */
export function nextStep({ state, unsure }: Pick<Order, "state" | "unsure">): Step | undefined {
  switch (state) {
    case "asked":
      return unsure ? "QUERY" : "INIT";
    case "open":
      return "QUERY";
    case "paid":
      return unsure ? "QUERY" : "CONFIRM";
    case "confirmed":
    case "cancelled":
    case "closed":
      return undefined;
  }
}

/** What the platform says of an order. */
export type Standing =
  | { readonly kind: "unknown" }
  | { readonly kind: "pending"; readonly payUrl: string }
  | {
      readonly kind: "paid";
      readonly transactionRef: string;
      readonly bankCode: string;
      readonly amount: number;
      readonly paidAt: Instant;
      readonly confirmed: boolean;
    }
  | { readonly kind: "cancelled" }
  | { readonly kind: "refunded" };

/** How a message ended; `lost` and `not-sent` as the connection tells them, `refused` for a clear no of the platform. */
export type Heard =
  | { readonly kind: "standing"; readonly standing: Standing }
  | { readonly kind: "accepted"; readonly payUrl: string }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "not-sent"; readonly why: string }
  | { readonly kind: "lost"; readonly why: string };

/** Milliseconds between questions about an order that is open: the job of the fifteen minutes. */
export const ASK_EVERY_MS = 15 * 60_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15 * 60_000;
const GIVE_UP_MS = 24 * 3_600_000;

/** How long to wait after so many failures, with half of it left to chance (`jitter` from 0 to 1). */
export function retryAfterMs(tries: number, jitter: number): number {
  const whole = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(tries, 20));
  return Math.round(whole * (0.5 + jitter / 2));
}

export type Hearing = { readonly step: Step; readonly heard: Heard; readonly now: Instant; readonly jitter: number };

/**
 * The order after an answer, and whether the money has to be put into the books now. Nothing that was heard moves an order
 * backwards; what contradicts the books stops it for a person to look at.
 */
export function afterHearing(order: Order, { step, heard, now, jitter }: Hearing): Order {
  switch (heard.kind) {
    case "lost":
      return failed(order, { now, jitter, why: heard.why, unsure: step === "QUERY" ? order.unsure : true });
    case "not-sent":
      return failed(order, { now, jitter, why: heard.why, unsure: order.unsure });
    case "refused":
      return { ...failed(order, { now, jitter, why: heard.why, unsure: false }), stuckAt: now };
    case "accepted":
      return step === "CONFIRM"
        ? ended(sound(order, now), "confirmed", now)
        : { ...sound(order, now), state: "open", payUrl: heard.payUrl, nextAt: later(now, ASK_EVERY_MS) };
    case "standing":
      return afterStanding(order, heard.standing, now);
  }
}

function afterStanding(order: Order, standing: Standing, now: Instant): Order {
  const calm = sound(order, now);
  const isOurs = order.state === "paid";
  switch (standing.kind) {
    case "unknown":
      if (order.state === "asked") return { ...calm, nextAt: now };
      return stuck(calm, now, "Cổng thanh toán không biết giao dịch này");
    case "pending":
      if (isOurs) return stuck(calm, now, "Cổng thanh toán báo chưa thu, sổ ghi đã thu");
      return { ...calm, state: "open", payUrl: standing.payUrl || calm.payUrl, nextAt: later(now, ASK_EVERY_MS) };
    case "paid":
      if (isOurs && standing.transactionRef !== order.transactionRef) {
        return stuck(calm, now, `Cổng thanh toán báo thêm giao dịch ${standing.transactionRef}`);
      }
      if (isOurs && standing.confirmed) return ended(calm, "confirmed", now);
      return {
        ...calm,
        state: "paid",
        transactionRef: standing.transactionRef,
        bankCode: standing.bankCode,
        nextAt: now,
      };
    case "cancelled":
      return isOurs ? stuck(calm, now, "Cổng thanh toán báo hủy, sổ ghi đã thu") : ended(calm, "cancelled", now);
    case "refunded":
      return stuck(calm, now, "Cổng thanh toán báo đã hoàn tiền cho người nộp");
  }
}

/** The reference of the n-th payment asked for a request: the request's own, then with a number. */
export function orderReference(reference: string, ordinal: number): string {
  return ordinal === 1 ? reference : `${reference}L${ordinal}`;
}

/** The reference of the request in what a payment was asked for with. */
export function requestReferenceIn(orderReferenceText: string): string {
  return orderReferenceText.replace(/(?<=^HS[0-9A-Z]{9})L\d{1,3}$/, "");
}

function sound(order: Order, now: Instant): Order {
  return { ...order, unsure: false, tries: 0, failingSince: null, lastProblem: "", nextAt: now };
}

type Failure = { readonly now: Instant; readonly jitter: number; readonly why: string; readonly unsure: boolean };

/** Later again; after a day of failing a person is asked. */
function failed(order: Order, { now, jitter, why, unsure }: Failure): Order {
  const failingSince = order.failingSince ?? now;
  const isOver = Temporal.Instant.compare(now, later(failingSince, GIVE_UP_MS)) >= 0;
  return {
    ...order,
    unsure,
    tries: order.tries + 1,
    failingSince,
    lastProblem: why,
    nextAt: later(now, retryAfterMs(order.tries, jitter)),
    stuckAt: isOver ? now : order.stuckAt,
  };
}

function stuck(order: Order, now: Instant, why: string): Order {
  return { ...order, stuckAt: now, lastProblem: why };
}

function ended(order: Order, state: "confirmed" | "cancelled", now: Instant): Order {
  return { ...order, state, endedAt: now, stuckAt: null };
}

function later(now: Instant, ms: number): Instant {
  return now.add({ milliseconds: ms });
}
