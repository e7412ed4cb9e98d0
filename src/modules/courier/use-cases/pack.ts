import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { mayActFor, unitLabel } from "#modules/custody/index.ts";
import { hasRole, type Role } from "#modules/identity/domain.ts";
import { listOfficers } from "#modules/identity/index.ts";
import { findUnit, getAgency } from "#modules/organizations/index.ts";
import { checkedText } from "../domain/check-text.ts";
import { directionOf } from "../domain/direction.ts";
import type { Fault, Refusal } from "../domain/refusal.ts";
import { runNumber, type Bag, type Place, type Run } from "../domain/run.ts";
import { listBags, listItems, lockBag, lockRun } from "../store/load.ts";
import { insertBag, insertRun, nextOrdinal, saveBag, saveDeparture } from "../store/save.ts";
import { perform, type Acting } from "./acting.ts";

/** Who arranges runs: those who send and receive, and the post. */
export const RUN_ROLES: readonly Role[] = [
  "counter-officer",
  "return-officer",
  "registry-clerk",
  "specialist",
  "postal-officer",
  "centre-manager",
];

/** Opens a run of a courier; it gets the next number of the day. */
export function openRun(
  acting: Acting,
  { route, courierId }: { readonly route: string; readonly courierId: string },
): Promise<Result<Run, Refusal>> {
  return perform(acting, async ({ tx, now }) => {
    if (!hasRole(acting.viewer, ...RUN_ROLES)) return err({ kind: "courier/not-allowed" });
    const faults: Fault[] = [];
    const kept = checkedText("route", route, faults);
    const courier = (await listOfficers(tx, { role: "postal-officer" })).find(({ id }) => id === courierId);
    if (courier === undefined) faults.push({ field: "courier", what: "unknown" });
    if (courier === undefined || faults.length > 0) return err({ kind: "courier/invalid", faults });
    const day = dateInVietnam(now).toString();
    const run: Run = {
      id: acting.newId(),
      number: runNumber(day, await nextOrdinal(tx, day)),
      route: kept,
      courierId,
      courierName: courier.name,
      openedAt: now,
      openedBy: acting.viewer.officerId,
      departedAt: null,
      departedBy: null,
    };
    await insertRun(tx, run);
    return ok(run);
  });
}

/** Adds a bag from one unit to another; also on the way, where the courier takes bags back. */
export function addBag(
  acting: Acting,
  { runId, fromUnitId, toUnitId }: { readonly runId: string; readonly fromUnitId: string; readonly toUnitId: string },
): Promise<Result<Bag, Refusal>> {
  return perform(acting, async ({ tx }) => {
    const run = await lockRun(tx, runId);
    if (run === undefined) return err({ kind: "courier/not-found" });
    const from = await placeOf(tx, fromUnitId);
    const to = fromUnitId === toUnitId ? undefined : await placeOf(tx, toUnitId);
    if (from === undefined) return err({ kind: "courier/invalid", faults: [{ field: "from", what: "unknown" }] });
    if (to === undefined) return err({ kind: "courier/invalid", faults: [{ field: "to", what: "unknown" }] });
    if (!(await mayActFor(tx, acting.viewer, { kind: "unit", id: fromUnitId, label: from.place.label }))) {
      return err({ kind: "courier/not-allowed" });
    }
    const bags = await listBags(tx, runId);
    const bag: Bag = {
      id: acting.newId(),
      runId,
      ordinal: bags.length + 1,
      direction: directionOf(from.side, to.side),
      from: from.place,
      to: to.place,
      seal: null,
      sealedAt: null,
      openedAt: null,
      openedBy: null,
      sealFound: null,
      closedAt: null,
      closedBy: null,
    };
    await insertBag(tx, bag);
    return ok(bag);
  });
}

/** Seals a bag: nothing goes in any more, and its manifest stands. */
export function sealBag(
  acting: Acting,
  { bagId, seal }: { readonly bagId: string; readonly seal: string },
): Promise<Result<Bag, Refusal>> {
  return perform(acting, async ({ tx, now }) => {
    const found = await lockBag(tx, bagId);
    if (found === undefined) return err({ kind: "courier/not-found" });
    const { bag } = found;
    if (bag.sealedAt !== null) return err({ kind: "courier/sealed" });
    if (!(await mayActFor(tx, acting.viewer, { kind: "unit", id: bag.from.unitId, label: bag.from.label }))) {
      return err({ kind: "courier/not-allowed" });
    }
    const items = await listItems(tx, [bagId]);
    if (!items.some(({ state }) => state === "packed")) return err({ kind: "courier/empty" });
    const faults: Fault[] = [];
    const kept = checkedText("seal", seal, faults);
    if (faults.length > 0) return err({ kind: "courier/invalid", faults });
    const sealed = { ...bag, seal: kept, sealedAt: now };
    await saveBag(tx, sealed);
    return ok(sealed);
  });
}

/** The courier leaves with what is sealed. */
export function departRun(acting: Acting, runId: string): Promise<Result<Run, Refusal>> {
  return perform(acting, async ({ tx, now }) => {
    const run = await lockRun(tx, runId);
    if (run === undefined) return err({ kind: "courier/not-found" });
    if (!hasRole(acting.viewer, ...RUN_ROLES)) return err({ kind: "courier/not-allowed" });
    if (run.departedAt !== null) return ok(run);
    const bags = await listBags(tx, runId);
    const open = bags.filter(({ sealedAt }) => sealedAt === null);
    if (open.length > 0) return err({ kind: "courier/not-sealed", bags: open.map(({ ordinal }) => ordinal) });
    if (bags.length === 0) return err({ kind: "courier/empty" });
    const departed = { ...run, departedAt: now, departedBy: acting.viewer.officerId };
    await saveDeparture(tx, departed);
    return ok(departed);
  });
}

type Known = { readonly place: Place; readonly side: Parameters<typeof directionOf>[0] };

async function placeOf(tx: Tx, unitId: string): Promise<Known | undefined> {
  const unit = await findUnit(tx, unitId);
  if (unit === undefined) return undefined;
  const agency = await getAgency(tx, unit.agencyId);
  return {
    place: { unitId, label: await unitLabel(tx, unit) },
    side: { kind: unit.kind, agencyKind: agency.kind },
  };
}
