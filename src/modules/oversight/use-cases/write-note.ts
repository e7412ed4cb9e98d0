import { err, ok, type Result } from "#kernel/result.ts";
import type { ReportingPeriod } from "#modules/reporting/index.ts";
import { mayKeep } from "../domain/policy.ts";
import { checkNote, type NoteRefusal, type NoteSection, type SessionNote } from "../domain/session-note.ts";
import { insertNote } from "../store/session-notes.ts";
import type { Acting, NotAllowed } from "./acting.ts";

export type WriteNote = {
  readonly period: Pick<ReportingPeriod, "from" | "to">;
  readonly section: NoteSection;
  readonly text: string;
};

/** Adds the centre's own words to the report of a session. */
export async function writeNote(
  acting: Acting,
  { period, section, text }: WriteNote,
): Promise<Result<SessionNote, NoteRefusal | NotAllowed>> {
  const { db, clock, newId, viewer } = acting;
  if (!mayKeep(viewer)) return err({ kind: "oversight/not-allowed" });
  const checked = checkNote(text);
  if (!checked.ok) return checked;
  const { from, to } = period;
  const written = { writtenBy: viewer.officerId, writtenAt: await clock.now() };
  const note = { id: newId(), from, to, section, text: checked.value, ...written };
  await insertNote(db, note);
  return ok(note);
}
