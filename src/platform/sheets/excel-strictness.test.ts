import { describe, expect, it } from "vitest";
import { bodyStyle, lineStyle } from "./styles.ts";
import type { Row, Table } from "./table.ts";
import { partsOf } from "./testing-book.ts";

/** What Excel is strict about and other programs forgive: it offers to "repair" the file. */
const table: Table = {
  name: "Sổ 'A' & B",
  above: [{ centre: "Sổ theo dõi" }],
  columns: [
    { format: "text", wrap: "wrap" },
    { format: "money", align: "centre" },
  ],
  head: [[{ text: "Nhóm", across: 2 }], [{ text: "a" }, { text: "b" }]],
  below: [{ left: "trái", right: "phải" }],
};
const rows: readonly Row[] = [
  ["=1", 1],
  ["dòng\nhai", null],
  { cells: ["x", { value: 2, align: "left" }], look: "alert" },
];

const parts = await partsOf([
  { table, rows },
  { table: { ...table, page: "portrait" }, rows: [] },
]);
const part = (name: string) => parts.get(name) ?? "";
const sheet = part("xl/worksheets/sheet1.xml");

describe("what Excel is strict about", () => {
  it("finds the kind of every part, and of none that is not there", () => {
    const named = [...part("[Content_Types].xml").matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name ?? "");
    const xml = [...parts.keys()].filter((name) => name.endsWith(".xml") && name !== "[Content_Types].xml");
    expect(named.toSorted()).toEqual(xml.toSorted());
    expect(part("[Content_Types].xml")).toContain('Extension="rels"');
  });

  it("finds every part by a relation, and every sheet by the id that the book names", () => {
    const targets = (name: string) => [...part(name).matchAll(/Id="(\w+)" Type="[^"]+" Target="([^"]+)"/g)];
    expect(targets("_rels/.rels").map(([, , target]) => target)).toEqual(["xl/workbook.xml"]);
    const related = targets("xl/_rels/workbook.xml.rels");
    for (const [, , target] of related) expect(parts.has(`xl/${target}`)).toBe(true);
    const ids = [...part("xl/workbook.xml").matchAll(/r:id="(\w+)"/g)].map(([, id]) => id);
    expect(related.map(([, id]) => id)).toEqual([...ids, "rId3"]);
  });

  it("has the elements of a sheet in the order of the schema", () => {
    const order = [
      ...["sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells", "printOptions", "pageMargins"],
      ...["pageSetup", "headerFooter", "ignoredErrors"],
    ];
    const found = [...sheet.matchAll(/<(\w+)[ >/]/g)].map(([, name]) => name ?? "");
    expect(found.filter((name) => order.includes(name))).toEqual(order);
  });

  it("names every row and cell once, in order", () => {
    const numbers = [...sheet.matchAll(/<row r="(\d+)"/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    for (const [, number, cells] of sheet.matchAll(/<row r="(\d+)"[^>]*>(.*?)<\/row>/gs)) {
      const references = [...(cells ?? "").matchAll(/<c r="([A-Z]+)(\d+)"/g)];
      expect(references.every(([, , row]) => row === number)).toBe(true);
      const letters = references.map(([, letter]) => letter ?? "");
      expect(letters).toEqual([...new Set(letters)].toSorted());
    }
  });

  it("uses only styles that exist, and those only parts that exist", () => {
    const styles = part("xl/styles.xml");
    const xfs = [...(/<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0].matchAll(/<xf [^>]*>/g) ?? [])].map(([xf]) => xf);
    for (const [, style] of sheet.matchAll(/ s="(\d+)"/g)) expect(Number(style)).toBeLessThan(xfs.length);
    expect(bodyStyle({ format: "instant", look: "quiet", align: "right", wrap: "wrap" })).toBe(xfs.length - 1);
    for (const [list, attribute] of [
      ["fonts", "fontId"],
      ["fills", "fillId"],
      ["borders", "borderId"],
    ] as const) {
      const count = Number(new RegExp(`<${list} count="(\\d+)"`).exec(styles)?.[1]);
      const used = xfs.map((xf) => Number(new RegExp(`${attribute}="(\\d+)"`).exec(xf)?.[1]));
      expect(Math.max(...used)).toBe(count - 1);
    }
    const formats = new Set([...styles.matchAll(/<numFmt numFmtId="(\d+)"/g)].map(([, id]) => id));
    for (const xf of xfs) {
      const [, id = ""] = /numFmtId="(\d+)"/.exec(xf) ?? [];
      expect(Number(id) < 164 || formats.has(id)).toBe(true);
    }
    for (const [, count, body] of styles.matchAll(/<cellXfs count="(\d+)">(.*?)<\/cellXfs>/gs)) {
      expect((body ?? "").match(/<xf /g)).toHaveLength(Number(count));
    }
  });

  it("gives each look, format and alignment a style of its own", () => {
    const all = (["text", "integer", "decimal", "percent", "money", "date", "instant"] as const).flatMap((format) =>
      (["plain", "strong", "alert", "quiet"] as const).flatMap((look) =>
        (["left", "centre", "right"] as const).flatMap((align) =>
          (["wrap", "no-wrap"] as const).map((wrap) => bodyStyle({ format, look, align, wrap })),
        ),
      ),
    );
    expect(new Set([...all, lineStyle("alert", "right"), lineStyle("plain", "left")]).size).toBe(170);
  });

  it("keeps cells of text as the format Text, so that editing one makes no formula", () => {
    const [, style] = /<c r="A4" s="(\d+)" t="inlineStr"><is><t>=1</.exec(sheet) ?? [];
    const xfs = [...(/<cellXfs.*<\/cellXfs>/s.exec(part("xl/styles.xml"))?.[0].matchAll(/<xf [^>]*>/g) ?? [])];
    expect(xfs[Number(style)]?.[0]).toContain('numFmtId="49"');
  });

  it("merges no cell twice and counts its merges", () => {
    const merges = [...sheet.matchAll(/<mergeCell ref="([A-Z])(\d+):([A-Z])(\d+)"/g)];
    expect(sheet).toContain(`<mergeCells count="${merges.length}">`);
    const cells = merges.flatMap(([, left = "", top, right = "", bottom]) =>
      cellsOf([left, right], [Number(top), Number(bottom)]),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });

  it("sets the page: A4, as wide as one page, the head repeated", () => {
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(part("xl/worksheets/sheet2.xml")).toContain('orientation="portrait"');
    expect(sheet).toContain('<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>');
    expect(part("xl/workbook.xml")).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'Sổ ''A'' &amp; B'!$2:$3</definedName>`,
    );
  });

  it("makes rows of several lines high enough", () => {
    expect(sheet).toMatch(/<row r="5" ht="30">/);
    expect(sheet).toMatch(/<row r="4">/);
  });
});

function cellsOf(
  [left, right]: readonly [string, string],
  [top, bottom]: readonly [number, number],
): readonly string[] {
  const columns = ["A", "B", "C", "D"].filter((letter) => letter >= left && letter <= right);
  return columns.flatMap((column) => Array.from({ length: bottom - top + 1 }, (_, index) => `${column}${top + index}`));
}
