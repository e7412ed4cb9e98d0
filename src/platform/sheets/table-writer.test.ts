import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Row, Table } from "./table.ts";
import { tableWriter, type FileFormat, type Piece, type TableWriter, type WriterState } from "./table-writer.ts";
import { nastyText } from "./testing-texts.ts";

const table: Table = {
  name: "Sổ",
  above: [{ centre: "Sổ theo dõi", look: "title" }],
  columns: [
    { name: "Mã", format: "text" },
    { name: "Số", format: "integer" },
  ],
  below: [{ left: "Hết" }],
};

const rowsOf = fc.array(fc.tuple(nastyText(), fc.integer()), { maxLength: 5 });

describe("tableWriter", { timeout: 60_000 }, () => {
  it.each(["xlsx", "csv"] as const)(
    "property: %s cut after any step and continued is the same file",
    async (format) => {
      await fc.assert(
        fc.asyncProperty(fc.array(rowsOf, { maxLength: 6 }), fc.nat(6), async (steps, at) => {
          const cut = Math.min(at, steps.length);
          const first = tableWriter(format, table);
          const before = [await first.begin(), ...(await rowsThrough(first, steps.slice(0, cut)))];
          const state = JSON.parse(JSON.stringify(before.at(-1)?.state)) as WriterState;
          const second = tableWriter(format, table, state);
          const after = [...(await rowsThrough(second, steps.slice(cut))), await second.end()];
          const whole = await unbroken(format, steps);
          expect(bytesOf([...before, ...after]).equals(bytesOf(whole))).toBe(true);
        }),
        { numRuns: 60 },
      );
    },
  );

  it("gives the same pieces whether or not the caller waits between the calls", async () => {
    const steps = [[["a", 1]], [["b", 2]], [["c", 3]]] as const satisfies Row[][];
    const patient = await unbroken("xlsx", steps);
    const writer = tableWriter("xlsx", table);
    const hasty = await Promise.all([writer.begin(), ...steps.map((rows) => writer.rows(rows)), writer.end()]);
    expect(bytesOf(hasty).equals(bytesOf(patient))).toBe(true);
    expect(hasty.map(({ state }) => state)).toEqual(patient.map(({ state }) => state));
  });
});

async function unbroken(format: FileFormat, steps: readonly (readonly Row[])[]): Promise<readonly Piece[]> {
  const writer = tableWriter(format, table);
  return [await writer.begin(), ...(await rowsThrough(writer, steps)), await writer.end()];
}

async function rowsThrough(writer: TableWriter, steps: readonly (readonly Row[])[]): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  for (const rows of steps) pieces.push(await writer.rows(rows));
  return pieces;
}

function bytesOf(pieces: readonly Piece[]): Buffer {
  return Buffer.concat(pieces.map(({ bytes }) => bytes));
}
