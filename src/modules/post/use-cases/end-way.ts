import { err, ok, type Result } from "#kernel/result.ts";
import { lockDossier, moveDelivery, type Acting, type Dossier } from "#modules/dossiers/index.ts";
import { getUnit } from "#modules/organizations/index.ts";
import { dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { dropOrder } from "../store/orders.ts";
import { moving, performing, targeted, type Moment, type SlipTarget } from "./acting.ts";
import { openLossClaim } from "./claims.ts";
import { movePaper } from "./move-paper.ts";
import { registerResult } from "./register-result.ts";

export type EndWay = SlipTarget & { readonly reason: string };

/** Thu hồi mã: the number of an envelope that never left is void for ever; the result is on the list again under a new one. */
export function recallNumber(acting: Acting, command: EndWay): Promise<Result<PostalSlip, PostRefusal>> {
  return performing(acting, async (moment) => {
    const { tx } = moment;
    if (dutyOf(acting.viewer, "prepare") === undefined) return err({ kind: "post/not-allowed", duty: "prepare" });
    if (command.reason.trim() === "") return err({ kind: "post/reason-missing" });
    const found = await targeted(moment, command);
    if (!found.ok) return found;
    const slip = found.value;
    if (slip.batchId !== null) return err({ kind: "post/transition", act: "recall", state: slip.state });
    const note = command.reason.normalize("NFC").trim().slice(0, 300);
    const recalled = await moving(moment, slip, { act: "recall", change: { note, order: "none" }, payload: { note } });
    if (!recalled.ok) return recalled;
    await dropOrder(tx, slip.id);
    const dossier = slip.dossierId === null ? undefined : await lockDossier(tx, slip.dossierId);
    if (dossier?.state !== "resolved") return recalled;
    return ok(await registerResult(moment, dossier));
  });
}

export type TakeBack = EndWay & { readonly next: "keep" | "send-again" };

/**
 * An undelivered result is back at the centre: it waits to be fetched, or goes on its way again with a new number. The paper
 * comes from the post to the desk that takes it.
 */
export function takeBackResult(acting: Acting, command: TakeBack): Promise<Result<PostalSlip, PostRefusal>> {
  return performing(acting, async (moment) => {
    const { tx } = moment;
    const place = dutyOf(acting.viewer, "take-back");
    if (place === undefined) return err({ kind: "post/not-allowed", duty: "take-back" });
    if (command.reason.trim() === "") return err({ kind: "post/reason-missing" });
    const found = await targeted(moment, command);
    if (!found.ok) return found;
    const slip = found.value;
    const note = command.reason.normalize("NFC").trim().slice(0, 300);
    const back = await moving(moment, slip, { act: "take-back", change: { note, attention: null }, payload: { note } });
    if (!back.ok) return back;
    const dossier = slip.dossierId === null ? undefined : await lockDossier(tx, slip.dossierId);
    if (dossier === undefined || slip.carrier === null) return back;
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
    const goesAgain = command.next === "send-again" && moved.value.state === "resolved";
    return goesAgain ? ok(await registerResult(moment, moved.value)) : back;
  });
}

async function awaitPickup(moment: Moment, dossier: Dossier, note: string): Promise<Result<Dossier, PostRefusal>> {
  if (dossier.state !== "resolved") return ok(dossier);
  const target = { dossierId: dossier.id, version: dossier.version };
  return moveDelivery(moment.acting, { ...target, delivery: "awaiting-pickup", note: `Bưu điện phát hoàn: ${note}` });
}

/** The citizen takes back what was handed over at the door and not yet brought to the centre. */
export function cancelConsignment(acting: Acting, command: EndWay): Promise<Result<PostalSlip, PostRefusal>> {
  return performing(acting, async (moment) => {
    if (dutyOf(acting.viewer, "collect") === undefined) return err({ kind: "post/not-allowed", duty: "collect" });
    if (command.reason.trim() === "") return err({ kind: "post/reason-missing" });
    const found = await targeted(moment, command);
    if (!found.ok) return found;
    const note = command.reason.normalize("NFC").trim().slice(0, 300);
    return moving(moment, found.value, { act: "cancel", change: { note, attention: null }, payload: { note } });
  });
}

/** Mất bưu gửi: the item ends as lost and a complaint about it opens by itself, so that somebody answers (TT 17/2017 Điều 14). */
export function reportLoss(acting: Acting, command: EndWay): Promise<Result<PostalSlip, PostRefusal>> {
  return performing(acting, async (moment) => {
    if (dutyOf(acting.viewer, "report-loss") === undefined)
      return err({ kind: "post/not-allowed", duty: "report-loss" });
    if (command.reason.trim() === "") return err({ kind: "post/reason-missing" });
    const found = await targeted(moment, command);
    if (!found.ok) return found;
    const note = command.reason.normalize("NFC").trim().slice(0, 300);
    const lost = await moving(moment, found.value, {
      act: "lose",
      change: { note, attention: null },
      payload: { note },
    });
    if (!lost.ok) return lost;
    await openLossClaim(moment, lost.value, note);
    return lost;
  });
}
