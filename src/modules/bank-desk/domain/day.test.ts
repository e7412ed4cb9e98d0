import { describe, expect, it } from "vitest";
import { checksOf, mayCloseWith, type DayFigures } from "./day.ts";

const QUIET: DayFigures = {
  ...{ shifts: 1, openShifts: 0, payments: 5, taken: 339_000, voids: 1, voided: 60_000, refunds: 0, refunded: 0 },
  ...{ byChannel: [], byKind: [], receipts: 4, receiptSum: 319_000, cancelledReceipts: 1, heldChange: 20_000 },
  ...{ suspenseItems: 0, suspense: 0, voidsPending: 0, imbalance: 0, differences: 0 },
};
const stopping = (change: Partial<DayFigures>) =>
  checksOf({ ...QUIET, ...change })
    .filter(({ verdict }) => verdict === "stops")
    .map(({ id }) => id);

describe("the checks before a day is closed", () => {
  it("let a quiet day be closed", () => {
    expect(stopping({})).toEqual([]);
    expect(mayCloseWith(QUIET)).toBe(true);
  });

  it.each<[string, Partial<DayFigures>]>([
    ["shifts", { openShifts: 1 }],
    ["voids", { voidsPending: 2 }],
    ["receipts", { receiptSum: 318_999 }],
    ["receipts", { heldChange: 20_001 }],
    ["ledger", { imbalance: 1 }],
  ])("%s stand in the way", (id, change) => {
    expect(stopping(change)).toEqual([id]);
    expect(mayCloseWith({ ...QUIET, ...change })).toBe(false);
  });

  it("say what is held and what was counted otherwise, and let it pass", () => {
    const minded = checksOf({ ...QUIET, suspenseItems: 3, suspense: 5_000, differences: -10_000 });
    expect(minded.filter(({ verdict }) => verdict === "mind").map(({ id }) => id)).toEqual(["suspense", "differences"]);
    expect(minded.map(({ says }) => says).join(" ")).toContain("thiếu 10.000 đ");
  });
});
