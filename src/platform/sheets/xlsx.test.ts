import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { cellText } from "./cell-text.ts";
import type { Row, Table } from "./table.ts";
import { bytesOf, partsOf, readBack } from "./testing-book.ts";
import { nastyText } from "./testing-texts.ts";

const integer = { format: "integer", width: 11 } as const;

/** A head of three rows and the numbers of the form, as the statutory tables have it. */
const form: Table = {
  name: "II.06a/VPCP",
  above: [
    { left: "Biểu số II.06a", right: "Đơn vị báo cáo: …\nĐơn vị nhận báo cáo: …" },
    { centre: "TÌNH HÌNH GIẢI QUYẾT", look: "title" },
  ],
  columns: [{ format: "text", width: 34, wrap: "wrap" }, integer, integer, integer],
  head: [
    [
      { text: "Lĩnh vực", down: 3 },
      { text: "Số lượng hồ sơ tiếp nhận", across: 3 },
    ],
    [
      { text: "Tổng số", down: 2 },
      { text: "Trong kỳ", across: 2 },
    ],
    [{ text: "Trực tuyến" }, { text: "Trực tiếp, dịch vụ bưu chính" }],
    [{ text: "(1)" }, { text: "(2)=(3)+(4)" }, { text: "(3)" }, { text: "(4)" }],
  ],
  below: [{ left: "Đối chiếu: lệch 10", look: "alert" }],
};
const formRows: readonly Row[] = [
  ["Đất đai", 1234, 500, 734],
  { cells: ["TỔNG SỐ", 1234, 500, { value: 734, look: "alert" }], look: "strong" },
];

const typed: Table = {
  name: "Sổ",
  columns: (["text", "integer", "decimal", "percent", "money", "date", "instant"] as const).map((format) => ({
    name: format,
    format,
  })),
};

describe("a book read back by another program", { timeout: 60_000 }, () => {
  it("keeps every kind of value", async () => {
    const row: Row = [
      "0912345678",
      -7,
      14.5,
      0.985,
      119_000,
      Temporal.PlainDate.from("1987-02-03"),
      Temporal.Instant.from("2026-11-24T17:30:00Z"),
    ];
    const [sheet] = await readBack([{ table: typed, rows: [row, [], ["", null]] }]);
    const [first, ...empty] = sheet?.rows.slice(1) ?? [];
    expect(first?.slice(0, 5)).toEqual(["0912345678", -7, 14.5, 0.985, 119_000]);
    expect(first?.slice(5)).toEqual([new Date("1987-02-03T00:00:00Z"), new Date("2026-11-25T00:30:00Z")]);
    expect(empty.flat().every((value) => value === null)).toBe(true);
  });

  it("writes days that a spreadsheet cannot count as text, and numbers in columns of text as numbers", async () => {
    const rows: Row[] = [
      [3, null, null, null, null, Temporal.PlainDate.from("1899-05-06"), Temporal.Instant.from("1890-01-01T00:00:00Z")],
    ];
    const [sheet] = await readBack([{ table: typed, rows }]);
    expect(sheet?.rows[1]).toEqual([3, null, null, null, null, "06/05/1899", "07:00 01/01/1890"]);
  });

  it("takes milliseconds since 1970 in columns of days and instants", async () => {
    const milliseconds = Date.parse("2026-11-24T17:30:00Z");
    const early = Date.parse("1890-01-01T00:00:00Z");
    const rows: Row[] = [
      [null, null, null, null, null, milliseconds, milliseconds],
      [null, null, null, null, null, { value: 12, format: "integer" }, early],
    ];
    const [sheet] = await readBack([{ table: typed, rows }]);
    expect(sheet?.rows[1]?.slice(5)).toEqual([new Date("2026-11-25T00:00:00Z"), new Date("2026-11-25T00:30:00Z")]);
    expect(sheet?.rows[2]?.slice(5)).toEqual([12, "1890-01-01 07:00:00"]);
  });

  it("has lines above, merged heads, rows, notes, and the head frozen", async () => {
    const [sheet] = await readBack([{ table: form, rows: formRows }]);
    expect(sheet?.name).toBe("II.06a-VPCP");
    expect(sheet?.rows[0]).toEqual(["Biểu số II.06a", "Đơn vị báo cáo: …\nĐơn vị nhận báo cáo: …", null, null]);
    expect(sheet?.rows.slice(6)).toEqual([
      ["Đất đai", 1234, 500, 734],
      ["TỔNG SỐ", 1234, 500, 734],
      ["Đối chiếu: lệch 10", null, null, null],
    ]);
    expect(sheet?.freezePane).toMatchObject({ rows: 6 });
    const merged = sheet?.merges?.map(({ startRow, startCol, endRow, endCol }) => [startRow, startCol, endRow, endCol]);
    expect(merged).toEqual(
      expect.arrayContaining([
        [1, 0, 1, 3],
        [2, 0, 4, 0],
        [2, 1, 2, 3],
        [3, 1, 4, 1],
        [3, 2, 3, 3],
        [8, 0, 8, 3],
      ]),
    );
  });

  it("keeps several sheets apart", async () => {
    const sheets = await readBack([
      { table: { ...typed, name: "Sổ" }, rows: [["a"]] },
      { table: { ...typed, name: "sổ" }, rows: [["b"]] },
      { table: form, rows: [] },
    ]);
    expect(sheets.map(({ name }) => name)).toEqual(["Sổ", "sổ (2)", "II.06a-VPCP"]);
    expect(sheets.map(({ rows }) => rows[1]?.[0])).toEqual(["a", "b", "TÌNH HÌNH GIẢI QUYẾT"]);
  });

  it("property: every text comes back as text, whatever it is made of", async () => {
    const text = nastyText().filter((one) => one !== "");
    const table: Table = { name: "T", columns: [{ name: "t", format: "text" }] };
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 15 }), async (texts) => {
        const [sheet] = await readBack([{ table, rows: texts.map((one) => [one]) }]);
        expect(sheet?.rows.slice(1).map(([value]) => value)).toEqual(texts.map(cellText));
        const xml = (await partsOf([{ table, rows: texts.map((one) => [one]) }])).get("xl/worksheets/sheet1.xml") ?? "";
        expect(xml).not.toMatch(/<f[ >/]/);
        expect(xml.match(/t="inlineStr"/g)).toHaveLength(texts.length + 1);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses what no cell can hold", async () => {
    await expect(bytesOf([{ table: typed, rows: [["a", Number.NaN]] }])).rejects.toThrow(RangeError);
    await expect(bytesOf([{ table: typed, rows: [["a", Number.POSITIVE_INFINITY]] }])).rejects.toThrow(RangeError);
    await expect(bytesOf([{ table: typed, rows: [[1, 2, 3, 4, 5, null, null, 8]] }])).rejects.toThrow("more cells");
  });

  it("ends the stream with the fault of its source", async () => {
    function* failing(): Generator<Row> {
      for (let index = 0; index < 2_000; index += 1) yield [String(index)];
      throw new Error("the source fell over");
    }
    await expect(bytesOf([{ table: typed, rows: failing() }])).rejects.toThrow("the source fell over");
  });
});
