import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnWidth, heightFor, widthOf } from "./column-width.ts";

describe("columnWidth", () => {
  it("has a usual width for each format, and keeps a wish within what Excel takes", () => {
    expect(columnWidth({ format: "date" })).toBe(12);
    expect(columnWidth({ format: "date", width: 30 })).toBe(30);
    expect(columnWidth({ format: "text", width: 900 })).toBe(255);
    expect(columnWidth({ format: "text", width: 0 })).toBe(1);
  });

  it("adds up neighbours", () => {
    const columns = [5, 7, 11].map((width) => ({ format: "text" as const, width }));
    expect(widthOf({ name: "", columns }, 1, 2)).toBe(18);
  });
});

describe("heightFor", () => {
  it.each([
    ["", 20, 15],
    ["một dòng", 20, 15],
    ["một\nhai\r\nba", 20, 45],
    ["Trực tiếp, dịch vụ bưu chính", 14, 45],
    ["mộttừrấtdàikhôngcókhoảngtrắng", 11, 45],
    ["Tổng số hồ sơ", 14, 15],
    ["TỔNG SỐ HỒ SƠ", 14, 30],
  ])("%j in a width of %i needs %i points", (text, width, points) => {
    expect(heightFor(text, width)).toBe(points);
  });

  it("property: never less for more text or less room, never more than Excel takes", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 80 }), (text, more, width) => {
        const height = heightFor(text, width);
        expect(height).toBeLessThanOrEqual(409);
        expect(heightFor(`${text}\n${more}`, width)).toBeGreaterThanOrEqual(height);
        expect(heightFor(text, width + 10)).toBeLessThanOrEqual(height);
      }),
    );
  });
});
