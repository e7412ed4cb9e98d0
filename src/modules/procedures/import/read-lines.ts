import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** A line of a catalogue file with its number from 1; broken ones carry the reason instead of the text. */
export type CatalogueLine =
  | { readonly kind: "text"; readonly line: number; readonly text: string }
  | { readonly kind: "broken"; readonly line: number; readonly reason: string };

/** A file that cannot be read as a catalogue at all; the message is a Vietnamese sentence. */
export class CatalogueFileError extends Error {}

/** The longest record; the largest of the national catalogue is 0.3 MB. */
export const MAX_LINE_BYTES = 4 * 1024 * 1024;

/**
 * Lines of a plain or gzip file in constant memory. Blank lines are left out. Throws CatalogueFileError for an empty
 * file, UTF-16, a JSON array, or a gzip stream that is cut off (after the lines before the cut).
 */
export async function* readLines(source: Readable): AsyncGenerator<CatalogueLine> {
  const { head, all } = await firstBytes(source);
  if (head.length === 0) throw new CatalogueFileError("Tệp rỗng, không có dòng nào.");
  const zipped = head[0] === 0x1f && head[1] === 0x8b;
  if (!zipped) refuseForeign(head);
  let count = 0;
  for await (const line of splitLines(zipped ? unzipped(all) : all)) {
    count += 1;
    yield line;
  }
  if (count === 0) throw new CatalogueFileError("Tệp rỗng, không có dòng nào.");
}

const HEAD_BYTES = 64;

/** The stream with its first bytes joined, so that a short first chunk hides nothing. */
async function firstBytes(source: AsyncIterable<unknown>): Promise<{ head: Buffer; all: AsyncGenerator<Buffer> }> {
  const rest: AsyncIterator<unknown> = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < HEAD_BYTES) {
    const next = await rest.next();
    if (next.done === true) break;
    head = Buffer.concat([head, bytesOf(next.value)]);
  }
  async function* all() {
    yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield bytesOf(next.value);
  }
  return { head, all: all() };
}

async function* unzipped(zipped: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  pipeline(zipped, gunzip, () => undefined);
  try {
    const { head, all } = await firstBytes(gunzip);
    refuseForeign(head);
    yield* all;
  } catch (error) {
    if (error instanceof CatalogueFileError) throw error;
    throw new CatalogueFileError("Tệp nén gzip bị hỏng hoặc bị cắt; các dòng trước chỗ hỏng đã được đọc.");
  }
}

function refuseForeign(head: Buffer): void {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    throw new CatalogueFileError("Tệp ghi bằng mã UTF-16; cần lưu lại bằng UTF-8.");
  }
  const start = head
    .subarray(0, 64)
    .toString("latin1")
    .replace(/^\u00EF\u00BB\u00BF/u, "")
    .trimStart();
  if (start.startsWith("[")) {
    throw new CatalogueFileError("Tệp là một mảng JSON; cần mỗi dòng một bản ghi (JSON Lines).");
  }
  if (start.startsWith("PK\u0003\u0004")) {
    throw new CatalogueFileError("Tệp nén ZIP hoặc Excel; cần JSON Lines, để trần hoặc nén gzip.");
  }
}

async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<CatalogueLine> {
  let parts: Buffer[] = [];
  let length = 0;
  let line = 1;
  const take = (piece: Buffer) => {
    length += piece.length;
    // What is over the limit is counted, not kept.
    if (length <= MAX_LINE_BYTES) parts.push(piece);
  };
  const flush = (): CatalogueLine | undefined => {
    const done = length > MAX_LINE_BYTES ? tooLong(line) : decoded(Buffer.concat(parts), line);
    parts = [];
    length = 0;
    line += 1;
    return done;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(0x0a); to >= 0; to = chunk.indexOf(0x0a, from)) {
      take(chunk.subarray(from, to));
      const done = flush();
      if (done !== undefined) yield done;
      from = to + 1;
    }
    take(chunk.subarray(from));
  }
  const last = length === 0 ? undefined : flush();
  if (last !== undefined) yield last;
}

function tooLong(line: number): CatalogueLine {
  return { kind: "broken", line, reason: `Dòng dài quá ${MAX_LINE_BYTES / 1024 / 1024} MB` };
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

function decoded(bytes: Buffer, line: number): CatalogueLine | undefined {
  try {
    const text = UTF8.decode(bytes).trim();
    return text === "" ? undefined : { kind: "text", line, text };
  } catch {
    return { kind: "broken", line, reason: "Dòng không phải UTF-8 (sai bảng mã)" };
  }
}

function bytesOf(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  if (typeof chunk === "string") return Buffer.from(chunk);
  throw new TypeError("a catalogue stream must give bytes");
}
