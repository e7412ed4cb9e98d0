import { describe, expect, it } from "vitest";
import { aDossier, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { evolve } from "./evolve.ts";
import { decidePayment } from "./record-payment.ts";

const asCashier = given(viewerAs("cashier"));
const due = aDossier().resolved().with({ feesDue: 119_000, money: "due" }).build();

describe("a payment", () => {
  it("of what is due pays, and the state stays where it was", () => {
    const event = valueOf(decidePayment(due, { amount: 119_000, receiptNumber: " 0000123 " }, asCashier));
    expect(event).toMatchObject({ kind: "fee-paid", amount: 119_000, receiptNumber: "0000123" });
    expect(evolve(due, event)).toMatchObject({ feesPaid: 119_000, money: "paid", state: "resolved" });
  });

  it("of a part leaves the rest due (B-31)", () => {
    const half = evolve(due, valueOf(decidePayment(due, { amount: 118_999, receiptNumber: "1" }, asCashier)));
    expect(half).toMatchObject({ feesPaid: 118_999, money: "due" });
    expect(refusalOf(decidePayment(half, { amount: 2, receiptNumber: "2" }, asCashier))).toEqual({
      kind: "dossiers/amount",
      due: 1,
      paid: 2,
    });
  });

  it.each([119_001, 0, -1, 0.5, Number.NaN, 1_000_000_000_000])("of %s đồng is refused", (amount) => {
    expect(refusalOf(decidePayment(due, { amount, receiptNumber: "1" }, asCashier)).kind).toBe("dossiers/amount");
  });

  it("without a receipt, or where nothing is due, is refused", () => {
    const blank = { amount: 119_000, receiptNumber: " " };
    expect(refusalOf(decidePayment(due, blank, asCashier)).kind).toBe("dossiers/basis-missing");
    const free = aDossier().resolved().build();
    expect(refusalOf(decidePayment(free, { amount: 1, receiptNumber: "1" }, asCashier))).toMatchObject({ due: 0 });
  });
});
