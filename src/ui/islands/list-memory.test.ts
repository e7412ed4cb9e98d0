import { describe, expect, it } from "vitest";
import { readList } from "./list-memory.ts";

describe("the list to go back to", () => {
  it("is an address of the staff side with its name", () => {
    expect(readList(JSON.stringify(["/can-bo/tra-cuu?han=qua", "Tra cứu hồ sơ – Một Cửa"]))).toEqual([
      "/can-bo/tra-cuu?han=qua",
      "Tra cứu hồ sơ",
    ]);
    expect(readList(JSON.stringify(["/can-bo"]))).toEqual(["/can-bo", "Danh sách"]);
  });

  it.each([
    null,
    "",
    "{",
    "[]",
    "[1]",
    '["https://example.org/can-bo"]',
    '["/can-bovien"]',
    '["javascript:alert(1)"]',
    '{"a":1}',
  ])("is none in %j", (kept) => expect(readList(kept)).toEqual([]));
});
