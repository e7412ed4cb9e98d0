import { err, ok, type Result } from "#kernel/result.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { Holder } from "#modules/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import { dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import { decideSignatures, type PaperKind, type SignedPaper, type TypedSignatures } from "../domain/signed-paper.ts";
import { findBatch, linesOfBatch } from "../store/batches.ts";
import { insertSignedPaper } from "../store/signed-papers.ts";
import { findSlip } from "../store/slips.ts";
import { performing } from "./acting.ts";

/** Which paper: of an item (its Phiếu gửi, the register it was given out by) or of a batch. */
export type PaperSubject =
  | { readonly kind: Exclude<PaperKind, "batch">; readonly slipId: string }
  | { readonly kind: "batch"; readonly batchId: string };

export type NoteSignatures = {
  readonly subject: PaperSubject;
  readonly typed: TypedSignatures;
  /** Stores the scan for its holder once the words are right; called once. */
  readonly storeScan: (holder: Holder) => Promise<Result<string, PostRefusal>>;
};

/**
 * Notes that a paper was signed by hand: who signed what when, with the scan of it (TT 17/2017 Điều 7, 9, 10). The scan is
 * kept with the dossier; before the filing with the item, whose dossier takes it over.
 */
export async function noteSignatures(
  acting: Acting,
  { subject, typed, storeScan }: NoteSignatures,
): Promise<Result<SignedPaper, PostRefusal>> {
  if (dutyOf(acting.viewer, "note-signatures") === undefined) {
    return err({ kind: "post/not-allowed", duty: "note-signatures" });
  }
  const found = await paperBegun(acting.db, subject);
  if (!found.ok) return found;
  const { holder, since } = found.value;
  const decided = decideSignatures(subject.kind, typed, { since, now: await acting.clock.now() });
  if (!decided.ok) return err({ kind: "post/invalid", faults: decided.error });
  const stored = await storeScan(holder);
  if (!stored.ok) return stored;
  return performing(acting, async ({ tx, now }) => {
    const paper: SignedPaper = {
      ...decided.value,
      ...{ id: acting.newId(), kind: subject.kind, documentId: stored.value, notedAt: now },
      slipId: subject.kind === "batch" ? null : subject.slipId,
      batchId: subject.kind === "batch" ? subject.batchId : null,
      notedBy: acting.viewer.officerId,
    };
    await insertSignedPaper(tx, paper);
    return ok(paper);
  });
}

type Begun = { readonly holder: Holder; readonly since: SignedPaper["notedAt"] };

/** Since when the paper can have been signed, and whose file its scan is. */
async function paperBegun(db: Db, subject: PaperSubject): Promise<Result<Begun, PostRefusal>> {
  if (subject.kind === "batch") {
    const batch = await findBatch(db, subject.batchId);
    if (batch === undefined) return err({ kind: "post/not-found" });
    const [first] = (await linesOfBatch(db, batch.id)).filter(({ outcome }) => outcome === "full");
    const dossierId = first && (await findSlip(db, first.slipId))?.dossierId;
    if (dossierId === undefined || dossierId === null) return err({ kind: "post/nothing-signed" });
    return ok({ holder: { kind: "dossier", id: dossierId }, since: batch.givenAt });
  }
  const slip = await findSlip(db, subject.slipId);
  if (slip === undefined) return err({ kind: "post/not-found" });
  // A register is signed when a result leaves; a slip once the post has taken the item.
  const isSignable = slip.acceptedAt !== null && (subject.kind === "slip" || slip.direction === "to-home");
  if (!isSignable) return err({ kind: "post/nothing-signed" });
  const { dossierId, id, createdAt: since } = slip;
  const holder: Holder = dossierId === null ? { kind: "draft", id } : { kind: "dossier", id: dossierId };
  return ok({ holder, since });
}
