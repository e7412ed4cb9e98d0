import { inflateRawSync } from "node:zlib";
import { carriesMalware } from "./malware.ts";
import { Unfit } from "./verdict.ts";

/** A file inside an archive, unpacked. */
export type ZipEntry = { readonly name: string; readonly bytes: Buffer };

const MAX_ENTRIES = 200;
const MAX_UNPACKED = 50 * 1024 * 1024;
const MAX_RATIO = 100;
/** Tiny files compress far without harm; the ratio is asked of larger ones. */
const RATIO_FROM = 64 * 1024;
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const SYMLINK = 0o120000;
const FILE_TYPE_BITS = 0o170000;

type Header = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
};

/**
 * Unpacks an archive in memory after its directory has been found modest: at most 200 entries, 50 MB, ratio 100, plain
 * relative names, no links, nothing hidden between or before entries. Throws Unfit.
 */
export async function openZip(bytes: Buffer): Promise<readonly ZipEntry[]> {
  const headers = readDirectory(bytes);
  const unpacked = headers.reduce((sum, header) => sum + header.unpacked, 0);
  if (unpacked > MAX_UNPACKED) throw new Unfit("file-structure");
  const entries = headers.map((header) => unpack(bytes, header));
  for (const entry of entries) {
    if (carriesMalware(entry.bytes)) throw new Unfit("file-malware");
    await checkInnerArchive(entry.bytes, unpacked);
  }
  return entries;
}

/** Whether the bytes end in an archive's directory, whatever they begin with. */
export function hasZipTail(bytes: Buffer): boolean {
  return findEnd(bytes) !== undefined;
}

async function checkInnerArchive(bytes: Buffer, budget: number): Promise<void> {
  if (bytes.length < END_SIZE || bytes.readUInt32LE(0) !== LOCAL) return;
  const inner = readDirectory(bytes);
  const size = inner.reduce((sum, header) => sum + header.unpacked, 0);
  if (size + budget > MAX_UNPACKED) throw new Unfit("file-structure");
  for (const header of inner) {
    const entry = unpack(bytes, header);
    if (carriesMalware(entry.bytes)) throw new Unfit("file-malware");
    // A third level has no use in an office file.
    if (hasZipTail(entry.bytes)) throw new Unfit("file-structure");
  }
}

function readDirectory(bytes: Buffer): readonly Header[] {
  const end = findEnd(bytes);
  if (end === undefined) throw new Unfit("file-structure");
  const count = bytes.readUInt16LE(end + 10);
  const size = bytes.readUInt32LE(end + 12);
  const start = bytes.readUInt32LE(end + 16);
  const oneDisk = bytes.readUInt16LE(end + 4) === 0 && bytes.readUInt16LE(end + 8) === count;
  if (!oneDisk || count > MAX_ENTRIES || start + size !== end) throw new Unfit("file-structure");
  const headers: Header[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) throw new Unfit("file-structure");
    headers.push(readHeader(bytes, at));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (at !== end) throw new Unfit("file-structure");
  refuseOverlap(headers, start);
  return headers;
}

function findEnd(bytes: Buffer): number | undefined {
  const lowest = Math.max(0, bytes.length - END_SIZE - 0xffff);
  for (let at = bytes.length - END_SIZE; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END && at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  return undefined;
}

function readHeader(bytes: Buffer, at: number): Header {
  const flags = bytes.readUInt16LE(at + 8);
  if ((flags & 0x2041) !== 0) throw new Unfit("file-encrypted");
  const header = {
    name: bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28)),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    unpacked: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
  };
  const mode = bytes.readUInt32LE(at + 38) >>> 16;
  const isLink = (mode & FILE_TYPE_BITS) === SYMLINK;
  const isBomb = header.unpacked > RATIO_FROM && header.unpacked > header.packed * MAX_RATIO;
  if (isLink || isBomb || !isPlainName(header.name)) throw new Unfit("file-structure");
  if (header.method !== 0 && header.method !== 8) throw new Unfit("file-structure");
  return header;
}

/** A relative path that stays below its folder on every system. */
function isPlainName(name: string): boolean {
  if (name === "" || name.length > 250 || /[\\:\0]|^\//.test(name)) return false;
  return !name.split("/").includes("..");
}

/** Entries that share bytes are the trick by which a small archive becomes petabytes. */
function refuseOverlap(headers: readonly Header[], end: number): void {
  const sorted = [...headers].sort((a, b) => a.offset - b.offset);
  const names = new Set(headers.map(({ name }) => name.toLowerCase()));
  if (names.size !== headers.length) throw new Unfit("file-structure");
  sorted.forEach((header, index) => {
    const next = sorted[index + 1]?.offset ?? end;
    if (header.offset + 30 + header.packed > next) throw new Unfit("file-structure");
  });
}

function unpack(bytes: Buffer, header: Header): ZipEntry {
  const at = header.offset;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) throw new Unfit("file-structure");
  const nameLength = bytes.readUInt16LE(at + 26);
  const name = bytes.toString("utf8", at + 30, at + 30 + nameLength);
  if (name !== header.name || bytes.readUInt16LE(at + 8) !== header.method) throw new Unfit("file-structure");
  const from = at + 30 + nameLength + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(from, from + header.packed);
  if (packed.length !== header.packed) throw new Unfit("file-structure");
  const unpacked = header.method === 0 ? packed : inflate(packed, header.unpacked);
  if (unpacked.length !== header.unpacked) throw new Unfit("file-structure");
  return { name, bytes: unpacked };
}

function inflate(packed: Buffer, declared: number): Buffer {
  try {
    // One byte more than declared is a lie already.
    return inflateRawSync(packed, { maxOutputLength: declared + 1 });
  } catch {
    throw new Unfit("file-structure");
  }
}
