import { describe, expect, it, vi } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { aZip } from "#modules/documents/testing.ts";
import { xlsxStream } from "#platform/sheets/sheet-streams.ts";
import type { Row, Table } from "#platform/sheets/table.ts";
import type { ReadLine } from "../domain/table-reader.ts";
import { ACCOUNT, asCsv, asMt940, PLAIN_PROFILE, randomOf } from "../testing.ts";
import { readBankFile } from "./read-file.ts";

// The inspection runs in a thread of its own, which starts slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const PERIOD = { from: "2026-11-23", to: "2026-11-25" };
const LINES = [
  { id: "1", day: "2026-11-23", amount: 119_000, bankRef: "FT1", content: 'Nộp "lệ phí", một' },
  { id: "2", day: "2026-11-24", amount: -1_100, bankRef: "FT2", content: "=HYPERLINK(1)" },
];

async function read(bytes: string | Uint8Array, format: "csv" | "xlsx" | "mt940" = "csv", size = 50) {
  const buffer = Buffer.from(bytes);
  const pieces = Array.from({ length: Math.ceil(buffer.length / size) }, (_, n) =>
    buffer.subarray(n * size, (n + 1) * size),
  );
  const lines: ReadLine[] = [];
  const file = { pieces, profile: { ...PLAIN_PROFILE, format }, accountNo: ACCOUNT, period: PERIOD };
  const answer = await readBankFile(file, (some) => void lines.push(...some));
  const problems = answer.ok ? [] : answer.error.problems.map(({ row, what }) => `${row ?? "-"} ${what}`);
  return { lines: lines.map(({ day, amount, bankRef, content }) => ({ day, amount, bankRef, content })), problems };
}
const WANTED = LINES.map(({ day, amount, bankRef, content }) => ({ day, amount, bankRef, content }));

describe("csv and MT940", () => {
  it("are read the same whatever ends their lines, with and without the mark of UTF-8, cut anywhere", async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      expect(await read(asCsv(LINES, randomOf(seed)), "csv", seed)).toEqual({ lines: WANTED, problems: [] });
    }
    expect(await read(asMt940(LINES), "mt940", 7)).toEqual({ lines: WANTED, problems: [] });
  });

  it.each([
    ["UTF-16 with its mark", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("a,b\n", "utf16le")]), "- utf-16"],
    ["UTF-16 without", Buffer.from("Ngay,So tien\n1,2\n", "utf16le"), "- utf-16"],
    ["nothing", Buffer.alloc(0), "- empty"],
    ["an open quote", Buffer.from(asCsv(LINES).replace(/"Nộp.*/, '"Nộp')), "3 quote"],
  ])("%s is refused", async (_what, bytes, problem) => {
    expect((await read(bytes)).problems).toContain(problem);
  });

  it("letters of another code are refused with their lines", async () => {
    const bytes = Buffer.concat([
      Buffer.from("Ngày giao dịch,Số tham chiếu,Số tiền,Nội dung\n23/11/2026,F,5,x\n23/11/2026,F,5,"),
      Buffer.from([0xd0, 0x20, 0xe9]),
    ]);
    expect((await read(bytes)).problems).toEqual(["3 not-utf-8"]);
  });

  it("a line of MT940 without an end is refused at once", async () => {
    expect((await read(":20:".padEnd(300_000, "x"), "mt940", 64_000)).problems).toContain("1 mt940-line");
  });
});

async function book(rows: readonly Row[]): Promise<Buffer> {
  const columns: Table["columns"] = [
    { name: "Ngày giao dịch", format: "date" },
    { name: "Số tham chiếu", format: "text" },
    { name: "Số tiền", format: "money" },
    { name: "Nội dung", format: "text" },
  ];
  const parts: Buffer[] = [];
  for await (const part of xlsxStream([{ table: { name: "Sao kê", columns }, rows }])) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

describe("xlsx", () => {
  it("is read with days, amounts and text that looks like a formula", async () => {
    const rows = LINES.map(({ day, amount, bankRef, content }) => [
      Temporal.PlainDate.from(day),
      bankRef,
      amount,
      content,
    ]);
    expect(await read(await book(rows), "xlsx", 4_096)).toEqual({ lines: WANTED, problems: [] });
  });

  it("refuses parts of a đồng by the row", async () => {
    const rows = [[Temporal.PlainDate.from("2026-11-23"), "F", 0.5, "x"]];
    expect((await read(await book(rows), "xlsx", 4_096)).problems).toEqual(["2 amount"]);
  });

  const part = (name: string, content: string | Buffer) => ({ name, content });
  const types = part("[Content_Types].xml", "<Types/>");
  it.each([
    ["what is no archive", Buffer.from("Ngày,Số tiền")],
    ["an archive of something else", aZip([part("a.txt", "x")])],
    ["a bomb", aZip([types, part("xl/workbook.xml", Buffer.alloc(60 * 1024 * 1024))])],
    ["a lie about sizes", aZip([types, { name: "xl/workbook.xml", content: "x".repeat(9_000), declaredSize: 10 }])],
    [
      "a document type",
      aZip([types, part("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>')]),
    ],
    [
      "a part from outside",
      aZip([
        types,
        part("xl/workbook.xml", "<x/>"),
        part(
          "xl/_rels/workbook.xml.rels",
          '<Relationship Id="a" Type="t" Target="http://169.254.169.254/" TargetMode="External"/>',
        ),
      ]),
    ],
    ["a workbook without sheets", aZip([types, part("xl/workbook.xml", "<workbook/>")])],
  ])("refuses %s without reading it", async (_what, bytes) => {
    expect((await read(bytes, "xlsx", 65_536)).problems).toEqual(["- unreadable"]);
  });
});
