/** Bytes from `first` to `last`, both included, from 0. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * Reads the header `Range` for a file of so many bytes. One range is served; several at once, other units and what
 * cannot be understood mean the whole file, as RFC 9110 section 14.2 allows; a range beyond the end is unsatisfiable.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | "whole" | "unsatisfiable" {
  const [, from, until] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replaceAll(" ", "") ?? "") ?? [];
  if (from === undefined || until === undefined || (from === "" && until === "")) return "whole";
  if (from === "") return lastBytes(Number(until), size);
  const first = Number(from);
  if (until !== "" && Number(until) < first) return "whole";
  if (first >= size) return "unsatisfiable";
  return { first, last: until === "" ? size - 1 : Math.min(Number(until), size - 1) };
}

function lastBytes(count: number, size: number): ByteRange | "unsatisfiable" {
  return count === 0 || size === 0 ? "unsatisfiable" : { first: Math.max(0, size - count), last: size - 1 };
}
