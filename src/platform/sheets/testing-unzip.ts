import { crc32, inflateRawSync } from "node:zlib";

export type Entry = { readonly name: string; readonly text: string };

/** Reads an archive from its directory at the end, as programs do, checking what the format says twice. For tests. */
export function unzip(archive: Buffer): readonly Entry[] {
  const end = archive.lastIndexOf(Buffer.from("PK\u0005\u0006"));
  const count = archive.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    entries.push({ name, text: contentAt(archive, at).toString("utf8") });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  if (at !== end) throw new Error("the directory does not end where the archive says");
  return entries;
}

/** The content of an entry of the directory; a RangeError when header, sizes or checksum disagree. */
function contentAt(archive: Buffer, entry: number): Buffer {
  const [crc, packed, size] = [16, 20, 24].map((offset) => archive.readUInt32LE(entry + offset));
  const header = archive.readUInt32LE(entry + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const body = archive.subarray(start, start + (packed ?? 0));
  const descriptor = start + (packed ?? 0);
  const content = inflateRawSync(body);
  const told = [0, 4, 8, 12].map((offset) => archive.readUInt32LE(descriptor + offset));
  if (archive.readUInt32LE(header) !== 0x04034b50) throw new RangeError("no local header");
  if (told.join() !== [0x08074b50, crc, packed, size].join()) throw new RangeError("the descriptor says otherwise");
  if (content.length !== size || crc32(content) !== crc) throw new RangeError("the content is not what was written");
  return content;
}
