import { buffer } from "node:stream/consumers";
import { readXlsx } from "hucre/xlsx";
import { xlsxStream, type Sheet } from "./sheet-streams.ts";
import { unzip } from "./testing-unzip.ts";

/** A book written and read back by somebody else's reader. For tests. */
export async function readBack(sheets: readonly Sheet[]) {
  return (await readXlsx(new Uint8Array(await bytesOf(sheets)), { readStyles: true })).sheets;
}

export function bytesOf(sheets: readonly Sheet[]): Promise<Buffer> {
  return buffer(xlsxStream(sheets));
}

/** The parts of a book by name. For tests. */
export async function partsOf(sheets: readonly Sheet[]): Promise<ReadonlyMap<string, string>> {
  return new Map(unzip(await bytesOf(sheets)).map(({ name, text }) => [name, text]));
}
