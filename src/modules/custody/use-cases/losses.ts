import { err, ok, type Result } from "#kernel/result.ts";
import type { Tx } from "#platform/db/db.ts";
import type { Bundle, Count } from "../domain/bundle.ts";
import type { Custodian } from "../domain/custodian.ts";
import type { Given } from "../domain/given.ts";
import type { Loss, LossSide } from "../domain/loss.ts";
import type { Refusal } from "../domain/refusal.ts";
import { decideRemaking } from "../domain/remake.ts";
import { decideSigningLoss, decideWritingLoss, type Writing } from "../domain/write-loss.ts";
import { loadForUpdate } from "../store/load.ts";
import { findLoss, insertLossSignature, listLossesOf, lockLoss, saveLoss } from "../store/losses.ts";
import { saveOutcome } from "../store/save.ts";
import { perform, type Acting } from "./acting.ts";
import { knownReceiver } from "./give.ts";
import { openLoss } from "./open-loss.ts";

export type ReportLoss = {
  readonly dossierId: string;
  readonly giver: Custodian;
  readonly receiver: Custodian;
  readonly circumstances: string;
};

/** A whole bundle is lost with who carries it: its minutes begin, and it stays with the carrier until it is made again. */
export function reportLoss(acting: Acting, { dossierId, ...losing }: ReportLoss): Promise<Result<Loss, Refusal>> {
  return perform(acting, async (tx, given) => {
    const loaded = await loadForUpdate(tx, dossierId);
    if (loaded === undefined) return err({ kind: "custody/not-found" });
    const { bundle } = loaded;
    const known = (await listLossesOf(tx, dossierId)).find(isOpenBundle);
    if (known !== undefined) return ok(known);
    const opening = { bundle, id: acting.newId(), handOverId: null, lost: bundle, carrier: bundle.custodian };
    return ok(await openLoss(tx, given, { ...opening, ...losing }));
  });
}

/** Writes what was lost and how it is made again. */
export function writeLoss(
  acting: Acting,
  { lossId, ...writing }: Writing & { readonly lossId: string },
): Promise<Result<Loss, Refusal>> {
  return onLoss(acting, lossId, async (tx, given, loss) => {
    const decided = decideWritingLoss(loss, writing, given);
    if (decided.ok) await saveLoss(tx, decided.value);
    return decided;
  });
}

/** Signs the minutes of a loss; `acting.viewer` is who signs, with a password given for it. */
export function signLoss(
  acting: Acting,
  { lossId, side }: { readonly lossId: string; readonly side: LossSide },
): Promise<Result<Loss, Refusal>> {
  return onLoss(acting, lossId, async (tx, given, loss) => {
    const decided = decideSigningLoss(loss, { side, officerName: acting.viewer.name }, given);
    if (!decided.ok) return decided;
    const signature = decided.value.signatures.at(-1);
    if (signature !== undefined) await insertLossSignature(tx, lossId, signature);
    if (decided.value.completedAt !== null) await saveLoss(tx, decided.value);
    return decided;
  });
}

export type RemakeLoss = { readonly lossId: string; readonly unit: Custodian; readonly counted: Count };

/** What was lost has been made again and is in hand: the bundle's way goes on from the unit that made it. */
export function remakeLoss(
  acting: Acting,
  { lossId, unit, counted }: RemakeLoss,
): Promise<Result<{ readonly bundle: Bundle; readonly loss: Loss }, Refusal>> {
  return perform(acting, async (tx, given) => {
    const known = await findLoss(tx, lossId);
    // The bundle first, as everywhere.
    const loaded = known && (await loadForUpdate(tx, known.dossierId));
    const loss = loaded && (await lockLoss(tx, lossId));
    if (loaded === undefined || loss === undefined) return err({ kind: "custody/not-found" });
    const receiver = await knownReceiver(tx, unit);
    if (receiver === undefined) return err({ kind: "custody/unknown-receiver" });
    const { bundle, pending } = loaded;
    const remake = { handOverId: acting.newId(), unit: receiver, counted };
    const decided = decideRemaking(bundle, { pending, loss }, remake, given);
    if (!decided.ok) return decided;
    await saveOutcome(tx, decided.value.outcome, acting.viewer.officerId);
    await saveLoss(tx, decided.value.loss);
    return ok({ bundle: decided.value.outcome.after, loss: decided.value.loss });
  });
}

/** A bundle that was given up as lost has turned up: its minutes end with that. */
export function lossIsFound(acting: Acting, dossierId: string): Promise<Result<Loss | undefined, Refusal>> {
  return perform(acting, async (tx, given) => {
    const known = (await listLossesOf(tx, dossierId)).find(isOpenBundle);
    const loss = known && (await lockLoss(tx, known.id));
    if (loss === undefined || loss.endedAt !== null) return ok(undefined);
    const found: Loss = { ...loss, endedAt: given.now, endedBy: given.viewer.officerId, outcome: "found" };
    await saveLoss(tx, found);
    return ok(found);
  });
}

function isOpenBundle({ extent, endedAt }: Loss): boolean {
  return extent === "bundle" && endedAt === null;
}

function onLoss<T>(
  acting: Acting,
  lossId: string,
  act: (tx: Tx, given: Given, loss: Loss) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return perform(acting, async (tx, given) => {
    const loss = await lockLoss(tx, lossId);
    return loss === undefined ? err({ kind: "custody/not-found" }) : act(tx, given, loss);
  });
}
