import { describe, expect, it } from "vitest";
import { flatHead, headHeight, placeHead } from "./head-grid.ts";
import type { HeadCell, Table } from "./table.ts";

const column = { format: "integer" } as const;

function table(columns: number, head?: readonly (readonly HeadCell[])[]): Table {
  return {
    name: "Biểu",
    columns: Array.from({ length: columns }, () => column),
    ...(head === undefined ? {} : { head }),
  };
}

const threeRows = table(5, [
  [
    { text: "Lĩnh vực", down: 3 },
    { text: "Số hồ sơ tiếp nhận", across: 4 },
  ],
  [
    { text: "Tổng số", down: 2 },
    { text: "Trong kỳ", across: 2 },
    { text: "Từ kỳ\n trước", down: 2 },
  ],
  [{ text: "Trực tuyến" }, { text: "Trực tiếp" }],
  ["(1)", "(2)=(3)+(4)+(5)", "(3)", "(4)", "(5)"].map((text) => ({ text })),
]);

describe("placeHead", () => {
  it("puts cells around those that reach down, as a browser does", () => {
    const placed = placeHead(threeRows).map(({ text, row, column }) => `${text} ${row}:${column}`);
    expect(placed.slice(0, 7)).toEqual([
      "Lĩnh vực 0:0",
      "Số hồ sơ tiếp nhận 0:1",
      "Tổng số 1:1",
      "Trong kỳ 1:2",
      "Từ kỳ\n trước 1:4",
      "Trực tuyến 2:2",
      "Trực tiếp 2:3",
    ]);
    expect(headHeight(threeRows)).toBe(4);
  });

  it("takes the columns' names when no head is given", () => {
    const plain: Table = {
      name: "Sổ",
      columns: [
        { ...column, name: "Mã" },
        { ...column, name: "Ngày" },
      ],
    };
    expect(placeHead(plain)).toMatchObject([
      { text: "Mã", row: 0, column: 0 },
      { text: "Ngày", row: 0, column: 1 },
    ]);
  });

  it.each([
    ["a bare column", table(2, [[{ text: "một" }]])],
    ["a cell too many", table(1, [[{ text: "một" }, { text: "hai" }]])],
    ["a cell wider than the rest", table(2, [[{ text: "một" }, { text: "hai", across: 2 }]])],
    ["a cell that reaches below the head", table(1, [[{ text: "một", down: 2 }]])],
    [
      "a cell over one that reaches down",
      table(2, [[{ text: "a" }, { text: "b", down: 2 }], [{ text: "c", across: 2 }]]),
    ],
  ])("refuses %s", (_, wrong) => {
    expect(() => placeHead(wrong)).toThrow(RangeError);
  });
});

describe("flatHead", () => {
  it("names each column from the top, without the numbers of the form", () => {
    expect(flatHead(threeRows)).toEqual([
      "Lĩnh vực",
      "Số hồ sơ tiếp nhận – Tổng số",
      "Số hồ sơ tiếp nhận – Trong kỳ – Trực tuyến",
      "Số hồ sơ tiếp nhận – Trong kỳ – Trực tiếp",
      "Số hồ sơ tiếp nhận – Từ kỳ trước",
    ]);
  });

  it("prefers the column's own name", () => {
    const columns = threeRows.columns.map((one, index) => (index === 1 ? { ...one, name: "tong_so" } : one));
    expect(flatHead({ ...threeRows, columns })[1]).toBe("tong_so");
  });
});
