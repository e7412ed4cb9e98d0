import { createReadStream } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { FileFormat } from "../sheets/table-writer.ts";
import { byteRange, type ByteRange } from "./byte-range.ts";
import type { Manifest } from "./manifest.ts";
import { FILE_NAME } from "./starting-point.ts";

/** A finished export. */
export type ExportFile = {
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  /** Strong: the same tag, the same bytes. */
  readonly etag: string;
  /** Its bytes, or those from `first` to `last` inclusive. */
  readonly read: (range?: ByteRange) => Readable;
};

/** What the browser says about the part that it still wants. */
export type DownloadHeaders = { readonly range?: string | undefined; readonly "if-range"?: string | undefined };

/** The answer to a download, without the name of the file. */
export type Download = {
  readonly status: 200 | 206 | 416;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable | undefined;
};

const CONTENT_TYPES: Readonly<Record<FileFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8; header=present",
};

/** Opens the finished file of a folder. */
export function openFile(folder: string, { id, fileName, format, bytes, checksum }: Manifest): ExportFile {
  return {
    fileName,
    contentType: CONTENT_TYPES[format],
    size: bytes,
    etag: `"${id}-${bytes.toString(36)}-${checksum.toString(36)}"`,
    read: (range) =>
      createReadStream(join(folder, FILE_NAME), { start: range?.first ?? 0, end: range?.last ?? bytes - 1 }),
  };
}

/** Answers a download, also the rest of one that was cut off (RFC 9110 section 14: Range, If-Range). */
export function answerDownload(file: ExportFile, asked: DownloadHeaders): Download {
  const common = { "content-type": file.contentType, "accept-ranges": "bytes", etag: file.etag };
  const stale = asked["if-range"] !== undefined && asked["if-range"] !== file.etag;
  const range = stale ? "whole" : byteRange(asked.range, file.size);
  if (range === "unsatisfiable") {
    return { status: 416, headers: { ...common, "content-range": `bytes */${file.size}` }, body: undefined };
  }
  if (range === "whole") {
    return { status: 200, headers: { ...common, "content-length": String(file.size) }, body: file.read() };
  }
  const headers = {
    ...common,
    "content-length": String(range.last - range.first + 1),
    "content-range": `bytes ${range.first}-${range.last}/${file.size}`,
  };
  return { status: 206, headers, body: file.read(range) };
}
