import { err, ok, type Result } from "#kernel/result.ts";
import type { Tx } from "#platform/db/db.ts";
import { mayActFor, reportLoss, settleDifference, unitLabel } from "#modules/custody/index.ts";
import { hasRole, type Viewer } from "#modules/identity/domain.ts";
import { findUnit } from "#modules/organizations/index.ts";
import { checkedText } from "../domain/check-text.ts";
import { checkConclusion, checkSignature, stateAfter } from "../domain/conclude.ts";
import type { Fault, Refusal } from "../domain/refusal.ts";
import {
  SIDES,
  type Bag,
  type Conclusion,
  type Discrepancy,
  type DiscrepancyKind,
  type Place,
  type Run,
  type Side,
  type Signature,
} from "../domain/run.ts";
import { findDiscrepancy, findItem, lockBag } from "../store/load.ts";
import { insertSignature, saveDiscrepancy, saveItem } from "../store/save.ts";
import { perform, type Acting, type Within } from "./acting.ts";
import { courierOf, unitOf } from "./scan-out.ts";
import { settleStray } from "./settle-stray.ts";

export type Conclude = {
  readonly discrepancyId: string;
  readonly conclusion: Conclusion;
  readonly text: string;
  /** Where it is sent on. */
  readonly toUnitId?: string | undefined;
};

/** Writes down what a discrepancy was; from the first signature on it stands. */
export function conclude(acting: Acting, command: Conclude): Promise<Result<Discrepancy, Refusal>> {
  return perform(acting, async ({ tx }) => {
    const found = await lockDiscrepancy(tx, command.discrepancyId);
    if (found === undefined) return err({ kind: "courier/not-found" });
    const { discrepancy, bag } = found;
    const sides = await Promise.all(SIDES.map((side) => standsFor(tx, acting.viewer, { bag, side })));
    if (!sides.includes(true)) return err({ kind: "courier/not-allowed" });
    const item = discrepancy.itemId === null ? undefined : await findItem(tx, discrepancy.itemId);
    const checked = checkConclusion(discrepancy, command.conclusion, item);
    if (!checked.ok) return checked;
    const faults: Fault[] = [];
    const conclusionText = checkedText("text", command.text, faults);
    const to = command.conclusion === "sent-on" ? await placeOf(tx, command.toUnitId, bag) : null;
    if (to === undefined) faults.push({ field: "to", what: "unknown" });
    if (to === undefined || faults.length > 0) return err({ kind: "courier/invalid", faults });
    const concluded = { ...discrepancy, conclusion: command.conclusion, conclusionText, to };
    await saveDiscrepancy(tx, concluded);
    return ok(concluded);
  });
}

export type Sign = { readonly discrepancyId: string; readonly side: Side };

/**
 * Signs a conclusion for a side; `acting.viewer` is who signs, with a password given for it. The third signature settles
 * the discrepancy: a missing envelope is sent again or lost, a difference of count is settled in custody as well.
 */
export function sign(acting: Acting, { discrepancyId, side }: Sign): Promise<Result<Discrepancy, Refusal>> {
  return perform(acting, async (within) => {
    const { tx, now } = within;
    const found = await lockDiscrepancy(tx, discrepancyId);
    if (found === undefined) return err({ kind: "courier/not-found" });
    const { discrepancy, bag } = found;
    const { officerId, name: officerName } = acting.viewer;
    const checked = checkSignature(discrepancy, { side, officerId });
    if (!checked.ok) return checked;
    if (!(await standsFor(tx, acting.viewer, { bag, side }))) return err({ kind: "courier/wrong-side", side });
    const signature: Signature = { side, officerId, officerName, at: now };
    await insertSignature(tx, discrepancyId, signature);
    const signed = { ...discrepancy, signatures: [...discrepancy.signatures, signature] };
    return signed.signatures.length === SIDES.length ? settle(within, found, signed) : ok(signed);
  });
}

/** Keeps a photograph with a discrepancy that is not settled. */
export function attachPhoto(
  acting: Acting,
  { discrepancyId, photoId }: { readonly discrepancyId: string; readonly photoId: string },
): Promise<Result<Discrepancy, Refusal>> {
  return perform(acting, async ({ tx }) => {
    const found = await lockDiscrepancy(tx, discrepancyId);
    if (found === undefined) return err({ kind: "courier/not-found" });
    if (found.discrepancy.settledAt !== null) return err({ kind: "courier/settled" });
    const withPhoto = { ...found.discrepancy, photoId };
    await saveDiscrepancy(tx, withPhoto);
    return ok(withPhoto);
  });
}

async function settle(within: Within, found: Locked, signed: Discrepancy): Promise<Result<Discrepancy, Refusal>> {
  const ended = await END[signed.kind](within, found, signed);
  if (!ended.ok) return ended;
  const settled = { ...signed, settledAt: within.now };
  await saveDiscrepancy(within.tx, settled);
  return ok(settled);
}

type End = (within: Within, found: Locked, signed: Discrepancy) => Promise<Result<unknown, Refusal>>;

/** What the third signature does, by the kind of the discrepancy. */
const END: Readonly<Record<DiscrepancyKind, End>> = {
  missing: settleMissing,
  count: settleCount,
  extra: (within, { run, bag }, signed) => settleStray(within, { run, bag, signed }),
  "wrong-bag": (within, { run, bag }, signed) => settleStray(within, { run, bag, signed }),
  "broken-seal": async () => ok(undefined),
};

async function settleMissing(
  { tx, acting }: Within,
  { bag }: Locked,
  { conclusion, conclusionText, itemId, dossierId }: Discrepancy,
): Promise<Result<unknown, Refusal>> {
  const item = itemId === null ? undefined : await findItem(tx, itemId);
  if (conclusion === null || item === undefined) return ok(undefined);
  const state = stateAfter(conclusion, item.state);
  if (state !== item.state) await saveItem(tx, { ...item, state });
  if (conclusion !== "lost" || dossierId === null) return ok(undefined);
  const circumstances = conclusionText ?? "";
  return reportLoss(acting, { dossierId, giver: unitOf(bag.from), receiver: unitOf(bag.to), circumstances });
}

async function settleCount(
  { tx, acting }: Within,
  { run, bag }: Locked,
  { conclusion, conclusionText, itemId, signatures }: Discrepancy,
): Promise<Result<unknown, Refusal>> {
  const item = itemId === null ? undefined : await findItem(tx, itemId);
  if (!isOfCount(conclusion) || item?.inHandOverId == null) return ok(undefined);
  const done = await settleDifference(acting, {
    handOverId: item.inHandOverId,
    conclusion,
    reason: (conclusionText ?? "").slice(0, 500),
    signedBy: signatures.map(({ officerId }) => officerId),
    between: { giver: unitOf(bag.from), receiver: unitOf(bag.to), carrier: courierOf(run) },
  });
  return !done.ok && done.error.kind === "custody/no-difference" ? ok(undefined) : done;
}

function isOfCount(conclusion: Conclusion | null): conclusion is "found" | "miscounted" | "lost" {
  return conclusion === "found" || conclusion === "miscounted" || conclusion === "lost";
}

async function placeOf(tx: Tx, unitId: string | undefined, { to }: Bag): Promise<Place | undefined> {
  const unit = unitId === undefined || unitId === to.unitId ? undefined : await findUnit(tx, unitId);
  return unit && { unitId: unit.id, label: await unitLabel(tx, unit) };
}

type Locked = { readonly discrepancy: Discrepancy; readonly run: Run; readonly bag: Bag };

async function lockDiscrepancy(tx: Tx, id: string): Promise<Locked | undefined> {
  const known = await findDiscrepancy(tx, id);
  const locked = known && (await lockBag(tx, known.bagId));
  const discrepancy = locked && (await findDiscrepancy(tx, id));
  return discrepancy && { discrepancy, ...locked };
}

/** Whether somebody may sign for a side; for the courier only the post does. */
export async function standsFor(
  tx: Tx,
  viewer: Viewer,
  { bag, side }: { readonly bag: Bag; readonly side: Side },
): Promise<boolean> {
  if (side === "courier") return hasRole(viewer, "postal-officer");
  return mayActFor(tx, viewer, unitOf(side === "giver" ? bag.from : bag.to));
}
