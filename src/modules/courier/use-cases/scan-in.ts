import { err, ok, type Result } from "#kernel/result.ts";
import {
  findBundleByCode,
  findHandOver,
  isSameCustodian,
  lossIsFound,
  mayActFor,
  pass,
  type Bundle,
  type Count,
  type HandOver,
} from "#modules/custody/index.ts";
import { normaliseDossierCode } from "#modules/dossiers/domain.ts";
import { checkedText } from "../domain/check-text.ts";
import type { Fault, Refusal } from "../domain/refusal.ts";
import { manifestNumber, type Bag, type DiscrepancyKind, type Item, type Run, type SealFound } from "../domain/run.ts";
import { findRun, findBag, findUnderway, listItems, listJourneys, lockBag } from "../store/load.ts";
import { insertDiscrepancy, saveBag, saveItem } from "../store/save.ts";
import { perform, type Acting, type Within } from "./acting.ts";
import { unitOf } from "./scan-out.ts";

/** The receiving unit looks at the seal and opens the bag; a broken seal is a discrepancy. */
export function openBag(
  acting: Acting,
  { bagId, seal, note = "" }: { readonly bagId: string; readonly seal: SealFound; readonly note?: string },
): Promise<Result<Bag, Refusal>> {
  return perform(acting, async (within) => {
    const loaded = await receivable(within, bagId);
    if (!loaded.ok) return loaded;
    const { bag, run } = loaded.value;
    if (bag.openedAt !== null) return ok(bag);
    const faults: Fault[] = [];
    const kept = checkedText("note", note, faults);
    if (faults.length > 0) return err({ kind: "courier/invalid", faults });
    const opened: Bag = { ...bag, openedAt: within.now, openedBy: acting.viewer.officerId, sealFound: seal };
    await saveBag(within.tx, opened);
    if (seal === "broken") {
      await noteDiscrepancy(within, { bag, kind: "broken-seal", code: manifestNumber(run, bag), note: kept });
    }
    return ok(opened);
  });
}

export type ScanIn = { readonly bagId: string; readonly code: string; readonly counted?: Count | undefined };

/** What a scan-in showed: in order, or the discrepancy that it left behind. */
export type ScannedIn = {
  readonly outcome: "arrived" | Extract<DiscrepancyKind, "count" | "wrong-bag" | "extra">;
  readonly bundle: Bundle;
  readonly item: Item | null;
};

/**
 * Scans a dossier out of a bag: from now on the receiving unit answers for it, for as many sheets as it counted. What
 * belongs into another bag is received and noted; what no bag should hold is noted and stays with whom the books name.
 */
export function scanIn(acting: Acting, { bagId, code, counted }: ScanIn): Promise<Result<ScannedIn, Refusal>> {
  return perform(acting, async (within) => {
    const { tx } = within;
    const loaded = await receivable(within, bagId);
    if (!loaded.ok) return loaded;
    const { bag } = loaded.value;
    if (bag.openedAt === null) return err({ kind: "courier/not-opened" });
    const bundle = await findBundleByCode(tx, normaliseDossierCode(code));
    if (bundle === undefined) return err({ kind: "courier/unknown-code", code });
    const item = await travelling(within, bundle);
    if (item !== undefined) return arrive(within, { bag, bundle, item, counted });
    const { dossierId, code: known } = bundle;
    const [last] = await listJourneys(tx, dossierId);
    if (last?.inBagId === bagId) return err({ kind: "courier/scanned-before", code: known });
    if (isSameCustodian(bundle.custodian, unitOf(bag.to))) return err({ kind: "courier/held-here", code: known });
    const noted = await noteDiscrepancy(within, { bag, kind: "extra", code: known, dossierId, note: lateNote(bag) });
    return noted ? ok({ outcome: "extra", bundle, item: null }) : err({ kind: "courier/scanned-before", code: known });
  });
}

/** Notes an envelope whose code is nobody's, or that has none; what it was is concluded and signed like any other. */
export function noteStray(
  acting: Acting,
  { bagId, code, note }: { readonly bagId: string; readonly code: string; readonly note: string },
): Promise<Result<string, Refusal>> {
  return perform(acting, async (within) => {
    const loaded = await receivable(within, bagId);
    if (!loaded.ok) return loaded;
    const { bag } = loaded.value;
    if (bag.openedAt === null) return err({ kind: "courier/not-opened" });
    const faults: Fault[] = [];
    const kept = checkedText("code", code, faults);
    const described = checkedText("text", note, faults);
    if (faults.length > 0) return err({ kind: "courier/invalid", faults });
    if ((await findBundleByCode(within.tx, normaliseDossierCode(kept))) !== undefined) {
      return err({ kind: "courier/known-code", code: kept });
    }
    const words = [described, lateNote(bag)]
      .filter((word) => word !== "")
      .join(" ")
      .slice(0, 1000);
    const noted = await noteDiscrepancy(within, { bag, kind: "extra", code: kept, note: words });
    return noted ? ok(kept) : err({ kind: "courier/scanned-before", code: kept });
  });
}

/** Ends the count of a bag: what was not scanned is missing, and stays with the courier. */
export function closeBag(acting: Acting, bagId: string): Promise<Result<Bag, Refusal>> {
  return perform(acting, async (within) => {
    const { tx, now } = within;
    const loaded = await receivable(within, bagId);
    if (!loaded.ok) return loaded;
    const { bag } = loaded.value;
    if (bag.openedAt === null) return err({ kind: "courier/not-opened" });
    if (bag.closedAt !== null) return ok(bag);
    for (const item of await listItems(tx, [bagId])) {
      if (item.state !== "packed") continue;
      await saveItem(tx, { ...item, state: "missing" });
      const { code, dossierId, id: itemId } = item;
      await noteDiscrepancy(within, { bag, kind: "missing", code, dossierId, itemId, note: "" });
    }
    const closed: Bag = { ...bag, closedAt: now, closedBy: acting.viewer.officerId };
    await saveBag(tx, closed);
    return ok(closed);
  });
}

/** What a count after the end of the count is marked with. */
function lateNote({ closedAt }: Bag): string {
  return closedAt === null ? "" : "Quét sau khi đã kết thúc đếm.";
}

/**
 * A journey under way: packed, or missing since its bag was closed; also one given up as lost that turned up, as long as
 * the courier answers for it and it was not made again.
 */
async function travelling({ tx }: Within, { dossierId, custodian }: Bundle): Promise<Item | undefined> {
  const underway = await findUnderway(tx, dossierId);
  if (underway !== undefined) return underway;
  const [last] = await listJourneys(tx, dossierId);
  return last?.state === "lost" && custodian.kind === "courier" ? last : undefined;
}

type Arrival = {
  readonly bag: Bag;
  readonly bundle: Bundle;
  readonly item: Item;
  readonly counted: Count | undefined;
};

async function arrive(within: Within, { bag, bundle, item, counted }: Arrival): Promise<Result<ScannedIn, Refusal>> {
  const { tx, now, acting } = within;
  const own = await runOfItem(within, item);
  const { dossierId, code } = bundle;
  const passed = await pass(acting, {
    dossierIds: [dossierId],
    to: unitOf(bag.to),
    note: `Túi ${own.manifest}`,
    received: counted && new Map([[dossierId, counted]]),
    giverId: own.courierId,
  });
  if (!passed.ok) return passed;
  const [handOver] = passed.value.handOvers;
  if (handOver === undefined) throw new Error("a scan without a hand-over");
  const { officerId } = acting.viewer;
  const arrived: Item = {
    ...item,
    state: "arrived",
    inAt: now,
    inBy: officerId,
    inBagId: bag.id,
    inHandOverId: handOver.id,
  };
  await saveItem(tx, arrived);
  if (item.state === "lost") {
    const found = await lossIsFound(acting, dossierId);
    if (!found.ok) return found;
  }
  const strayed = item.bagId !== bag.id;
  const differs = handOver.difference === "open";
  const noted = { bag, code, dossierId, itemId: item.id };
  if (strayed) await noteDiscrepancy(within, { ...noted, kind: "wrong-bag", note: `Thuộc túi ${own.manifest}` });
  if (differs) await noteDiscrepancy(within, { ...noted, kind: "count", note: countNote(handOver) });
  return ok({ outcome: outcomeOf({ strayed, differs }), bundle, item: arrived });
}

function outcomeOf({
  strayed,
  differs,
}: {
  readonly strayed: boolean;
  readonly differs: boolean;
}): ScannedIn["outcome"] {
  if (differs) return "count";
  return strayed ? "wrong-bag" : "arrived";
}

function countNote({ sheets, originals, counted }: HandOver): string {
  return `Giao ${sheets} tờ (${originals} bản chính), đếm được ${counted?.sheets ?? 0} tờ (${counted?.originals ?? 0} bản chính)`;
}

async function runOfItem({ tx }: Within, { bagId, outHandOverId }: Item) {
  const bag = await findBag(tx, bagId);
  const run = bag && (await findRun(tx, bag.runId));
  if (bag === undefined || run === undefined) throw new Error("an item without its run");
  const handOver = outHandOverId === null ? undefined : await findHandOver(tx, outHandOverId);
  return { manifest: manifestNumber(run, bag), courierId: handOver?.to.id ?? run.courierId };
}

async function receivable(
  { tx, acting }: Within,
  bagId: string,
): Promise<Result<{ readonly run: Run; readonly bag: Bag }, Refusal>> {
  const found = await lockBag(tx, bagId);
  if (found === undefined) return err({ kind: "courier/not-found" });
  const { run, bag } = found;
  if (!(await mayActFor(tx, acting.viewer, unitOf(bag.to)))) return err({ kind: "courier/not-allowed" });
  if (bag.sealedAt === null) return err({ kind: "courier/not-sealed", bags: [bag.ordinal] });
  if (run.departedAt === null) return err({ kind: "courier/not-departed" });
  return ok(found);
}

type Noting = {
  readonly bag: Bag;
  readonly kind: DiscrepancyKind;
  readonly code: string;
  readonly note: string;
  readonly dossierId?: string;
  readonly itemId?: string;
};

/** Whether it was not noted before. */
function noteDiscrepancy(
  { tx, now, acting }: Within,
  { bag, kind, code, note, dossierId, itemId }: Noting,
): Promise<boolean> {
  return insertDiscrepancy(tx, {
    id: acting.newId(),
    bagId: bag.id,
    kind,
    itemId: itemId ?? null,
    dossierId: dossierId ?? null,
    code,
    note,
    photoId: null,
    foundAt: now,
    foundBy: acting.viewer.officerId,
    conclusion: null,
    conclusionText: null,
    to: null,
    settledAt: null,
    signatures: [],
  });
}
