import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { DossierTables } from "./tables.ts";

/** What an officer has typed and not yet saved; `body` is the form's own, opaque here. */
export type IntakeDraft = { readonly id: string; readonly body: unknown; readonly updatedAt: Instant };

/** Keeps a draft; the newest text wins. A draft of another officer is left alone. */
export async function saveDraft(db: Db, officerId: string, { id, body, updatedAt }: IntakeDraft): Promise<void> {
  await sql`
    insert into intake_draft as mine (id, officer_id, body, updated_at)
    values (${id}, ${officerId}, ${JSON.stringify(body)}, ${sqlInstant(updatedAt)})
    on conflict (id) do update set body = excluded.body, updated_at = excluded.updated_at
    where mine.officer_id = excluded.officer_id`.execute(db);
}

/** An officer's own draft, or undefined. */
export async function findDraft(db: Db, officerId: string, id: string): Promise<IntakeDraft | undefined> {
  const row = await draftsOf(db, officerId).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : { id: row.id, body: row.body, updatedAt: row.updated_at };
}

/** An officer's drafts, newest first, at most twenty. */
export async function listDrafts(db: Db, officerId: string): Promise<readonly IntakeDraft[]> {
  const rows = await draftsOf(db, officerId).orderBy("updated_at", "desc").limit(20).execute();
  return rows.map(({ id, body, updated_at }) => ({ id, body, updatedAt: updated_at }));
}

/** Throws a draft away: it became a dossier, or the officer gave it up. */
export async function dropDraft(db: Db, officerId: string, id: string): Promise<void> {
  await db
    .withTables<DossierTables>()
    .deleteFrom("intake_draft")
    .where("officer_id", "=", officerId)
    .where("id", "=", id)
    .execute();
}

function draftsOf(db: Db, officerId: string) {
  return db
    .withTables<DossierTables>()
    .selectFrom("intake_draft")
    .select(["id", "body", "updated_at"])
    .where("officer_id", "=", officerId);
}
