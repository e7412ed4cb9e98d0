import type { Tx } from "#platform/db/db.ts";
import { findUnit, getAgency } from "#modules/organizations/index.ts";
import type { Dossier, DossierAccepted, DossierEvent, Reaction, SupplementSupplied } from "#modules/dossiers/index.ts";
import type { Bundle } from "../domain/bundle.ts";
import type { Custodian } from "../domain/custodian.ts";
import { isLastPlace } from "../domain/custodian.ts";
import { addedTo, ended } from "../domain/keep.ts";
import { countOfPapers, opened } from "../domain/open.ts";
import { loadForUpdate } from "../store/load.ts";
import { saveOutcome } from "../store/save.ts";
import { unitLabel } from "./give.ts";

/**
 * Paper follows the legal acts: acceptance of a paper dossier opens its bundle at the receiving unit, a supplement on
 * paper goes into it, and the hand-over of the result or a withdrawal ends it with the applicant or in the archive.
 */
export const keepCustody: Reaction = async (tx, dossier, events, acting) => {
  for (const event of events) {
    if (event.kind === "dossier-accepted" && dossier.channel !== "online") await openFor(tx, dossier, event, acting);
    if (event.kind === "supplement-supplied") await takeSupplement(tx, dossier, event, acting);
    if (ENDINGS.includes(event.kind)) await endFor(tx, dossier, event, acting);
  }
};

type ActingOf = Parameters<Reaction>[3];
const ENDINGS: readonly DossierEvent["kind"][] = ["dossier-handed-over", "dossier-withdrawn"];

async function openFor(
  tx: Tx,
  dossier: Dossier,
  { at, papers }: DossierAccepted | SupplementSupplied,
  { calendar, viewer }: ActingOf,
): Promise<void> {
  if (dossier.code === null) return;
  const unit = await findUnit(tx, dossier.receivingUnitId);
  if (unit === undefined) return;
  const opening = {
    ...countOfPapers(papers),
    dossierId: dossier.id,
    code: dossier.code,
    immediate: dossier.immediate,
    unit: { kind: "unit", id: unit.id, label: await unitLabel(tx, unit) } as const,
  };
  await saveOutcome(tx, opened(opening, at, calendar), viewer.officerId);
}

/** Paper that came later: a bundle of its own for an online dossier, else into the bundle while the counter has it. */
async function takeSupplement(tx: Tx, dossier: Dossier, event: SupplementSupplied, acting: ActingOf): Promise<void> {
  const onPaper = event.papers.some(({ originals, certified, copies }) => originals + certified + copies > 0);
  if (!onPaper || dossier.acceptedAt === null || dossier.channel === "online") return;
  const loaded = await loadForUpdate(tx, dossier.id);
  if (loaded === undefined) return openFor(tx, dossier, event, acting);
  const { bundle, pending } = loaded;
  if (pending !== null || isLastPlace(bundle.custodian) || bundle.custodian.id !== dossier.receivingUnitId) return;
  const outcome = addedTo(bundle, countOfPapers(event.papers), { at: event.at, note: "Giấy tờ bổ sung" });
  await saveOutcome(tx, outcome, acting.viewer.officerId);
}

/** Where the paper lies when the dossier ends: at a desk of the centre it goes with the applicant, elsewhere to the archive. */
async function endFor(tx: Tx, dossier: Dossier, { at }: DossierEvent, { viewer }: ActingOf): Promise<void> {
  const loaded = await loadForUpdate(tx, dossier.id);
  if (loaded === undefined) return;
  const { bundle, pending } = loaded;
  // On its way or not acknowledged: it stays outstanding until somebody has it in hand.
  if (pending !== null || bundle.custodian.kind !== "unit") return;
  await saveOutcome(tx, ended(bundle, await lastPlaceOf(tx, dossier, bundle), at), viewer.officerId);
}

async function lastPlaceOf(tx: Tx, dossier: Dossier, { custodian }: Bundle): Promise<Custodian> {
  const unit = await findUnit(tx, custodian.id);
  if (unit === undefined || unit.kind === "counter" || unit.kind === "return-desk") {
    return { kind: "applicant", id: dossier.handOver?.receiverId ?? dossier.ownerId, label: "Người nộp hồ sơ" };
  }
  const agency = await getAgency(tx, unit.agencyId);
  return { kind: "archive", id: agency.id, label: `Lưu trữ · ${agency.shortName}` };
}
