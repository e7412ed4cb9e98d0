import { err, ok, type Result } from "#kernel/result.ts";
import { findBundleByCode, mayActFor, pass, type Bundle, type Count, type Custodian } from "#modules/custody/index.ts";
import { normaliseDossierCode } from "#modules/dossiers/domain.ts";
import { findViewer } from "#modules/identity/index.ts";
import { checkedText } from "../domain/check-text.ts";
import type { Fault, Refusal } from "../domain/refusal.ts";
import { manifestNumber, type Bag, type Item, type Run } from "../domain/run.ts";
import { findBag, findItem, findRun, findUnderway, lockBag } from "../store/load.ts";
import { insertItem, saveItem } from "../store/save.ts";
import { perform, type Acting, type Within } from "./acting.ts";

export type ScanOut = { readonly bagId: string; readonly code: string; readonly counted?: Count | undefined };

/** Scans a dossier into a bag: from now on the courier answers for it (NĐ 61/2018 Điều 18; handbook §15.16). */
export function scanOut(acting: Acting, { bagId, code, counted }: ScanOut): Promise<Result<Item, Refusal>> {
  return perform(acting, async (within) => {
    const { tx, now } = within;
    const found = await lockBag(tx, bagId);
    if (found === undefined) return err({ kind: "courier/not-found" });
    const { run, bag } = found;
    if (bag.sealedAt !== null) return err({ kind: "courier/sealed" });
    if (!(await mayActFor(tx, acting.viewer, unitOf(bag.from)))) return err({ kind: "courier/not-allowed" });
    const bundle = await findBundleByCode(tx, normaliseDossierCode(code));
    if (bundle === undefined) return err({ kind: "courier/unknown-code", code });
    const underway = await findUnderway(tx, bundle.dossierId);
    if (underway !== undefined) return err(await elsewhere(within, underway, bagId));

    const taken = await takenBy(within, bundle, { run, bag, counted });
    if (!taken.ok) return taken;
    const { sheets, originals } = counted ?? bundle;
    const item: Item = {
      id: acting.newId(),
      bagId,
      dossierId: bundle.dossierId,
      code: bundle.code,
      sheets,
      originals,
      state: "packed",
      outAt: now,
      outBy: acting.viewer.officerId,
      outHandOverId: taken.value,
      struckAt: null,
      struckReason: null,
      inAt: null,
      inBy: null,
      inBagId: null,
      inHandOverId: null,
    };
    await insertItem(tx, item);
    return ok(item);
  });
}

/** Takes a dossier out of a bag that is not sealed yet; it stays on the manifest, struck. */
export function strikeItem(
  acting: Acting,
  { itemId, reason }: { readonly itemId: string; readonly reason: string },
): Promise<Result<Item, Refusal>> {
  return perform(acting, async ({ tx, now, acting: inside }) => {
    const known = await findItem(tx, itemId);
    const found = known && (await lockBag(tx, known.bagId));
    const item = found && (await findItem(tx, itemId));
    if (found === undefined || item === undefined) return err({ kind: "courier/not-found" });
    const { run, bag } = found;
    if (bag.sealedAt !== null) return err({ kind: "courier/sealed" });
    if (!(await mayActFor(tx, acting.viewer, unitOf(bag.from)))) return err({ kind: "courier/not-allowed" });
    if (item.state !== "packed") return err({ kind: "courier/not-in-bag", code: item.code });
    const faults: Fault[] = [];
    const kept = checkedText("reason", reason, faults);
    if (faults.length > 0) return err({ kind: "courier/invalid", faults });
    const back = await pass(inside, {
      dossierIds: [item.dossierId],
      to: unitOf(bag.from),
      note: `Lấy lại khỏi túi ${manifestNumber(run, bag)}`,
      giverId: run.courierId,
    });
    if (!back.ok) return back;
    const struck: Item = { ...item, state: "struck", struckAt: now, struckReason: kept };
    await saveItem(tx, struck);
    return ok(struck);
  });
}

/** A unit as custody names it. */
export function unitOf({ unitId, label }: Bag["from"]): Custodian {
  return { kind: "unit", id: unitId, label };
}

/** The courier of a run as custody names him. */
export function courierOf({ courierId, courierName }: Run): Custodian {
  return { kind: "courier", id: courierId, label: `Bưu tá ${courierName}` };
}

type Taking = { readonly run: Run; readonly bag: Bag; readonly counted: Count | undefined };

/** The hand-over to the courier; null when he has it still, because it is sent again. */
async function takenBy(
  { tx, acting }: Within,
  bundle: Bundle,
  { run, bag, counted }: Taking,
): Promise<Result<string | null, Refusal>> {
  const courier = courierOf(run);
  const { custodian, dossierId } = bundle;
  if (custodian.kind === "courier" && custodian.id === courier.id) return ok(null);
  // From one courier to the next the couriers themselves hand it over.
  const viewer = custodian.kind === "courier" ? await findViewer(tx, run.courierId) : acting.viewer;
  const passed = await pass(viewer === undefined ? acting : { ...acting, viewer }, {
    dossierIds: [dossierId],
    to: courier,
    note: `Túi ${manifestNumber(run, bag)}`,
    counts: counted && new Map([[dossierId, counted]]),
    giverId: custodian.kind === "courier" ? custodian.id : acting.viewer.officerId,
    receiverId: run.courierId,
  });
  return passed.ok ? ok(passed.value.handOvers[0]?.id ?? null) : passed;
}

async function elsewhere({ tx }: Within, { bagId: otherId, code }: Item, bagId: string): Promise<Refusal> {
  if (otherId === bagId) return { kind: "courier/scanned-before", code };
  const bag = await findBag(tx, otherId);
  const run = bag && (await findRun(tx, bag.runId));
  return { kind: "courier/in-another-bag", code, manifest: run && bag ? manifestNumber(run, bag) : "" };
}
