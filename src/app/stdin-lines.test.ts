import { describe, expect, it } from "vitest";
import { linesOf, type ByteLine } from "./stdin-lines.ts";

async function read(...chunks: readonly (string | Buffer)[]): Promise<readonly ByteLine[]> {
  const lines: ByteLine[] = [];
  async function* stream() {
    yield* chunks;
  }
  for await (const group of linesOf(stream())) lines.push(...group);
  return lines;
}

describe("lines of standard input", () => {
  it("are numbered, across chunks and without a last newline", async () => {
    expect(await read("a\nb", "c\n", "d")).toEqual([
      { number: 1, text: "a" },
      { number: 2, text: "bc" },
      { number: 3, text: "d" },
    ]);
  });

  it("keep letters that are cut by a chunk", async () => {
    const bytes = Buffer.from("Nguyễn\n");
    expect(await read(bytes.subarray(0, 5), bytes.subarray(5))).toEqual([{ number: 1, text: "Nguyễn" }]);
  });

  it("drop a byte order mark", async () => {
    expect(await read(Buffer.from("\ufeff{}\n"))).toEqual([{ number: 1, text: "{}" }]);
  });

  it("tell which line is not UTF-8 and go on", async () => {
    expect(await read(Buffer.from([0x41, 0x0a, 0xff, 0xfe, 0x0a, 0x42]))).toEqual([
      { number: 1, text: "A" },
      { number: 2, text: null, problem: "E_ENCODING" },
      { number: 3, text: "B" },
    ]);
  });

  it("do not keep a line without end in memory", async () => {
    const megabyte = "x".repeat(1024 * 1024);
    expect(await read(megabyte, megabyte, "y\nz\n")).toEqual([
      { number: 1, text: null, problem: "E_LINE_LENGTH" },
      { number: 2, text: "z" },
    ]);
  });

  it("of nothing are none", async () => {
    expect(await read()).toEqual([]);
  });
});
