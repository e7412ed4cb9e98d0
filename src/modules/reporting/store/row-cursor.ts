import { Temporal } from "#kernel/time.ts";
import type { RowCursor } from "./list-rows.ts";

/** Where the next page begins, as one text for addresses and exports. */
export function writeRowCursor({ at, id }: RowCursor): string {
  return `${at}_${id}`;
}

/** Reads it back; what cannot be one is the first page. */
export function readRowCursor(text: string): RowCursor | undefined {
  const [, at = "", id = ""] = /^(infinity|[\d: .+-]{10,40})_([0-9a-f-]{36})$/.exec(text) ?? [];
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  return at === "infinity" || isInstant(at) ? { at, id } : undefined;
}

/** As PostgreSQL writes an instant: `2026-11-25 09:00:00.123+00`. */
function isInstant(text: string): boolean {
  try {
    return Temporal.Instant.from(text.replace(" ", "T")).epochMilliseconds > 0;
  } catch {
    return false;
  }
}
