import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import type { Order, OrderState } from "./order.ts";
import { payWords } from "./pay-words.ts";

const AT = Temporal.Instant.from("2026-11-25T02:15:00Z");
const OPEN = { state: "open", amount: 119_000, settledAt: null } as const;
const order = (state: OrderState, change: Partial<Order> = {}): Order => ({
  id: "1",
  requestId: "2",
  ordinal: 1,
  reference: "HS7K3M9Q2PX",
  amount: 119_000,
  state,
  unsure: false,
  payUrl: "",
  transactionRef: null,
  bankCode: "",
  payerIp: "",
  openedAt: AT,
  tries: 0,
  failingSince: null,
  nextAt: AT,
  lastProblem: "",
  stuckAt: null,
  endedAt: null,
  endedNote: "",
  ...change,
});

describe("what a payer is told", () => {
  it("says that nothing was taken before anything was", () => {
    expect(payWords({ request: OPEN, held: 0, order: undefined })).toMatchObject({
      headline: "Cần nộp 119.000 đ",
      next: expect.stringContaining("Chưa trừ tiền"),
      offers: "pay",
    });
    for (const state of ["asked", "cancelled"] as const) {
      const words = payWords({ request: OPEN, held: 0, order: order(state) });
      expect(words.headline).toContain("Chưa trừ tiền");
      expect(words.offers).toBe("pay");
    }
  });

  it("says how much came, and when", () => {
    expect(
      payWords({ request: { state: "settled", amount: 119_000, settledAt: AT }, held: 0, order: undefined }),
    ).toMatchObject({
      tone: "done",
      headline: "Đã nhận 119.000 đ lúc 09:15 25/11/2026",
      offers: "nothing",
    });
  });

  it("never asks to pay again while a payment may be under way", () => {
    for (const one of [order("open"), order("open", { stuckAt: AT }), order("paid", { stuckAt: AT })]) {
      const words = payWords({ request: OPEN, held: 0, order: one });
      expect(words.offers).toBe("wait");
      expect(words.next).toMatch(/không cần trả lần nữa/);
    }
  });

  it("says what is missing of a payment that was too small", () => {
    for (const one of [undefined, order("confirmed"), order("closed"), order("cancelled")]) {
      expect(payWords({ request: OPEN, held: 118_999, order: one }).headline).toBe("Đã nhận 118.999 đ, còn thiếu 1 đ");
    }
  });

  it("offers nothing for what is not to be paid any more", () => {
    for (const state of ["cancelled", "refunded"] as const) {
      const words = payWords({ request: { ...OPEN, state }, held: 0, order: order("open") });
      expect(words.offers).toBe("nothing");
    }
  });
});

describe("in English", () => {
  const facts = [
    { request: OPEN, held: 0, order: undefined },
    { request: OPEN, held: 1, order: undefined },
    { request: { ...OPEN, state: "settled", settledAt: AT } as const, held: 0, order: undefined },
    ...(["cancelled", "refunded"] as const).map((state) => ({
      request: { ...OPEN, state },
      held: 0,
      order: undefined,
    })),
    ...(["asked", "open", "paid", "confirmed", "cancelled", "closed"] as const).flatMap((state) => [
      { request: OPEN, held: 0, order: order(state) },
      { request: OPEN, held: 0, order: order(state, { stuckAt: AT }) },
    ]),
  ];

  it("offers the same, in the same tone, and says as much", () => {
    for (const one of facts) {
      const [vietnamese, english] = [payWords(one), payWords(one, "en")];
      expect(english).toMatchObject({ tone: vietnamese.tone, offers: vietnamese.offers });
      expect(english.headline).not.toBe(vietnamese.headline);
      expect(english.next).not.toBe(vietnamese.next);
      const amounts = (text: string) => text.match(/[\d.]+ đ/g) ?? [];
      expect(amounts(english.headline)).toEqual(amounts(vietnamese.headline));
      const isTaken = /no money was taken/i.test(`${english.headline} ${english.next}`);
      expect(isTaken).toBe(/chưa trừ tiền/i.test(`${vietnamese.headline} ${vietnamese.next}`));
    }
  });
});
