import { describe, expect, it } from "vitest";
import { checkNote, NOTE_MOST } from "./session-note.ts";

describe("checkNote", () => {
  it("takes text without the blanks around it", () => {
    expect(checkNote("  Thiếu máy quét.\n")).toEqual({ ok: true, value: "Thiếu máy quét." });
    expect(checkNote("x".repeat(NOTE_MOST)).ok).toBe(true);
  });

  it("refuses nothing at all and more than fits", () => {
    expect(checkNote(" \n ")).toEqual({ ok: false, error: { kind: "oversight/invalid-note", what: "empty" } });
    expect(checkNote("x".repeat(NOTE_MOST + 1))).toMatchObject({ ok: false, error: { what: "too-long" } });
  });
});
