import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { cellText } from "./cell-text.ts";
import { csvStream } from "./sheet-streams.ts";
import type { Row, Table } from "./table.ts";
import { parseCsv } from "./testing-csv.ts";
import { nastyText } from "./testing-texts.ts";

const table: Table = {
  name: "Sổ",
  columns: [
    { name: "Chủ hồ sơ", format: "text" },
    { name: "Ngày", format: "date" },
    { name: "Lúc", format: "instant" },
    { name: "Lệ phí", format: "money" },
  ],
};

async function written(rows: readonly Row[], other: Partial<Table> = {}): Promise<string> {
  return text(csvStream({ table: { ...table, ...other }, rows }));
}

async function parsed(rows: readonly Row[], other: Partial<Table> = {}) {
  const all = await written(rows, other);
  // The stream consumer drops a byte order mark as a text decoder does; the bytes are looked at below.
  return parseCsv(all.replace(/^\uFEFF/, ""));
}

describe("csv", { timeout: 60_000 }, () => {
  it("begins with the mark that makes Excel show Vietnamese, and the names of the columns", async () => {
    const [first] = await csvStream({ table, rows: [] }).toArray();
    expect([...Buffer.from(first as Uint8Array).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(await parsed([])).toEqual([["Chủ hồ sơ", "Ngày", "Lúc", "Lệ phí"]]);
  });

  it("writes days and instants as every program reads them, in Vietnam's time", async () => {
    const row: Row = [
      "Lý Thị Mỷ",
      Temporal.PlainDate.from("2026-11-25"),
      Temporal.Instant.from("2026-11-24T17:30:05.900Z"),
      119_000,
    ];
    expect((await parsed([row])).at(-1)).toEqual(["Lý Thị Mỷ", "2026-11-25", "2026-11-25 00:30:05", "119000"]);
  });

  it("takes milliseconds since 1970 in columns of days and instants, and instants for their days", async () => {
    const instant = Temporal.Instant.from("2026-11-24T17:30:05Z");
    const rows: Row[] = [
      [null, instant.epochMilliseconds, instant.epochMilliseconds],
      [null, instant, { value: 5, format: "integer" }],
    ];
    expect((await parsed(rows)).slice(1)).toEqual([
      ["", "2026-11-25", "2026-11-25 00:30:05", ""],
      ["", "2026-11-25", "5", ""],
    ]);
  });

  it("fills up short rows, and takes values out of their looks", async () => {
    const rows: Row[] = [["a"], { cells: [{ value: "TỔNG", look: "alert" }, null, null, -5], look: "strong" }];
    expect((await parsed(rows)).slice(1)).toEqual([
      ["a", "", "", ""],
      ["TỔNG", "", "", "-5"],
    ]);
  });

  it("carries the notes below the table, each as a full record", async () => {
    const below = [{ left: "Đối chiếu: lệch 10" }, { left: "Người lập", right: "Giám đốc" }];
    expect((await parsed([["a"]], { below })).slice(2)).toEqual([
      ["Đối chiếu: lệch 10", "", "", ""],
      ["Người lập", "Giám đốc", "", ""],
    ]);
  });

  it("refuses a row of more cells than columns, and what is no number", async () => {
    await expect(written([["a", null, null, 1, "thừa"]])).rejects.toThrow(RangeError);
    await expect(written([["a", null, null, Number.NaN]])).rejects.toThrow(RangeError);
  });

  it("property: every text comes back by an independent reader", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nastyText(), { maxLength: 20 }), async (texts) => {
        const records = (await parsed(texts.map((one) => [one]))).slice(1);
        expect(records.map(([first = ""]) => first.replace(/^'/, ""))).toEqual(texts.map(cellText));
      }),
    );
  });
});
