import { err, type Result } from "#kernel/result.ts";
import { lockDossier, moveDelivery } from "#modules/dossiers/index.ts";
import type { PostBatch } from "../domain/batch.ts";
import { acceptedNow } from "../domain/move-slip.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { moving, type Moment } from "./acting.ts";
import { movePaper, postCustodian } from "./move-paper.ts";

export type HandingOver = {
  readonly batch: PostBatch;
  readonly place: { readonly unitId: string; readonly agencyId: string };
};

/** The post takes a result: its promise begins, the dossier's delivery is with the post, and so is the paper. */
export async function handToPost(
  moment: Moment,
  slip: PostalSlip,
  { batch, place }: HandingOver,
): Promise<Result<PostalSlip, PostRefusal>> {
  const { tx, now, acting } = moment;
  const { officerId } = acting.viewer;
  const dossier = slip.dossierId === null ? undefined : await lockDossier(tx, slip.dossierId);
  if (dossier === undefined) return err({ kind: "post/not-found" });
  const due = Math.max(0, dossier.feesDue - dossier.feesPaid);
  if (due !== slip.codAmount) return err({ kind: "post/cod-changed", due, cod: slip.codAmount });
  const carrier = { officerId, ...place };
  const change = { carrier, attention: null, ...acceptedNow(slip, now, acting.calendar) };
  const handed = await moving(moment, slip, { act: "hand-over", change, payload: { batchId: batch.id } });
  if (!handed.ok) return handed;
  const target = { dossierId: dossier.id, version: dossier.version };
  const note = `Giao bưu điện, mã bưu gửi ${slip.number ?? ""}`;
  const moved = await moveDelivery(acting, { ...target, delivery: "with-post", note });
  if (!moved.ok) return moved;
  const paper = await movePaper(moment, {
    dossierId: dossier.id,
    from: { kind: "unit", id: batch.giver.unitId },
    to: await postCustodian(tx, place.agencyId),
    note,
    giverId: batch.giver.officerId,
    receiverId: officerId,
    batchId: batch.id,
  });
  return paper.ok ? handed : paper;
}
