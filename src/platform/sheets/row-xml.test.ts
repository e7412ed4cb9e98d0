import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { rowXml } from "./row-xml.ts";
import { bodyStyle, type BodyStyle } from "./styles.ts";
import type { Cell, Column, Row } from "./table.ts";

const style = (wish: Partial<BodyStyle>) =>
  bodyStyle({ format: "text", look: "plain", align: "left", wrap: "no-wrap", ...wish });

function cells(column: Column, row: Row) {
  const xml = rowXml([column])(row, 5);
  const [, s, rest] = /<c r="A5" s="(\d+)"(.*)<\/row>$/s.exec(xml) ?? [];
  return { style: Number(s), rest, height: /ht="(\d+)"/.exec(xml)?.[1] };
}

const cell = (column: Column, one: Cell) => cells(column, [one]);

describe("a row of the body", () => {
  it.each<[string, Column, Cell, Partial<BodyStyle>, string]>([
    ["text", { format: "text" }, "a", {}, ' t="inlineStr"><is><t>a</t></is></c>'],
    [
      "text in a column of numbers",
      { format: "integer" },
      "–",
      { align: "right" },
      ' t="inlineStr"><is><t>–</t></is></c>',
    ],
    ["a count", { format: "integer" }, 5, { format: "integer", align: "right" }, "><v>5</v></c>"],
    ["nothing", { format: "money" }, null, { format: "money", align: "right" }, "/>"],
    ["no text", { format: "money" }, "", { format: "money", align: "right" }, "/>"],
    ["a whole number under text", { format: "text" }, 5, { format: "integer" }, "><v>5</v></c>"],
    ["a fraction under text", { format: "text" }, 0.5, { format: "decimal" }, "><v>0.5</v></c>"],
    [
      "a day under text",
      { format: "text" },
      Temporal.PlainDate.from("1970-01-01"),
      { format: "date" },
      "><v>25569</v></c>",
    ],
    [
      "milliseconds under instants",
      { format: "instant" },
      61_200_000,
      { format: "instant", align: "centre" },
      "><v>25570</v></c>",
    ],
    [
      "milliseconds under days",
      { format: "date" },
      70_000_000,
      { format: "date", align: "centre" },
      "><v>25570</v></c>",
    ],
    [
      "a wish of the column",
      { format: "integer", align: "centre" },
      5,
      { format: "integer", align: "centre" },
      "><v>5</v></c>",
    ],
    [
      "a wrapping column",
      { format: "text", wrap: "wrap" },
      "a",
      { wrap: "wrap" },
      ' t="inlineStr"><is><t>a</t></is></c>',
    ],
  ])("writes %s", (_, column, value, wish, rest) => {
    expect(cell(column, value)).toMatchObject({ style: style(wish), rest });
  });

  it("lets a cell be shown otherwise than its column and its row", () => {
    const column: Column = { format: "integer" };
    const own: Cell = { value: 0.985, format: "percent", look: "alert", align: "left" };
    expect(cell(column, own).style).toBe(style({ format: "percent", look: "alert", align: "left" }));
    const total: Row = { cells: [5], look: "strong" };
    expect(cells(column, total).style).toBe(style({ format: "integer", look: "strong", align: "right" }));
    const loud: Row = { cells: [{ value: 5, look: "alert" }], look: "strong" };
    expect(cells(column, loud).style).toBe(style({ format: "integer", look: "alert", align: "right" }));
  });

  it("breaks lines where the text does, in any column, and makes room for them", () => {
    expect(cell({ format: "text" }, "a\nb")).toMatchObject({ style: style({ wrap: "wrap" }), height: "30" });
    expect(cell({ format: "text", width: 5 }, "dài hơn năm chữ").height).toBeUndefined();
    expect(cell({ format: "text", width: 8, wrap: "wrap" }, "dài hơn tám chữ").height).toBe("30");
  });

  it("fills up short rows and refuses long ones", () => {
    const write = rowXml([{ format: "text" }, { format: "text" }]);
    expect(write(["a"], 9)).toMatch(/<c r="A9".*<c r="B9" s="\d+"\/><\/row>$/);
    expect(() => write(["a", "b", "c"], 9)).toThrow("row 9 has more cells");
  });
});
