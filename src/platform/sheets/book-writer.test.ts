import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { bookWriter, type BookPiece, type BookState, type BookWriter } from "./book-writer.ts";
import type { Row, Table } from "./table.ts";

const table: Table = {
  name: "Sổ",
  above: [{ centre: "Sổ theo dõi" }],
  columns: [{ name: "Số", format: "integer" }],
  below: [{ left: "Hết" }],
};
const numbers = (from: number, count: number): Row[] => Array.from({ length: count }, (_, index) => [from + index]);

async function valuesOf(pieces: readonly BookPiece[]) {
  const book = await readXlsx(new Uint8Array(Buffer.concat(pieces.map(({ bytes }) => bytes))));
  return book.sheets.map(({ name, rows }) => ({ name, values: rows.map(([value]) => value) }));
}

async function whole(book: BookWriter, steps: readonly (readonly Row[])[]): Promise<readonly BookPiece[]> {
  const pieces = [await book.beginBook(), await book.beginSheet(table)];
  for (const rows of steps) pieces.push(await book.addRows(rows));
  return [...pieces, await book.endSheet(), await book.endBook()];
}

describe("bookWriter", { timeout: 60_000 }, () => {
  it("goes on in a further sheet past the rows of one, notes only at the end", async () => {
    const pieces = await whole(bookWriter(undefined, { rows: 6, bytes: 1e9 }), [numbers(1, 2), numbers(3, 6)]);
    expect(await valuesOf(pieces)).toEqual([
      { name: "Sổ", values: ["Sổ theo dõi", "Số", 1, 2, 3] },
      { name: "Sổ (2)", values: ["Sổ theo dõi", "Số", 4, 5, 6] },
      { name: "Sổ (3)", values: ["Sổ theo dõi", "Số", 7, 8, "Hết"] },
    ]);
  });

  it("goes on in a further sheet past the bytes of one", async () => {
    const pieces = await whole(bookWriter(undefined, { rows: 1e6, bytes: 2_000 }), [numbers(1, 50), numbers(51, 50)]);
    expect((await valuesOf(pieces)).map(({ name, values }) => [name, values.length])).toEqual([
      ["Sổ", 52],
      ["Sổ (2)", 53],
    ]);
  });

  it("gives the same bytes when it goes on from any state, through JSON, across sheets too", async () => {
    const limits = { rows: 7, bytes: 1e9 };
    const steps = [numbers(1, 3), numbers(4, 1), numbers(5, 6), numbers(11, 0), numbers(11, 2)];
    const unbroken = await whole(bookWriter(undefined, limits), steps);
    for (let cut = 0; cut < steps.length; cut += 1) {
      const before = unbroken.slice(0, cut + 2);
      const state = JSON.parse(JSON.stringify(before.at(-1)?.state)) as BookState;
      const book = bookWriter({ table, state }, limits);
      const after: BookPiece[] = [];
      for (const rows of steps.slice(cut)) after.push(await book.addRows(rows));
      after.push(await book.endSheet(), await book.endBook());
      expect(bytes([...before, ...after]).equals(bytes(unbroken))).toBe(true);
    }
  });

  it("gives pieces in the order of the calls, however long each takes to pack", async () => {
    const book = bookWriter();
    const pieces = await Promise.all([
      book.beginBook(),
      book.beginSheet(table),
      book.addRows(numbers(1, 20_000)),
      book.addRows(numbers(20_001, 1)),
      book.endSheet(),
      book.endBook(),
    ]);
    const [sheet] = await valuesOf(pieces);
    expect(sheet?.values.slice(2, -1)).toEqual(Array.from({ length: 20_001 }, (_, index) => index + 1));
  });

  it("writes rows into an open sheet only", async () => {
    const book = bookWriter();
    await book.beginBook();
    await expect(book.addRows(numbers(1, 1))).rejects.toThrow("no sheet is open");
    await expect(book.endSheet()).rejects.toThrow("no sheet is open");
  });
});

function bytes(pieces: readonly BookPiece[]): Buffer {
  return Buffer.concat(pieces.map((piece) => piece.bytes));
}
