import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal, type Instant } from "#kernel/time.ts";
import {
  afterHearing,
  ASK_EVERY_MS,
  nextStep,
  orderReference,
  requestReferenceIn,
  retryAfterMs,
  type Heard,
  type Order,
  type OrderState,
  type Standing,
  type Step,
} from "./order.ts";

const NOW = Temporal.Instant.from("2026-11-25T02:00:00Z");
const ORDER: Order = {
  id: "1",
  requestId: "2",
  ordinal: 1,
  reference: "HS7K3M9Q2PX",
  amount: 119_000,
  state: "asked",
  unsure: false,
  payUrl: "",
  transactionRef: null,
  bankCode: "",
  payerIp: "",
  openedAt: NOW,
  tries: 0,
  failingSince: null,
  nextAt: NOW,
  lastProblem: "",
  stuckAt: null,
  endedAt: null,
  endedNote: "",
};
const PAID: Standing = {
  kind: "paid",
  transactionRef: "GD1",
  bankCode: "970415",
  amount: 119_000,
  paidAt: NOW,
  confirmed: false,
};
const OURS: Order = { ...ORDER, state: "paid", transactionRef: "GD1" };
const hear = (order: Order, step: Step, heard: Heard, now: Instant = NOW) =>
  afterHearing(order, { step, heard, now, jitter: 0 });
const told = (order: Order, standing: Standing) => hear(order, "QUERY", { kind: "standing", standing });

describe("what is sent next", () => {
  it.each<readonly [OrderState, boolean, Step | undefined]>([
    ["asked", false, "INIT"],
    ["asked", true, "QUERY"],
    ["open", false, "QUERY"],
    ["paid", false, "CONFIRM"],
    ["paid", true, "QUERY"],
    ["confirmed", false, undefined],
    ["cancelled", false, undefined],
    ["closed", false, undefined],
  ])("%s, unsure %s: %s", (state, unsure, step) => expect(nextStep({ state, unsure })).toBe(step));
});

describe("an answer that was lost", () => {
  it("to INIT: asked for before INIT is sent again", () => {
    const lost = hear(ORDER, "INIT", { kind: "lost", why: "TimeoutError" });
    expect(lost).toMatchObject({ state: "asked", unsure: true, tries: 1, lastProblem: "TimeoutError" });
    expect(nextStep(lost)).toBe("QUERY");
    expect(nextStep(told(lost, { kind: "unknown" }))).toBe("INIT");
    expect(told(lost, { kind: "pending", payUrl: "http://pay" })).toMatchObject({
      state: "open",
      payUrl: "http://pay",
    });
    expect(told(lost, PAID)).toMatchObject({ state: "paid", transactionRef: "GD1", unsure: false });
  });

  it("to CONFIRM: the same", () => {
    const lost = hear(OURS, "CONFIRM", { kind: "lost", why: "ECONNRESET" });
    expect(nextStep(lost)).toBe("QUERY");
    expect(nextStep(told(lost, PAID))).toBe("CONFIRM");
    expect(told(lost, { ...PAID, confirmed: true })).toMatchObject({ state: "confirmed", endedAt: NOW });
  });

  it("to QUERY: nothing is surer than before", () => {
    for (const unsure of [true, false]) {
      const order = { ...ORDER, state: "open", unsure } as const;
      expect(hear(order, "QUERY", { kind: "lost", why: "x" }).unsure).toBe(unsure);
    }
  });

  it("what nobody heard may be sent again without asking", () => {
    expect(nextStep(hear(ORDER, "INIT", { kind: "not-sent", why: "ECONNREFUSED" }))).toBe("INIT");
  });
});

describe("what was heard", () => {
  it("opens the order, and the next question is in fifteen minutes", () => {
    const open = hear(ORDER, "INIT", { kind: "accepted", payUrl: "http://pay" });
    expect(open).toMatchObject({ state: "open", payUrl: "http://pay" });
    expect(open.nextAt.since(NOW).total("milliseconds")).toBe(ASK_EVERY_MS);
  });

  it("ends it when the payer went away or the platform has been told", () => {
    expect(told({ ...ORDER, state: "open" }, { kind: "cancelled" })).toMatchObject({
      state: "cancelled",
      endedAt: NOW,
    });
    expect(hear(OURS, "CONFIRM", { kind: "accepted", payUrl: "" })).toMatchObject({ state: "confirmed" });
  });

  it.each<readonly [string, Order, Standing]>([
    ["unknown although open", { ...ORDER, state: "open" }, { kind: "unknown" }],
    ["not paid although in our books", OURS, { kind: "pending", payUrl: "" }],
    ["cancelled although in our books", OURS, { kind: "cancelled" }],
    ["paid a second time", OURS, { ...PAID, transactionRef: "GD2" }],
    ["paid back", OURS, { kind: "refunded" }],
  ])("stops it for a person: %s", (_, order, standing) => {
    const after = told(order, standing);
    expect(after.stuckAt).toEqual(NOW);
    expect(after.state).toBe(order.state);
    expect(after.lastProblem).not.toBe("");
  });

  it("stops it for a person when the platform says no, or has failed for a day", () => {
    expect(hear(ORDER, "INIT", { kind: "refused", why: "97" }).stuckAt).toEqual(NOW);
    const failing = { ...ORDER, failingSince: NOW, tries: 30 };
    const lost: Heard = { kind: "lost", why: "x" };
    expect(hear(failing, "INIT", lost, NOW.add({ hours: 23, minutes: 59 })).stuckAt).toBeNull();
    expect(hear(failing, "INIT", lost, NOW.add({ hours: 24 })).stuckAt).toEqual(NOW.add({ hours: 24 }));
  });
});

describe("the time between tries", () => {
  it("doubles from a second to a quarter of an hour", () => {
    expect([0, 1, 2, 9, 10, 99].map((tries) => retryAfterMs(tries, 1))).toEqual([
      1_000, 2_000, 4_000, 512_000, 900_000, 900_000,
    ]);
    expect(retryAfterMs(3, 0)).toBe(4_000);
  });
});

describe("references", () => {
  it("have a number from the second try on, which is taken off again", () => {
    expect([1, 2, 12].map((n) => orderReference("HS7K3M9Q2PX", n))).toEqual([
      "HS7K3M9Q2PX",
      "HS7K3M9Q2PXL2",
      "HS7K3M9Q2PXL12",
    ]);
    for (const n of [1, 2, 12]) expect(requestReferenceIn(orderReference("HS7K3M9Q2PX", n))).toBe("HS7K3M9Q2PX");
    expect(requestReferenceIn("XYZL2")).toBe("XYZL2");
  });
});

describe("any history of answers", () => {
  const standing: fc.Arbitrary<Standing> = fc.oneof(
    fc.constant<Standing>({ kind: "unknown" }),
    fc.constant<Standing>({ kind: "pending", payUrl: "u" }),
    fc.constant<Standing>({ kind: "cancelled" }),
    fc.constant<Standing>({ kind: "refunded" }),
    fc.record({ ref: fc.constantFrom("GD1", "GD2"), confirmed: fc.boolean() }).map(({ ref, confirmed }): Standing => ({
      ...PAID,
      transactionRef: ref,
      confirmed,
    })),
  );
  const answer: fc.Arbitrary<Heard> = fc.oneof(
    standing.map((one): Heard => ({ kind: "standing", standing: one })),
    fc.constantFrom<Heard>({ kind: "lost", why: "x" }, { kind: "not-sent", why: "y" }, { kind: "refused", why: "z" }),
  );

  it("never sends INIT or CONFIRM twice without having asked in between, and never forgets a payment", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ heard: answer, isAccepted: fc.boolean() }), { maxLength: 40 }), (answers) => {
        let order = ORDER;
        let open: Step | undefined;
        for (const { heard, isAccepted } of answers) {
          const step = nextStep(order);
          if (step === undefined || order.stuckAt !== null) break;
          if (step !== "QUERY") expect(open, "something is still unsure").toBeUndefined();
          const said: Heard =
            step === "QUERY" || heard.kind !== "standing"
              ? heard
              : isAccepted
                ? { kind: "accepted", payUrl: "u" }
                : { kind: "lost", why: "x" };
          const before = order;
          order = afterHearing(order, { step, heard: said, now: NOW, jitter: 0.5 });
          if (step === "QUERY" && said.kind === "standing") open = undefined;
          if (step !== "QUERY") open = said.kind === "lost" ? step : undefined;
          if (before.transactionRef !== null) expect(order.transactionRef).toBe(before.transactionRef);
          if (before.state === "paid") expect(["paid", "confirmed"]).toContain(order.state);
        }
      }),
      { numRuns: 500 },
    );
  });
});
