import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctedLines, type RightWords } from "./corrected-lines.ts";
import { sumOf, type ReceiptLine } from "./receipt.ts";

const FEE: ReceiptLine = { kind: "phi", code: "P01", name: "Phí thẩm định hồ sơ", amount: 800_000 };
const MORE: ReceiptLine = { kind: "phi", code: "P02", name: "Phí khai thác dữ liệu", amount: 50_000 };
const written = {
  kind: "phi",
  lines: [FEE, MORE],
  payer: { name: "Nguyễn Văn Đức", address: "Số 1 đường Thí Dụ" },
} as const;
const as = (kind: RightWords["kind"], change: Partial<RightWords> = {}): RightWords => ({
  kind,
  payerName: written.payer.name,
  payerAddress: written.payer.address,
  ...change,
});

describe("an adjustment", () => {
  it("of the payer is one line over nothing", () => {
    expect(correctedLines(written, as("adjust", { payerName: "Hoàng Thị Ngọc Ánh" }))).toEqual([
      { kind: "phi", code: "", name: "Điều chỉnh thông tin người nộp tiền, không thay đổi số tiền", amount: 0 },
    ]);
    expect(correctedLines(written, as("adjust", { payerAddress: "" }))).toHaveLength(1);
  });

  it("of an item names the right one and the wrong one, under its code, over nothing", () => {
    expect(correctedLines(written, as("adjust", { itemNames: [FEE.name, "Phí cung cấp thông tin"] }))).toEqual([
      {
        ...MORE,
        name: "Tên khoản thu đúng: Phí cung cấp thông tin (đã ghi: Phí khai thác dữ liệu)",
        amount: 0,
      },
    ]);
  });

  it("of both says both", () => {
    const both = as("adjust", { payerName: "Hoàng Thị Ngọc Ánh", itemNames: ["Phí cấp phép", MORE.name] });
    expect(correctedLines(written, both).map(({ code }) => code)).toEqual(["", "P01"]);
  });
});

describe("a replacement", () => {
  it("says every item anew, with the same codes and amounts", () => {
    expect(correctedLines(written, as("replace", { itemNames: ["Phí cấp phép", MORE.name] }))).toEqual([
      { ...FEE, name: "Phí cấp phép" },
      MORE,
    ]);
    expect(correctedLines(written, as("replace", { payerName: "Hoàng Thị Ngọc Ánh" }))).toEqual(written.lines);
  });
});

describe.each(["replace", "adjust"] as const)("to %s", (kind) => {
  it("is nothing when nothing is different, or when the names do not fit the items", () => {
    expect(correctedLines(written, as(kind))).toEqual([]);
    expect(correctedLines(written, as(kind, { itemNames: [FEE.name, MORE.name] }))).toEqual([]);
    expect(correctedLines(written, as(kind, { payerName: "Khác", itemNames: [FEE.name] }))).toEqual([]);
    expect(correctedLines(written, as(kind, { payerName: "Khác", itemNames: ["a", "b", "c"] }))).toEqual([]);
  });

  it("never moves a đồng and never mixes kinds, whatever is written", () => {
    const text = fc.string({ minLength: 1, maxLength: 20 });
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    const line = fc.record({ kind: fc.constant("phi" as const), code: text, name: text, amount });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(line, text), { minLength: 1, maxLength: 5 }),
        text,
        text,
        (items, payerName, payerAddress) => {
          const lines = items.map(([one]) => one);
          const itemNames = items.map(([, name]) => name);
          const corrected = correctedLines({ ...written, lines }, { kind, payerName, payerAddress, itemNames });
          const whole = kind === "replace" && corrected.length > 0 ? sumOf(lines) : 0;
          expect(sumOf(corrected)).toBe(whole);
          expect(corrected.every((one) => one.kind === "phi" && one.name !== "")).toBe(true);
        },
      ),
    );
  });
});
