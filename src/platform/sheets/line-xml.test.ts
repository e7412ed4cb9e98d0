import { describe, expect, it } from "vitest";
import { linesXml } from "./line-xml.ts";
import { lineStyle } from "./styles.ts";
import type { Line, Table } from "./table.ts";

const table = (...widths: readonly number[]): Table => ({
  name: "Biểu",
  columns: widths.map((width) => ({ format: "text", width })),
});

function written(lines: readonly Line[], on: Table) {
  const { rows, merges, height } = linesXml(on, lines, 1);
  const places = [...rows.matchAll(/<c r="(\w+)" s="(\d+)"/g)].map(([, place, style]) => [place, Number(style)]);
  const heights = [...rows.matchAll(/ ht="(\d+)" customHeight="1"/g)].map(([, points]) => Number(points));
  return { places, merges, heights, height };
}

describe("lines above and below a table", () => {
  it("stretch one part over the whole width", () => {
    const { places, merges } = written([{ centre: "TIÊU ĐỀ", look: "title" }], table(10, 10, 10));
    expect(places).toEqual([["A1", lineStyle("title", "centre")]]);
    expect(merges).toEqual(["A1:C1"]);
  });

  it("share the width of the columns, not their number", () => {
    const { places, merges } = written([{ left: "trái", right: "phải" }], table(40, 10, 10, 10, 10));
    expect(places.map(([place]) => place)).toEqual(["A1", "B1"]);
    expect(merges).toEqual(["B1:E1"]);
  });

  it("put three parts side by side, each with its alignment", () => {
    const { places, merges } = written([{ left: "a", centre: "b", right: "c" }], table(10, 10, 10, 10, 10, 10));
    expect(places).toEqual([
      ["A1", lineStyle("plain", "left")],
      ["C1", lineStyle("plain", "centre")],
      ["E1", lineStyle("plain", "right")],
    ]);
    expect(merges).toEqual(["A1:B1", "C1:D1", "E1:F1"]);
  });

  it("centre every part in its share for letterheads and signatures", () => {
    const { places } = written([{ left: "Người lập", right: "Giám đốc", align: "centred" }], table(20, 20));
    expect(places).toEqual([
      ["A1", lineStyle("plain", "centre")],
      ["B1", lineStyle("plain", "centre")],
    ]);
  });

  it("leave no column empty-handed when one is wider than all others", () => {
    const { merges, places } = written([{ left: "a", centre: "b", right: "c" }], table(90, 5, 5));
    expect(places.map(([place]) => place)).toEqual(["A1", "B1", "C1"]);
    expect(merges).toEqual([]);
  });

  it("keep what fits when there are more parts than columns", () => {
    expect(written([{ left: "a", right: "b" }], table(20)).places.map(([place]) => place)).toEqual(["A1"]);
  });

  it("are as high as their text needs, titles more", () => {
    const lines: Line[] = [
      { left: "một" },
      { left: "một\nhai" },
      { centre: "một", look: "title" },
      { left: "x".repeat(60) },
      {},
    ];
    const { heights, height } = written(lines, table(15, 15));
    expect(heights).toEqual([15, 30, 20, 30, 15]);
    expect(height).toBe(5);
  });

  it("follow each other from the row they begin at", () => {
    const { rows, merges } = linesXml(table(10, 10), [{ left: "a" }, { left: "b" }], 7);
    expect([...rows.matchAll(/<row r="(\d+)"/g)].map(([, row]) => row)).toEqual(["7", "8"]);
    expect(merges).toEqual(["A7:B7", "A8:B8"]);
  });
});
