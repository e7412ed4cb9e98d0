import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { type Db, sqlInstant } from "#platform/db/db.ts";
import { type Document, type Holder, MEDIA_TYPES } from "../domain/document.ts";
import type { DocumentTables } from "./tables.ts";

const tables = (db: Db) => db.withTables<DocumentTables>();

/** Writes the row of a stored file. */
export async function addDocument(db: Db, document: Document): Promise<void> {
  const { holder } = document;
  await tables(db)
    .insertInto("document")
    .values({
      id: document.id,
      draft_id: holder.kind === "draft" ? holder.id : null,
      dossier_id: holder.kind === "dossier" ? holder.id : null,
      component_code: document.componentCode,
      name: document.name,
      kind: document.kind,
      size: document.size,
      sha256: Buffer.from(document.sha256, "hex"),
      state: document.state,
      uploaded_by: document.uploadedBy,
      uploaded_at: sqlInstant(document.uploadedAt),
    })
    .execute();
}

/** A document by id, or undefined. */
export async function findDocument(db: Db, id: string): Promise<Document | undefined> {
  const row = await tables(db).selectFrom("document").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : fromRow(row);
}

/** The documents of a draft or a dossier, oldest first; at most 200 by rule. */
export async function listDocuments(db: Db, holder: Holder): Promise<readonly Document[]> {
  const rows = await ofHolder(db, holder).selectAll().orderBy("uploaded_at").orderBy("id").execute();
  return rows.map(fromRow);
}

/** How many documents a draft or dossier has. */
export async function countDocuments(db: Db, holder: Holder): Promise<number> {
  const row = await ofHolder(db, holder)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Moves the files of a draft to the dossier it became; call it in the transaction that receives the dossier. */
export async function bindDraftDocuments(
  tx: Db,
  { draftId, dossierId }: { readonly draftId: string; readonly dossierId: string },
): Promise<void> {
  await tables(tx)
    .updateTable("document")
    .set({ draft_id: null, dossier_id: dossierId })
    .where("draft_id", "=", draftId)
    .execute();
}

/** Takes a file off a draft. Answers whether it was there. */
export async function dropDraftDocument(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom("document")
    .where("id", "=", id)
    .where("draft_id", "is not", null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Takes the files off drafts that nobody finished since; answers their contents. */
export async function dropAbandoned(db: Db, before: Instant): Promise<readonly string[]> {
  const rows = await tables(db)
    .deleteFrom("document")
    .where("draft_id", "is not", null)
    .where(sql<boolean>`uploaded_at < ${sqlInstant(before)}`)
    .returning("sha256")
    .execute();
  return [...new Set(rows.map(({ sha256 }) => sha256.toString("hex")))];
}

/** Whether any row still points at the content. */
export async function isContentUsed(db: Db, sha256: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom("document")
    .select("id")
    .where("sha256", "=", Buffer.from(sha256, "hex"))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type UploadRefusalEntry = {
  readonly id: string;
  readonly at: Instant;
  readonly officerId: string;
  readonly code: string;
  readonly size: number;
  readonly sha256: string;
};

/** Notes a file that was not taken: who, what code, which content (B-38). */
export async function noteRefusal(db: Db, entry: UploadRefusalEntry): Promise<void> {
  await tables(db)
    .insertInto("upload_refusal")
    .values({
      id: entry.id,
      at: sqlInstant(entry.at),
      officer_id: entry.officerId,
      code: entry.code,
      size: entry.size,
      sha256: Buffer.from(entry.sha256, "hex"),
    })
    .execute();
}

function ofHolder(db: Db, holder: Holder) {
  const column = holder.kind === "draft" ? "draft_id" : "dossier_id";
  return tables(db).selectFrom("document").where(column, "=", holder.id);
}

type Row = Awaited<ReturnType<ReturnType<typeof selected>["executeTakeFirstOrThrow"]>>;
const selected = (db: Db) => tables(db).selectFrom("document").selectAll();

function fromRow(row: Row): Document {
  return {
    id: row.id,
    holder:
      row.dossier_id === null ? { kind: "draft", id: row.draft_id ?? "" } : { kind: "dossier", id: row.dossier_id },
    componentCode: row.component_code,
    name: row.name,
    kind: row.kind,
    mediaType: MEDIA_TYPES[row.kind],
    size: row.size,
    sha256: row.sha256.toString("hex"),
    state: row.state,
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at,
  };
}
