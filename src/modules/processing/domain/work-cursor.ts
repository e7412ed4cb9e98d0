import { Temporal, type Instant } from "#kernel/time.ts";

type Cursor = { readonly due: Instant | null; readonly id: string };

const NEVER = "khong-tinh";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A place in a list as it stands in an address: `2026-11-23T02:15:00Z_0193…`. */
export function writeCursor({ due, id }: Cursor): string {
  return `${due === null ? NEVER : due.toString()}_${id}`;
}

/** The place an address means; undefined, that is the first page, when somebody changed it by hand. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [due, id] = text?.split("_") ?? [];
  if (due === undefined || id === undefined || !UUID.test(id)) return undefined;
  if (due === NEVER) return { due: null, id };
  try {
    return { due: Temporal.Instant.from(due), id };
  } catch {
    return undefined;
  }
}
