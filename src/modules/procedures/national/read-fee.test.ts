import { describe, expect, it } from "vitest";
import { readFee } from "./read-fee.ts";

type Wire = Parameters<typeof readFee>[0];
const read = (over: Partial<Wire>) =>
  readFee({ type: "FEE", value: 70_000, currencyName: "", currency: null, description: "", ...over });

describe("published fees", () => {
  it("keeps phí and lệ phí apart, mức giá is said in the note", () => {
    expect(read({})).toEqual({ fee: { kind: "phi", amount: 70_000, note: "" }, doubt: null });
    expect(read({ type: "SERVICE_FEE", description: " mỗi  thẻ " })).toMatchObject({
      fee: { kind: "le-phi", note: "mỗi thẻ" },
    });
    expect(read({ type: "PRICE_LEVEL", description: "theo tỉnh" })).toMatchObject({
      fee: { kind: "phi", amount: 70_000, note: "Mức giá: theo tỉnh" },
    });
  });

  it.each([
    ["a thousand times too small", { value: 150 }, "fee-too-small", /thiếu ba số 0/],
    ["one đồng", { value: 1, description: "1.000 đồng/trang" }, "fee-too-small", /ghi 1 đồng/],
    ["US dollars by name", { value: 50, currencyName: "USD" }, "fee-foreign-currency", /50 đô la Mỹ/],
    ["US dollars by code", { value: 5, currency: { code: "USD" } }, "fee-foreign-currency", /đô la/],
    ["words only", { value: 0, description: "Do HĐND tỉnh quy định" }, "fee-without-value", /bằng lời/],
    ["no value at all", { value: null }, "fee-without-value", /không ghi mức thu/],
    ["a sum in a sentence", { value: null, description: "70.000 đồng" }, "fee-without-value", /bằng lời/],
    ["a fraction", { value: 0.5 }, "fee-odd-value", /0\.5/],
    ["a negative amount", { value: -1000 }, "fee-odd-value", /-1000/],
    ["text for a number", { value: "1e3" }, "fee-odd-value", /1e3/],
    ["an amount beyond sense", { value: 1e15 }, "fee-odd-value", /không phải số đồng/],
  ] as const)("leaves the amount open for %s", (_case, over, kind, message) => {
    const reading = read(over);
    expect(reading?.fee.amount).toBeNull();
    expect(reading?.doubt?.kind).toBe(kind);
    expect(reading?.doubt?.vi).toMatch(message);
  });

  it("keeps what the source said in the note of an open amount", () => {
    expect(read({ value: 150 })?.fee.note).toBe("150 đ");
    expect(read({ value: 50, currencyName: "USD", description: "nhiều lần" })?.fee.note).toBe("50 USD: nhiều lần");
  });

  it.each(["", "Không", "không thu", "Miễn phí", "Lệ phí: Không", "0 đồng", "Không thu phí."])(
    "takes zero with %j for nothing charged",
    (description) => {
      expect(read({ value: 0, description })).toBeNull();
    },
  );

  it("does not take an exemption for some for nothing charged", () => {
    const reading = read({ value: 0, description: "Miễn lệ phí cho người thuộc hộ nghèo" });
    expect(reading?.doubt?.kind).toBe("fee-without-value");
  });
});
