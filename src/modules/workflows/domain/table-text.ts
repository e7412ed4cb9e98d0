import type { Way } from "./definition.ts";

/**
 * Ways as people type them into one cell: `B4`, or for a choice `B3 = Thẩm định ngay; B2A = Lấy ý kiến | Cần
 * tham vấn`, the words after the bar being the condition.
 */
export function writeWays(ways: readonly Way[]): string {
  return ways
    .map(({ to, label, when }) =>
      [to, label === "" ? "" : ` = ${label}`, when === undefined ? "" : ` | ${when}`].join(""),
    )
    .join("; ");
}

/** The ways that a cell means; the order of the cell is kept, empty parts are left out. */
export function readWays(text: string): readonly Way[] {
  return text.split(";").flatMap((part) => {
    const [head = "", when] = split(part, "|");
    const [to = "", label = ""] = split(head, "=");
    if (to === "") return [];
    return [{ to, label, ...(when === undefined || when === "" ? {} : { when }) }];
  });
}

/** Codes of steps, as typed into one cell: `B3, B4`. */
export function readCodes(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((code) => code !== "");
}

/** A number as Vietnamese write it, `0,5`, or with a point; NaN when it is neither. */
export function readNumber(text: string): number {
  return /^\d{1,4}(?:[.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : Number.NaN;
}

function split(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text.trim()] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
