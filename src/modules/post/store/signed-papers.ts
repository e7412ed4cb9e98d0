import { Temporal } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { SignedPaper, Signer } from "../domain/signed-paper.ts";
import { tablesOf, type SignedPaperRow } from "./tables.ts";

/** Writes a signed paper with its scan. */
export async function insertSignedPaper(tx: Tx, paper: SignedPaper): Promise<void> {
  await tablesOf(tx)
    .insertInto("post_signed_paper")
    .values({
      id: paper.id,
      kind: paper.kind,
      slip_id: paper.slipId,
      batch_id: paper.batchId,
      document_id: paper.documentId,
      signers: JSON.stringify(paper.signers.map((signer) => ({ ...signer, signedAt: signer.signedAt.toString() }))),
      register: paper.register,
      authorisation: paper.authorisation,
      noted_at: sqlInstant(paper.notedAt),
      noted_by: paper.notedBy,
    })
    .execute();
}

/** A signed paper by its id. */
export async function findSignedPaper(db: Db, id: string): Promise<SignedPaper | undefined> {
  const row = await tablesOf(db).selectFrom("post_signed_paper").selectAll().where("id", "=", id).executeTakeFirst();
  return row && paperOf(row);
}

/** The signed papers of an item or of a batch, oldest first. */
export async function listSignedPapers(
  db: Db,
  of: { readonly slipId: string } | { readonly batchId: string },
): Promise<readonly SignedPaper[]> {
  const query = tablesOf(db).selectFrom("post_signed_paper").selectAll().orderBy("noted_at").orderBy("id");
  const asked = "slipId" in of ? query.where("slip_id", "=", of.slipId) : query.where("batch_id", "=", of.batchId);
  return (await asked.execute()).map(paperOf);
}

function paperOf(row: SignedPaperRow): SignedPaper {
  const kept = row.signers as readonly (Omit<Signer, "signedAt"> & { readonly signedAt: string })[];
  return {
    id: row.id,
    kind: row.kind,
    slipId: row.slip_id,
    batchId: row.batch_id,
    documentId: row.document_id,
    signers: kept.map((signer) => ({ ...signer, signedAt: Temporal.Instant.from(signer.signedAt) })),
    register: row.register,
    authorisation: row.authorisation,
    notedAt: row.noted_at,
    notedBy: row.noted_by,
  };
}
