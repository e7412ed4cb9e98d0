import { err, ok, type Result } from "#kernel/result.ts";
import { lockDossier, moveDelivery, type Acting, type Dossier } from "#modules/dossiers/index.ts";
import { getUnit } from "#modules/organizations/index.ts";
import { dutyOf, type PostDuty } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { dropOrder } from "../store/orders.ts";
import { lockParcel } from "../store/slips.ts";
import { moving, performing, targeted, type Moment, type SlipTarget } from "./acting.ts";
import { openLossClaim } from "./claims.ts";
import { movePaper } from "./move-paper.ts";
import { registerResult } from "./register-result.ts";

export type EndWay = SlipTarget & { readonly reason: string };

type Ending = (moment: Moment, slip: PostalSlip, note: string) => Promise<Result<PostalSlip, PostRefusal>>;

/** Thu hồi mã: the number of an envelope that never left is void for ever; its results are on the list again under new ones. */
export function recallNumber(acting: Acting, command: EndWay): Promise<Result<PostalSlip, PostRefusal>> {
  return ending(acting, "prepare", command, recall);
}

export type TakeBack = EndWay & { readonly next: "keep" | "send-again" };

/**
 * An undelivered result is back at the centre: it waits to be fetched, or goes on its way again with a new number. The paper
 * comes from the post to the desk that takes it.
 */
export function takeBackResult(acting: Acting, command: TakeBack): Promise<Result<PostalSlip, PostRefusal>> {
  return ending(acting, "take-back", command, (moment, slip, note) =>
    takeBack(moment, slip, { note, next: command.next }),
  );
}

/** The citizen takes back what was handed over at the door and not yet brought to the centre. */
export function cancelConsignment(acting: Acting, command: EndWay): Promise<Result<PostalSlip, PostRefusal>> {
  return ending(acting, "collect", command, async (moment, slip, note) =>
    slip.direction === "to-centre"
      ? moving(moment, slip, { act: "cancel", change: { note, attention: null }, payload: { note } })
      : err({ kind: "post/transition", act: "cancel", state: slip.state }),
  );
}

/** Mất bưu gửi: the item ends as lost and a complaint about it opens by itself, so that somebody answers (TT 17/2017 Điều 14). */
export function reportLoss(acting: Acting, command: EndWay): Promise<Result<PostalSlip, PostRefusal>> {
  return ending(acting, "report-loss", command, async (moment, slip, note) => {
    const lost = await moving(moment, slip, { act: "lose", change: { note, attention: null }, payload: { note } });
    if (lost.ok) await openLossClaim(moment, lost.value, note);
    return lost;
  });
}

/** Ends the way of an item, and of all that lie in one parcel with it: by who may, with a reason, as it was seen. */
function ending(
  acting: Acting,
  duty: PostDuty,
  ...[command, end]: readonly [EndWay, Ending]
): Promise<Result<PostalSlip, PostRefusal>> {
  return performing(acting, async (moment) => {
    if (dutyOf(acting.viewer, duty) === undefined) return err({ kind: "post/not-allowed", duty });
    const note = command.reason.normalize("NFC").trim().slice(0, 300);
    if (note === "") return err({ kind: "post/reason-missing" });
    const found = await targeted(moment, command);
    if (!found.ok) return found;
    let own: Result<PostalSlip, PostRefusal> = found;
    for (const slip of await lockParcel(moment.tx, found.value)) {
      const ended = await end(moment, slip, note);
      if (!ended.ok) return ended;
      if (slip.id === command.slipId) own = ended;
    }
    return own;
  });
}

async function recall(moment: Moment, slip: PostalSlip, note: string): Promise<Result<PostalSlip, PostRefusal>> {
  const { tx } = moment;
  if (slip.batchId !== null) return err({ kind: "post/transition", act: "recall", state: slip.state });
  const recalled = await moving(moment, slip, { act: "recall", change: { note, order: "none" }, payload: { note } });
  if (!recalled.ok) return recalled;
  await dropOrder(tx, slip.id);
  const dossier = slip.dossierId === null ? undefined : await lockDossier(tx, slip.dossierId);
  return dossier?.state === "resolved" ? ok(await registerResult(moment, dossier)) : recalled;
}

type TakingBack = { readonly note: string; readonly next: TakeBack["next"] };

async function takeBack(
  moment: Moment,
  slip: PostalSlip,
  { note, next }: TakingBack,
): Promise<Result<PostalSlip, PostRefusal>> {
  const { tx, acting } = moment;
  const back = await moving(moment, slip, { act: "take-back", change: { note, attention: null }, payload: { note } });
  if (!back.ok) return back;
  const dossier = slip.dossierId === null ? undefined : await lockDossier(tx, slip.dossierId);
  const place = dutyOf(acting.viewer, "take-back");
  if (dossier === undefined || slip.carrier === null || place === undefined) return back;
  // A dossier that ended meanwhile (fetched as a copy, withdrawn) has no delivery any more; its envelope still comes back.
  const moved = await awaitPickup(moment, dossier, note);
  if (!moved.ok) return moved;
  const unit = await getUnit(tx, place.unitId);
  const paper = await movePaper(moment, {
    dossierId: dossier.id,
    from: { kind: "post", id: slip.carrier.agencyId },
    to: { kind: "unit", id: unit.id, label: unit.name },
    note: `Nhận lại bưu gửi ${slip.number ?? ""}`,
    giverId: slip.carrier.officerId,
    receiverId: acting.viewer.officerId,
  });
  if (!paper.ok) return paper;
  const goesAgain = next === "send-again" && moved.value.state === "resolved";
  return goesAgain ? ok(await registerResult(moment, moved.value)) : back;
}

async function awaitPickup(moment: Moment, dossier: Dossier, note: string): Promise<Result<Dossier, PostRefusal>> {
  if (dossier.state !== "resolved") return ok(dossier);
  const target = { dossierId: dossier.id, version: dossier.version };
  return moveDelivery(moment.acting, { ...target, delivery: "awaiting-pickup", note: `Bưu điện phát hoàn: ${note}` });
}
