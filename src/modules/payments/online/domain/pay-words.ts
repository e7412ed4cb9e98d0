import { formatInstant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { Language } from "#kernel/language.ts";
import type { PaymentRequest } from "../../domain/payment.ts";
import type { Order } from "./order.ts";
import { PAY_SENTENCES, type PaySentences } from "./pay-sentences.ts";

export type PayFacts = {
  readonly request: Pick<PaymentRequest, "state" | "amount" | "settledAt">;
  /** Money that came and is not yet enough, in đồng. */
  readonly held: number;
  /** The last payment that was asked for at the platform. */
  readonly order: Order | undefined;
};

export type PayWords = {
  readonly tone: "done" | "notice" | "warning";
  /** Whether money moved: the first thing that a payer wants to know. */
  readonly headline: string;
  readonly next: string;
  /** What the page offers now: to pay; only to ask again, because a payment may be under way; or nothing. */
  readonly offers: "pay" | "wait" | "nothing";
};

/** What a payer is told: whether money moved, and what to do now; never "try again" while it may have. */
export function payWords({ request, held, order }: PayFacts, language: Language = "vi"): PayWords {
  const say = PAY_SENTENCES[language];
  if (request.state === "settled" && request.settledAt !== null) {
    const headline = say.settled(formatMoney(request.amount), formatInstant(request.settledAt));
    return { tone: "done", headline, next: say.settledNext, offers: "nothing" };
  }
  if (request.state === "refunded") return { tone: "notice", ...say.refunded, offers: "nothing" };
  if (request.state !== "open") return { tone: "notice", ...say.cancelled, offers: "nothing" };
  const left = unpaid(say, request.amount, held);
  return order === undefined ? left : underWay(say, order, { left, isHeld: held > 0 });
}

type Left = { readonly left: PayWords; readonly isHeld: boolean };

function underWay(say: PaySentences, order: Order, { left, isHeld }: Left): PayWords {
  if (order.stuckAt !== null && order.state !== "asked") return { tone: "warning", ...say.stuck, offers: "wait" };
  switch (order.state) {
    case "asked":
      // Nobody was shown where to pay yet, so nobody can have paid.
      return { tone: "warning", ...say.asked, offers: "pay" };
    case "open":
      return { tone: "notice", ...say.open, offers: "wait" };
    case "cancelled":
      return isHeld ? left : { ...left, headline: say.lastCancelled };
    case "paid":
    case "confirmed":
    case "closed":
      return left;
  }
}

function unpaid(say: PaySentences, amount: number, held: number): PayWords {
  if (held === 0) return { tone: "notice", headline: say.due(formatMoney(amount)), next: say.dueNext, offers: "pay" };
  const headline = say.short(formatMoney(held), formatMoney(amount - held));
  return { tone: "warning", headline, next: say.shortNext, offers: "pay" };
}
