import { describe, expect, it } from "vitest";
import { checkChange, itemField, type ChangeKind } from "./change.ts";
import type { Typed } from "./typed-fields.ts";

const MINUTES = { minutesNumber: "03/BB-MHB", minutesDate: "23/11/2026" };

/** The fields that are wrong, in the order of the form. */
function wrong(kind: ChangeKind, typed: Typed): readonly string[] {
  const checked = checkChange(kind, typed);
  return checked.ok ? [] : checked.error.map(({ field }) => field);
}

describe("writing off unused numbers", () => {
  const typed = { ...MINUTES, spoilage: "lost", firstNumber: "00000003", lastNumber: "5", reason: " Mất khi chuyển " };

  it("reads numbers with their zeros, the day of the minutes and the reason", () => {
    expect(checkChange("spoil", typed)).toEqual({
      ok: true,
      value: {
        reason: "Mất khi chuyển",
        content: {
          kind: "spoil",
          spoilage: "lost",
          firstNumber: 3,
          lastNumber: 5,
          minutesNumber: "03/BB-MHB",
          minutesDate: "2026-11-23",
        },
      },
    });
  });

  it.each([
    [{ firstNumber: "0" }, ["firstNumber"]],
    [{ firstNumber: "1e0" }, ["firstNumber"]],
    [{ firstNumber: "-1" }, ["firstNumber"]],
    [{ lastNumber: "100000000" }, ["lastNumber", "lastNumber"]],
    [{ lastNumber: "2" }, ["lastNumber"]],
    [{ spoilage: "stolen" }, ["spoilage"]],
    [{ minutesNumber: "" }, ["minutesNumber"]],
    [{ minutesNumber: "x".repeat(101) }, ["minutesNumber"]],
    [{ minutesDate: "31/11/2026" }, ["minutesDate"]],
    [{ minutesDate: "11/23/2026" }, ["minutesDate"]],
    [{ reason: "  " }, ["reason"]],
    [{ reason: "x".repeat(501) }, ["reason"]],
  ])("names what is wrong with %j", (change, fields) => {
    expect(wrong("spoil", { ...typed, ...change })).toEqual(fields);
  });

  it("names every mistake at once", () => {
    expect(wrong("spoil", {})).toEqual([
      "reason",
      "firstNumber",
      "lastNumber",
      "spoilage",
      "minutesNumber",
      "minutesDate",
    ]);
  });
});

describe.each(["replace", "adjust"] as const)("to %s", (kind) => {
  const typed = { payerName: "Hoàng Thị Ngọc Ánh", payerAddress: "", reason: "Ghi nhầm" };

  it("needs a payer and a reason, no address; the items are asked for one by one", () => {
    const names = { [itemField(0)]: "Phí thẩm định", [itemField(1)]: "Phí khai thác" };
    expect(checkChange(kind, { ...typed, ...names })).toMatchObject({
      value: { content: { kind, payerAddress: "", itemNames: ["Phí thẩm định", "Phí khai thác"] } },
    });
    expect(checkChange(kind, typed)).toMatchObject({ value: { content: { itemNames: undefined } } });
    expect(wrong(kind, { ...typed, payerName: "", reason: "" })).toEqual(["reason", "payerName"]);
    expect(wrong(kind, { ...typed, payerName: "x".repeat(201) })).toEqual(["payerName"]);
    expect(wrong(kind, { ...typed, ...names, [itemField(1)]: " " })).toEqual(["item-1"]);
    expect(wrong(kind, { ...typed, [itemField(0)]: "x".repeat(501) })).toEqual(["item-0"]);
  });

  it("keeps letters as one way of writing them", () => {
    const decomposed = "Hoàng Thị Ngọc Ánh".normalize("NFD");
    expect(checkChange(kind, { ...typed, payerName: decomposed })).toMatchObject({
      value: { content: { payerName: "Hoàng Thị Ngọc Ánh".normalize("NFC") } },
    });
  });
});

it("a lost copy needs its minutes", () => {
  expect(wrong("copy-lost", { ...MINUTES, reason: "Mất liên 1" })).toEqual([]);
  expect(wrong("copy-lost", { reason: "Mất liên 1" })).toEqual(["minutesNumber", "minutesDate"]);
});
