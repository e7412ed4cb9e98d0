import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { readCursor, writeCursor } from "./work-cursor.ts";

const id = "0193579b-1df1-7000-8000-000000000001";

describe("a place in a list", () => {
  it.each([
    { due: Temporal.Instant.from("2026-11-23T02:15:00.123456Z"), id },
    { due: null, id },
  ])("survives the address", (cursor) => {
    expect(readCursor(encodeURIComponent(writeCursor(cursor)).replaceAll("%3A", ":"))).toEqual(cursor);
  });

  it.each([undefined, "", "x", `x_${id}`, "2026-11-23T02:15:00Z_", "2026-11-23T02:15:00Z_1 or 1=1", `__${id}`])(
    "%s is the first page",
    (text) => expect(readCursor(text)).toBeUndefined(),
  );
});
