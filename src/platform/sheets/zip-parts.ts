import { promisify } from "node:util";
import { constants, crc32, deflateRaw } from "node:zlib";

/** A file inside the archive: complete, or the one being written. Plain JSON, so that writing can go on after a restart. */
type Part = {
  readonly name: string;
  readonly at: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: number;
};

/** An archive as far as it is written; plain JSON. */
export type Archive = { readonly offset: number; readonly parts: readonly Part[]; readonly open: Part | null };

/** Bytes to be written next and the archive after them. */
export type Written = { readonly bytes: Buffer; readonly archive: Archive };

/** Content ready for the archive. */
export type Packed = { readonly content: Buffer; readonly packed: Buffer };

/** Past this size an archive would need a format that not every spreadsheet program reads. */
const LIMIT = 0xffff_ffff;

export class ArchiveTooLarge extends Error {
  constructor() {
    super("a spreadsheet file cannot be larger than 4 GiB");
    this.name = "ArchiveTooLarge";
  }
}

export const EMPTY_ARCHIVE: Archive = { offset: 0, parts: [], open: null };

/**
 * Packs content on another thread. Every piece ends at a whole byte and refers to nothing before it, so pieces can be
 * packed side by side, and a file that was cut between two pieces can be continued.
 */
export async function pack(content: Buffer): Promise<Packed> {
  return { content, packed: await deflate(content, { level: 1, finishFlush: constants.Z_SYNC_FLUSH }) };
}

const deflate = promisify<Buffer, { level: number; finishFlush: number }, Buffer>(deflateRaw);

/** Begins a part. Its sizes follow its content, as streams need it. */
export function beginPart(archive: Archive, name: string): Written {
  const header = Buffer.concat([Buffer.alloc(30), Buffer.from(name)]);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, { name, at: 0, crc: 0, size: 0, packed: 0 });
  const open = { name, at: archive.offset, crc: 0, size: 0, packed: 0 };
  return written(header, { ...archive, open });
}

/** Appends packed content to the open part. */
export function appendPacked(archive: Archive, { content, packed }: Packed): Written {
  const { open } = archive;
  if (open === null) throw new Error("no part is open");
  const grown = {
    ...open,
    crc: crc32(content, open.crc),
    size: open.size + content.length,
    packed: open.packed + packed.length,
  };
  if (grown.size > LIMIT) throw new ArchiveTooLarge();
  return written(packed, { ...archive, open: grown });
}

/** Ends the open part. */
export function endPart(archive: Archive): Written {
  const { open } = archive;
  if (open === null) throw new Error("no part is open");
  const part = { ...open, packed: open.packed + LAST_BLOCK.length };
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  writeSizes(descriptor, 4, part);
  return written(Buffer.concat([LAST_BLOCK, descriptor]), {
    ...archive,
    parts: [...archive.parts, part],
    open: null,
  });
}

/** The directory that ends an archive. */
export function endArchive(archive: Archive): Written {
  const entries = archive.parts.map((part) => {
    const entry = Buffer.concat([Buffer.alloc(46), Buffer.from(part.name)]);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(VERSION, 4);
    writeCommon(entry, 6, part);
    entry.writeUInt32LE(part.at, 42);
    return entry;
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(archive.offset, 16);
  return written(Buffer.concat([directory, end]), archive);
}

/** A final deflate block without content. */
const LAST_BLOCK = Buffer.from([0x03, 0x00]);
const VERSION = 20;
/** Bit 3: sizes follow the content. Bit 11: names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, the zero of the format: the same rows make the same bytes on any day. */
const DAY_ZERO = 0x0021;

function writeCommon(header: Buffer, at: number, part: Part): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(FLAGS, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(DAY_ZERO, at + 8);
  writeSizes(header, at + 10, part);
  header.writeUInt16LE(Buffer.byteLength(part.name), at + 22);
}

function writeSizes(target: Buffer, at: number, { crc, packed, size }: Part): void {
  target.writeUInt32LE(crc, at);
  target.writeUInt32LE(packed, at + 4);
  target.writeUInt32LE(size, at + 8);
}

function written(bytes: Buffer, archive: Archive): Written {
  const offset = archive.offset + bytes.length;
  if (offset > LIMIT) throw new ArchiveTooLarge();
  return { bytes, archive: { ...archive, offset } };
}
