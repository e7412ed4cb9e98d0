import { sql } from "kysely";
import type { PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { SessionNote } from "../domain/session-note.ts";

/** Writes a note; nothing of it is ever changed. */
export async function insertNote(db: Db, note: SessionNote): Promise<void> {
  const { id, from, to, section, text, writtenBy, writtenAt } = note;
  await sql`
    insert into session_note (id, from_day, to_day, section, text, written_by, written_at)
    values (${id}, ${from.toString()}::date, ${to.toString()}::date, ${section}, ${text}, ${writtenBy},
      ${sqlInstant(writtenAt)}::timestamptz)`.execute(db);
}

/** The notes of the session that looks back on these days, oldest first. */
export async function listNotes(
  db: Db,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<readonly SessionNote[]> {
  const { rows } = await sql<SessionNote>`
    select id, from_day as "from", to_day as "to", section, text, written_by as "writtenBy", written_at as "writtenAt"
    from session_note where from_day = ${from.toString()}::date and to_day = ${to.toString()}::date
    order by written_at, id`.execute(db);
  return rows;
}
