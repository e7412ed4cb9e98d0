import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settle, usualSums, warningsOf, type Settlement, type Tender } from "./tender.ts";

const cash = (given: number): Tender => ({ means: "cash", given, bankRef: "" });
const transfer = (given: number, bankRef = "FT26327000001"): Tender => ({ means: "transfer", given, bankRef });

describe("what becomes of a tender", () => {
  it.each([
    ["the exact sum", cash(119_000), { amount: 119_000, change: 0, kind: "exact" }],
    ["more notes", cash(200_000), { amount: 119_000, change: 81_000, kind: "change" }],
    ["B-31: one đồng less", cash(118_999), { amount: 118_999, change: 0, kind: "part" }],
    ["B-32: more by transfer", transfer(120_000), { amount: 120_000, change: 0, kind: "over" }],
    ["the exact transfer", transfer(119_000), { amount: 119_000, change: 0, kind: "exact" }],
  ])("%s", (_name, tender, expected) => {
    expect(settle(119_000, tender)).toEqual(expected);
  });

  it.each([
    [cash(0), "amount"],
    [cash(-1), "amount"],
    [cash(0.5), "amount"],
    [cash(Number.NaN), "amount"],
    [cash(1_190_000), "too-much-cash"],
    [transfer(119_000, ""), "bank-ref"],
    [transfer(119_000, "có dấu cách"), "bank-ref"],
    [transfer(119_000, "a".repeat(61)), "bank-ref"],
  ])("%j is refused for %s", (tender, fault) => {
    expect(settle(119_000, tender)).toBe(fault);
  });

  it("never books more cash than is due, never loses a đồng", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 6_000_000 }), (missing, given) => {
        const settled = settle(missing, cash(given));
        if (typeof settled === "string") {
          expect(given - missing).toBeGreaterThanOrEqual(500_000);
          return;
        }
        expect(settled.amount + settled.change).toBe(given);
        expect(settled.amount).toBeLessThanOrEqual(missing);
      }),
    );
  });
});

describe("what the teller must have read", () => {
  const of = (tender: Tender): readonly string[] => warningsOf(119_000, settle(119_000, tender) as Settlement);

  it("is nothing for the usual case", () => {
    expect(of(cash(119_000))).toEqual([]);
    expect(of(cash(200_000))).toEqual([]);
  });

  it("names the missing sum of a part and that there is no receipt yet", () => {
    expect(of(cash(100_000)).join(" ")).toMatch(/còn thiếu 19\.000 đ.*chưa có biên lai.*chưa được trả kết quả/);
  });

  it("names the rest of too much and that it is never absorbed", () => {
    expect(of(transfer(139_000)).join(" ")).toMatch(/nhiều hơn số phải nộp 20\.000 đ.*không bao giờ tự trừ/);
  });
});

it("offers the round sums that people hand over, each above what is due and none far above it", () => {
  expect(usualSums(119_000)).toEqual([120_000, 150_000, 200_000]);
  expect(usualSums(500_000)).toEqual([]);
  expect(usualSums(8_000)).toEqual([10_000, 50_000, 100_000]);
});
