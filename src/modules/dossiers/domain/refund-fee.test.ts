import { describe, expect, it } from "vitest";
import { aDossier, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { evolve } from "./evolve.ts";
import { decideRefund } from "./refund-fee.ts";

const asAccountant = given(viewerAs("accountant"));
const refund = { amount: 119_000, reference: "12/PC", reason: "Nộp hai lần" };
const paid = aDossier().resolved().with({ feesDue: 119_000, feesPaid: 119_000, money: "paid" }).build();

describe("a refund", () => {
  it("of everything leaves nothing charged and nothing due", () => {
    const event = valueOf(decideRefund(paid, refund, asAccountant));
    expect(evolve(paid, event)).toMatchObject({ feesDue: 0, feesPaid: 0, money: "refunded" });
  });

  it("of a part leaves the rest paid", () => {
    const event = valueOf(decideRefund(paid, { ...refund, amount: 19_000 }, asAccountant));
    expect(evolve(paid, event)).toMatchObject({ feesDue: 100_000, feesPaid: 100_000, money: "paid" });
  });

  it("never settles what is still to be paid", () => {
    const half = aDossier().resolved().with({ feesDue: 169_000, feesPaid: 119_000, money: "due" }).build();
    const after = evolve(half, valueOf(decideRefund(half, refund, asAccountant)));
    expect(after).toMatchObject({ feesDue: 50_000, feesPaid: 0, money: "due" });
  });

  it("is still possible after the hand-over and after the withdrawal", () => {
    for (const ended of [aDossier().returned(), aDossier().withdrawn(), aDossier().stopped()]) {
      const dossier = ended.with({ feesDue: 119_000, feesPaid: 119_000, money: "paid" }).build();
      expect(evolve(dossier, valueOf(decideRefund(dossier, refund, asAccountant))).state).toBe(dossier.state);
    }
  });

  it.each([
    [{ ...refund, reason: " " }, "dossiers/reason-missing"],
    [{ ...refund, reference: "" }, "dossiers/basis-missing"],
    [{ ...refund, amount: 119_001 }, "dossiers/amount"],
    [{ ...refund, amount: -1 }, "dossiers/amount"],
  ])("%j is refused", (wrong, kind) => {
    expect(refusalOf(decideRefund(paid, wrong, asAccountant)).kind).toBe(kind);
  });
});
