import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sheetName } from "./sheet-name.ts";
import { nastyText } from "./testing-texts.ts";

describe("sheetName", () => {
  it.each([
    ["II.06a/VPCP/KSTT", "II.06a-VPCP-KSTT"],
    ["[Quý I]: *?\\", "-Quý I-- ---"],
    ["'Sổ'", "Sổ"],
    ["", "Trang"],
    ["History", "Trang History"],
    ["Tình hình, kết quả giải quyết thủ tục hành chính", "Tình hình, kết quả giải quyết t"],
  ])("makes a tab of %j: %j", (wish, name) => {
    expect(sheetName(wish, [])).toBe(name);
  });

  it("numbers what would be there twice, whatever the case", () => {
    expect(sheetName("Sổ", ["sổ"])).toBe("Sổ (2)");
    expect(sheetName("Sổ", ["Sổ", "SỔ (2)"])).toBe("Sổ (3)");
    expect(sheetName("a".repeat(40), ["a".repeat(31)])).toBe(`${"a".repeat(27)} (2)`);
  });

  it("property: every wish becomes a name that Excel takes", () => {
    fc.assert(
      fc.property(fc.array(nastyText(), { maxLength: 6 }), (wishes) => {
        const names: string[] = [];
        for (const wish of wishes) names.push(sheetName(wish, names));
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\\u0000-\u001F]|^'|'$/);
          expect(name.isWellFormed()).toBe(true);
        }
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      }),
    );
  });
});
