import { err, ok, type Result } from "#kernel/result.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { BatchKind, PostBatch } from "../domain/batch.ts";
import { dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { cancelBatch, findBatch, insertBatch, linesOfBatch, lockBatch } from "../store/batches.ts";
import { lockSlips, noteSlip, withParcels } from "../store/slips.ts";
import { moving, performing, type Moment } from "./acting.ts";

export type GiveBatch = {
  readonly formId: string;
  readonly kind: BatchKind;
  readonly slipIds: readonly string[];
  readonly note: string;
};

/**
 * Lays items out for the joint count, to an agency's counter or to the post: the giver has signed, the other side counts next.
 * All or none; the same form sent twice makes one batch.
 */
export function giveBatch(acting: Acting, command: GiveBatch): Promise<Result<PostBatch, PostRefusal>> {
  const { kind, formId } = command;
  const duty = kind === "to-agency" ? "offer" : "give-to-post";
  return performing(acting, async (moment) => {
    const { tx, now } = moment;
    const place = dutyOf(acting.viewer, duty);
    if (place === undefined) return err({ kind: "post/not-allowed", duty });
    const twin = await sameForm(moment, formId);
    if (twin !== undefined) return twin;
    // A parcel is given whole, whichever of its items was ticked.
    const slipIds = await withParcels(tx, [...new Set(command.slipIds)]);
    if (slipIds.length === 0) return err({ kind: "post/batch-empty" });
    const slips = await lockSlips(tx, slipIds);
    if (slips.length < slipIds.length) return err({ kind: "post/not-found" });
    const [first] = slips;
    if (first === undefined) return err({ kind: "post/batch-empty" });
    const agencyId = kind === "to-agency" ? first.agencyId : place.agencyId;
    if (kind === "to-agency" && slips.some((slip) => slip.agencyId !== agencyId))
      return err({ kind: "post/batch-mixed" });
    const giver = { officerId: acting.viewer.officerId, unitId: place.unitId };
    const batch: PostBatch = {
      ...{ id: formId, number: null, kind, agencyId, state: "open", giver, givenAt: now, receiver: null },
      signedAt: null,
      note: command.note.normalize("NFC").trim().slice(0, 300),
    };
    if (!(await insertBatch(tx, batch, slipIds))) {
      return (await sameForm(moment, formId)) ?? err({ kind: "post/stale" });
    }
    for (const slip of slips) {
      const laid = await layOut(moment, slip, batch);
      if (!laid.ok) return laid;
    }
    return ok(batch);
  });
}

/** The batch that the same form has made, also a moment ago on another connection. */
async function sameForm({ tx, acting }: Moment, formId: string): Promise<Result<PostBatch, PostRefusal> | undefined> {
  const twin = await findBatch(tx, formId);
  if (twin === undefined) return undefined;
  return twin.giver.officerId === acting.viewer.officerId ? ok(twin) : err({ kind: "post/same-form-other-words" });
}

/** Takes a batch apart again that nobody counted: its items are free for another. */
export function withdrawBatch(acting: Acting, batchId: string): Promise<Result<PostBatch, PostRefusal>> {
  return performing(acting, async (moment) => {
    const { tx } = moment;
    const batch = await lockBatch(tx, batchId);
    if (batch === undefined) return err({ kind: "post/not-found" });
    const duty = batch.kind === "to-agency" ? "offer" : "give-to-post";
    if (dutyOf(acting.viewer, duty) === undefined) return err({ kind: "post/not-allowed", duty });
    if (batch.state !== "open") return err({ kind: "post/batch-signed" });
    await cancelBatch(tx, batchId);
    const lines = await linesOfBatch(tx, batchId);
    for (const slip of await lockSlips(
      tx,
      lines.map(({ slipId }) => slipId),
    )) {
      if (slip.batchId !== batchId) continue;
      const freed = await setFree(moment, slip);
      if (!freed.ok) return freed;
    }
    return ok({ ...batch, state: "cancelled" });
  });
}

/** An item to the centre is offered; one to the post keeps its state until the post has counted it. */
async function layOut(moment: Moment, slip: PostalSlip, batch: PostBatch): Promise<Result<PostalSlip, PostRefusal>> {
  if (batch.kind === "to-agency") {
    return moving(moment, slip, {
      act: "offer",
      change: { batchId: batch.id, attention: null },
      payload: { batchId: batch.id },
    });
  }
  if (slip.state !== "awaiting-hand-over" || slip.batchId !== null) {
    return err({ kind: "post/transition", act: "hand-over", state: slip.state });
  }
  const laid = { ...slip, batchId: batch.id };
  await noteSlip(moment.tx, laid);
  return ok(laid);
}

async function setFree(moment: Moment, slip: PostalSlip): Promise<Result<PostalSlip, PostRefusal>> {
  if (slip.state === "offered") return moving(moment, slip, { act: "set-aside", change: { batchId: null } });
  const freed = { ...slip, batchId: null };
  await noteSlip(moment.tx, freed);
  return ok(freed);
}
