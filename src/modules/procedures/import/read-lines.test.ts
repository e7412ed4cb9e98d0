import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CatalogueFileError, MAX_LINE_BYTES, readLines, type CatalogueLine } from "./read-lines.ts";

async function linesOf(content: Buffer | string, chunkSize = 7): Promise<CatalogueLine[]> {
  const bytes = Buffer.from(content);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkSize) }, (_, index) =>
    bytes.subarray(index * chunkSize, (index + 1) * chunkSize),
  );
  const lines: CatalogueLine[] = [];
  for await (const line of readLines(Readable.from(chunks))) lines.push(line);
  return lines;
}

const texts = (lines: readonly CatalogueLine[]) =>
  lines.map((line) => (line.kind === "text" ? line.text : line.reason));

describe("reading lines of a catalogue file", () => {
  it("numbers lines from 1 and leaves blank ones out", async () => {
    expect(await linesOf('{"a":1}\n\n  \r\n{"b":2}\r\n{"c":3}')).toEqual([
      { kind: "text", line: 1, text: '{"a":1}' },
      { kind: "text", line: 4, text: '{"b":2}' },
      { kind: "text", line: 5, text: '{"c":3}' },
    ]);
  });

  it("reads gzip and plain alike, whatever the chunks", async () => {
    const content = `${"Thủ tục đăng ký đất đai\n".repeat(50)}cuối`;
    const expected = await linesOf(content, 1000);
    for (const size of [1, 2, 3, 64]) {
      expect(await linesOf(content, size)).toEqual(expected);
      expect(await linesOf(gzipSync(content), size)).toEqual(expected);
    }
  });

  it("does not tear letters apart at chunk borders", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[a-zàáảãạăâđêôơưếệ ]{1,12}$/u)),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size) => {
          const kept = rows.map((row) => row.trim()).filter((row) => row !== "");
          if (kept.length === 0) return;
          expect(texts(await linesOf(rows.join("\n"), size))).toEqual(kept);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("takes a UTF-8 byte order mark as nothing", async () => {
    expect(texts(await linesOf('\uFEFF{"a":1}\n'))).toEqual(['{"a":1}']);
  });

  it("tells a line in another encoding by its number and goes on", async () => {
    const windows1258 = Buffer.from([0x7b, 0xc4, 0xe3, 0x7d, 0x0a]);
    expect(await linesOf(Buffer.concat([Buffer.from("{}\n"), windows1258, Buffer.from("{}\n")]))).toEqual([
      { kind: "text", line: 1, text: "{}" },
      { kind: "broken", line: 2, reason: "Dòng không phải UTF-8 (sai bảng mã)" },
      { kind: "text", line: 3, text: "{}" },
    ]);
  });

  it("passes over a line that never ends without keeping it", async () => {
    const huge = Buffer.concat([Buffer.alloc(MAX_LINE_BYTES + 1, 0x61), Buffer.from("\n{}")]);
    expect(await linesOf(huge, 65_536)).toEqual([
      { kind: "broken", line: 1, reason: "Dòng dài quá 4 MB" },
      { kind: "text", line: 2, text: "{}" },
    ]);
  });

  it.each([
    ["an empty file", Buffer.alloc(0), /rỗng/],
    ["only blank lines", Buffer.from("\n \n\n"), /rỗng/],
    ["an empty gzip", gzipSync(""), /rỗng/],
    ["UTF-16", Buffer.from('\uFEFF{"a":1}', "utf16le"), /UTF-16/],
    ["a JSON array", Buffer.from('[{"a":1}]'), /mảng JSON/],
    ["a JSON array in gzip", gzipSync('\uFEFF [{"a":1}]'), /mảng JSON/],
    ["a zip", Buffer.from("PK\u0003\u0004xxxx"), /ZIP/],
  ])("refuses %s", async (_case, content, message) => {
    const reading = linesOf(content);
    await expect(reading).rejects.toThrow(message);
    await expect(linesOf(content)).rejects.toBeInstanceOf(CatalogueFileError);
  });

  it("gives the lines before the cut of a broken gzip, then says so", async () => {
    const zipped = gzipSync(Array.from({ length: 5000 }, (_, n) => `{"n":${n},"r":${Math.sin(n)}}`).join("\n"));
    const seen: CatalogueLine[] = [];
    const reading = (async () => {
      for await (const line of readLines(Readable.from([zipped.subarray(0, zipped.length / 2)]))) seen.push(line);
    })();
    await expect(reading).rejects.toThrow(/gzip bị hỏng hoặc bị cắt/);
    expect(seen.length).toBeGreaterThan(100);
    expect(seen[0]).toEqual({ kind: "text", line: 1, text: '{"n":0,"r":0}' });
  });
});
