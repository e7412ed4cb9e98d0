import { describe, expect, it } from "vitest";
import { aDossier, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { evolve } from "./evolve.ts";
import { decideVoiding } from "./void-payment.ts";

const asController = given(viewerAs("bank-controller"));
const voided = { amount: 119_000, receiptNumber: "0000123", reason: " Thu nhầm hồ sơ " };
const paid = aDossier().resolved().with({ feesDue: 119_000, feesPaid: 119_000, money: "paid" }).build();

describe("voiding a payment", () => {
  it("makes the sum due again, with the cancelled receipt and the reason", () => {
    const event = valueOf(decideVoiding(paid, voided, asController));
    expect(event).toMatchObject({ kind: "payment-voided", receiptNumber: "0000123", reason: "Thu nhầm hồ sơ" });
    expect(evolve(paid, event)).toMatchObject({ feesDue: 119_000, feesPaid: 0, money: "due" });
  });

  it.each([
    [{ ...voided, reason: "" }, "dossiers/reason-missing"],
    [{ ...voided, receiptNumber: " " }, "dossiers/basis-missing"],
    [{ ...voided, amount: 119_001 }, "dossiers/amount"],
    [{ ...voided, amount: 0 }, "dossiers/amount"],
  ])("%j is refused", (wrong, kind) => {
    expect(refusalOf(decideVoiding(paid, wrong, asController)).kind).toBe(kind);
  });

  it("is refused once the result is in the applicant's hands, and to the counter", () => {
    const returned = aDossier().returned().with({ feesDue: 119_000, feesPaid: 119_000, money: "paid" }).build();
    expect(refusalOf(decideVoiding(returned, voided, asController)).kind).toBe("dossiers/transition");
    const atCounter = given(viewerAs("counter-officer"));
    expect(refusalOf(decideVoiding(paid, voided, atCounter)).kind).toBe("dossiers/not-allowed");
  });
});
