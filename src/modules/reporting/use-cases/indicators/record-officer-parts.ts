import { dateInVietnam } from "#kernel/time.ts";
import { replayDossier, type DossierEvent, type Reaction, type Replayed } from "#modules/dossiers/index.ts";
import type { Tx } from "#platform/db/db.ts";
import { verdictOn } from "../../domain/dossier-fact.ts";
import { saveOfficerParts, type OfficerPart } from "../../store/indicators/officer-parts.ts";

/** Notes who had a part in a dossier in the act that settles it: for the scores of officers (TT 01/2018 Điều 14). */
export const recordOfficerParts: Reaction = async (tx, dossier, events) => {
  if (!events.some(({ kind }) => kind === "dossier-resolved")) return;
  await drawOfficerParts(tx, await replayDossier(tx, dossier.id));
};

/** Draws the parts of a dossier from its journal; there are none before it is resolved. */
export async function drawOfficerParts(tx: Tx, replayed: readonly Replayed[]): Promise<void> {
  const end = replayed.findIndex(({ event }) => event.kind === "dossier-resolved");
  const settled = replayed[end];
  if (settled === undefined) return;
  const { dossier, event } = settled;
  const dueOn = dossier.dueAt === null ? null : dateInVietnam(dossier.dueAt);
  const verdict = verdictOn(dueOn, dateInVietnam(event.at));
  const acts = replayed.slice(0, end + 1).map(({ event: { kind }, actorId }) => ({ kind, actorId }));
  await saveOfficerParts(tx, { dossierId: dossier.id, settledAt: event.at, verdict }, partsOf(acts));
}

/** Everyone whose act moved the dossier towards its result, with the supplement requests he made. */
export function partsOf(
  acts: readonly { readonly kind: DossierEvent["kind"]; readonly actorId: string }[],
): readonly OfficerPart[] {
  const own = Map.groupBy(
    acts.filter(({ kind }) => WORK.has(kind)),
    ({ actorId }) => actorId,
  );
  return [...own].map(([officerId, done]) => ({
    officerId,
    asked: done.filter(({ kind }) => kind === "supplement-requested").length,
  }));
}

/** Acts of those who have the dossier in hand; paying, handing over and closing come from other desks. */
const WORK: ReadonlySet<DossierEvent["kind"]> = new Set([
  "dossier-accepted",
  "supplement-requested",
  "dossier-assigned",
  "step-recorded",
  "obligation-requested",
  "deadline-extended",
  "dossier-resolved",
]);
