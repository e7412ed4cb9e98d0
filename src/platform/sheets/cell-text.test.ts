import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellText, needsCare } from "./cell-text.ts";
import { nastyText } from "./testing-texts.ts";

describe("cellText", () => {
  it.each([
    ["dòng một\r\ndòng hai\rdòng ba", "dòng một\ndòng hai\ndòng ba"],
    ["chuông\u0007 và \u0000 và \u001F", "chuông□ và □ và □"],
    ["nửa chữ \uD83D.", "nửa chữ □."],
    ["\uDE00 nửa sau", "□ nửa sau"],
    ["không phải chữ \uFFFE\uFFFF", "không phải chữ □□"],
    ["Nguyễn Thị Ánh 😀\tđủ", "Nguyễn Thị Ánh 😀\tđủ"],
  ])("%j becomes %j", (given, kept) => {
    expect(cellText(given)).toBe(kept);
    expect(needsCare(given)).toBe(true);
  });

  it("ends in … what no cell can hold, never within a letter", () => {
    expect(cellText("a".repeat(32_767))).toHaveLength(32_767);
    expect(cellText("a".repeat(32_768))).toBe(`${"a".repeat(32_766)}…`);
    expect(cellText(`${"a".repeat(32_765)}😀😀`)).toBe(`${"a".repeat(32_765)}…`);
    expect(needsCare("a".repeat(32_768))).toBe(true);
  });

  it("property: leaves nothing that XML refuses, changes nothing twice, and what needs no care not at all", () => {
    fc.assert(
      fc.property(nastyText(), (text) => {
        const clean = cellText(text);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toMatch(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/);
        expect(cellText(clean)).toBe(clean);
        if (!needsCare(text)) expect(clean).toBe(text);
      }),
    );
  });
});
