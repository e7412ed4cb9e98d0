import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unzip } from "./testing-unzip.ts";
import {
  appendPacked,
  ArchiveTooLarge,
  beginPart,
  EMPTY_ARCHIVE,
  endArchive,
  endPart,
  pack,
  type Archive,
  type Written,
} from "./zip-parts.ts";

type Wish = { readonly name: string; readonly pieces: readonly string[] };

async function zip(parts: readonly Wish[]): Promise<Buffer> {
  const bytes: Buffer[] = [];
  let archive: Archive = EMPTY_ARCHIVE;
  const take = (step: Written) => {
    bytes.push(step.bytes);
    // As a restart would have it: through JSON.
    archive = JSON.parse(JSON.stringify(step.archive)) as Archive;
  };
  for (const { name, pieces } of parts) {
    take(beginPart(archive, name));
    for (const piece of pieces) take(appendPacked(archive, await pack(Buffer.from(piece))));
    take(endPart(archive));
  }
  take(endArchive(archive));
  expect(archive.offset).toBe(Buffer.concat(bytes).length);
  return Buffer.concat(bytes);
}

describe("zip parts", { timeout: 60_000 }, () => {
  it("property: any parts in any pieces come back, through JSON between the pieces", async () => {
    const part = fc.record({
      name: fc.stringMatching(/^[a-z]{1,9}$/),
      pieces: fc.array(fc.string(), { maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        const read = unzip(await zip(parts));
        expect(read).toEqual(parts.map(({ name, pieces }) => ({ name, text: pieces.join("") })));
      }),
    );
  });

  it("gives the same bytes on any day", async () => {
    const parts = [{ name: "xl/a.xml", pieces: ["<a>", "đủ".repeat(5_000), "</a>"] }];
    const archive = await zip(parts);
    expect((await zip(parts)).equals(archive)).toBe(true);
    expect(archive.readUInt16LE(12)).toBe(0x21);
    expect(archive.length).toBeLessThan(600);
  });

  it("stops before sizes that the format cannot tell", async () => {
    const open = { name: "a", at: 0, crc: 0, size: 0xffff_fff0, packed: 5 };
    const packed = await pack(Buffer.from("mười sáu chữ và hơn"));
    expect(() => appendPacked({ offset: 50, parts: [], open }, packed)).toThrow(ArchiveTooLarge);
    const small = { ...open, size: 0 };
    expect(() => appendPacked({ offset: 0xffff_fff0, parts: [], open: small }, packed)).toThrow(ArchiveTooLarge);
  });

  it("appends to an open part only", async () => {
    const packed = await pack(Buffer.from("a"));
    expect(() => appendPacked(EMPTY_ARCHIVE, packed)).toThrow("no part is open");
    expect(() => endPart(EMPTY_ARCHIVE)).toThrow("no part is open");
  });
});
