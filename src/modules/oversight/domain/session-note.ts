import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant, PlainDate } from "#kernel/time.ts";

/** Where in the report of a session the centre's own words stand. */
export const NOTE_SECTIONS = ["difficulty", "proposal"] as const;
export type NoteSection = (typeof NOTE_SECTIONS)[number];

export const SECTION_NAMES = {
  difficulty: "Khó khăn, vướng mắc",
  proposal: "Đề xuất, kiến nghị của Trung tâm",
} as const satisfies Record<NoteSection, string>;

/** What the centre wrote into the report of a session; never changed, only added to. */
export type SessionNote = {
  readonly id: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly section: NoteSection;
  readonly text: string;
  readonly writtenBy: string;
  readonly writtenAt: Instant;
};

export type NoteRefusal = { readonly kind: "oversight/invalid-note"; readonly what: "empty" | "too-long" };

/** Longest text of one note. */
export const NOTE_MOST = 5000;

/** Checks the text of a note. */
export function checkNote(text: string): Result<string, NoteRefusal> {
  const trimmed = text.trim();
  if (trimmed === "") return err({ kind: "oversight/invalid-note", what: "empty" });
  return trimmed.length > NOTE_MOST ? err({ kind: "oversight/invalid-note", what: "too-long" }) : ok(trimmed);
}
