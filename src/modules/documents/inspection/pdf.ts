import { createInflate } from "node:zlib";
import { Unfit } from "./verdict.ts";

const MAX_PAGES = 500;
const MAX_STREAM = 100 * 1024 * 1024;
const MAX_ALL_STREAMS = 400 * 1024 * 1024;
const MAX_OBJECT_STREAM = 16 * 1024 * 1024;
const MAX_STREAMS = 20_000;
const MAX_TAIL = 2_048;

/** Names that make a PDF do something or carry another file; long enough never to appear in pixels by chance. */
const ACTIVE = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE|XFA)(?![A-Za-z0-9])/;
const SHORT_ACTIVE = /\/JS(?![A-Za-z0-9])/;
const ENCRYPTED = /\/Encrypt(?![A-Za-z0-9])/;
const PAGE = /\/Type\s*\/Page(?![A-Za-z0-9])/g;

type Stream = { readonly dictionary: string; readonly from: number; readonly to: number };

/**
 * A PDF that shows pages and does nothing else: no script, launch, attached file or form sending, no encryption, at
 * most 500 pages, no stream that unpacks beyond reason. Looks also into packed object streams. Throws Unfit.
 */
export async function checkPdf(bytes: Buffer): Promise<void> {
  const text = bytes.toString("latin1");
  const end = text.lastIndexOf("%%EOF");
  if (end < 0 || text.length - end > MAX_TAIL) throw new Unfit("file-structure");
  const streams = findStreams(text);
  const skeleton = unescapeNames(withoutStreams(text, streams));
  if (ENCRYPTED.test(skeleton)) throw new Unfit("file-encrypted");
  if (SHORT_ACTIVE.test(skeleton) || ACTIVE.test(skeleton) || ACTIVE.test(text)) throw new Unfit("file-active");
  let pages = skeleton.match(PAGE)?.length ?? 0;
  let unpacked = 0;
  for (const stream of streams) {
    if (!/\/(FlateDecode|Fl)(?![A-Za-z0-9])/.test(unescapeNames(stream.dictionary))) continue;
    const isObjects = /\/Type\s*\/ObjStm/.test(unescapeNames(stream.dictionary));
    const inflated = await inflate(
      bytes.subarray(stream.from, stream.to),
      isObjects ? MAX_OBJECT_STREAM : MAX_STREAM,
      isObjects,
    );
    unpacked += inflated.size;
    if (unpacked > MAX_ALL_STREAMS) throw new Unfit("file-structure");
    if (!isObjects) continue;
    const objects = unescapeNames(inflated.text);
    if (ACTIVE.test(objects) || SHORT_ACTIVE.test(objects)) throw new Unfit("file-active");
    pages += objects.match(PAGE)?.length ?? 0;
  }
  if (pages === 0 || pages > MAX_PAGES) throw new Unfit("file-structure");
}

function findStreams(text: string): readonly Stream[] {
  const streams: Stream[] = [];
  let at = 0;
  for (;;) {
    const word = text.indexOf("stream", at);
    if (word < 0) return streams;
    at = word + 6;
    const before = text.slice(Math.max(0, word - 12), word);
    if (!/>>\s*$/.test(before)) continue;
    const from = at + (text.startsWith("\r\n", at) ? 2 : 1);
    const to = text.indexOf("endstream", from);
    if (to < 0 || streams.length >= MAX_STREAMS) throw new Unfit("file-structure");
    const start = Math.max(text.lastIndexOf(" obj", word), word - 16_384, 0);
    streams.push({ dictionary: text.slice(start, word), from, to });
    at = to + 9;
  }
}

function withoutStreams(text: string, streams: readonly Stream[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to } of streams) {
    parts.push(text.slice(at, from));
    at = to;
  }
  parts.push(text.slice(at));
  return parts.join("");
}

/** `/J#61vaScript` is the same name as `/JavaScript`. */
function unescapeNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

type Inflated = { readonly size: number; readonly text: string };

/** Unpacks piece by piece and keeps only what is to be read, so that a bomb costs time for its limit and no memory. */
async function inflate(packed: Buffer, limit: number, keep: boolean): Promise<Inflated> {
  const stream = createInflate();
  const kept: Buffer[] = [];
  let size = 0;
  stream.end(packed);
  try {
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      if (size > limit) throw new Unfit("file-structure");
      if (keep) kept.push(chunk);
    }
  } catch (fault) {
    if (fault instanceof Unfit) throw fault;
    // Damaged or filtered otherwise: a viewer shows nothing of it either; what came out so far was counted.
  }
  return { size, text: Buffer.concat(kept).toString("latin1") };
}
