import type { DossierEvent, Reaction } from "#modules/dossiers/index.ts";
import { fieldOfVersion } from "#modules/procedures/index.ts";
import { factOf } from "../domain/dossier-fact.ts";
import { saveFact } from "../store/save-fact.ts";

/** Keeps the fact of a dossier true in the transaction of the act itself, so that a report never lags behind. */
export const recordFacts: Reaction = async (tx, dossier, events, acting) => {
  const counted = events.filter(isCounted);
  const last = counted.at(-1);
  if (last === undefined) return;
  const field = (await fieldOfVersion(tx, dossier.versionId)) ?? NO_FIELD;
  await saveFact(tx, factOf(dossier, acting.calendar), {
    at: last.at,
    actorId: acting.viewer.officerId,
    answered: counted.some(({ kind }) => ANSWERS.has(kind)),
    paid: counted.reduce((sum, event) => sum + paidBy(event), 0),
    field,
  });
};

/** Acts by which the centre answers a submission. */
export const ANSWERS: ReadonlySet<DossierEvent["kind"]> = new Set([
  "dossier-accepted",
  "dossier-refused",
  "supplement-requested",
]);

/** What an event changes of the money paid, in đồng: a void and a refund take away what a payment brought. */
export function paidBy(event: DossierEvent): number {
  if (event.kind === "fee-paid") return event.amount;
  return event.kind === "payment-voided" || event.kind === "fee-refunded" ? -event.amount : 0;
}

/** Shown as it is: a procedure without a field is a gap of the catalogue, not of the report. */
export const NO_FIELD = { code: "", name: "Chưa rõ lĩnh vực" } as const;

/** Whether an event changes anything that a report counts. */
export function isCounted(event: DossierEvent): boolean {
  return event.kind === "step-recorded" ? event.clockEvent != null : !UNCOUNTED.has(event.kind);
}

const UNCOUNTED: ReadonlySet<DossierEvent["kind"]> = new Set([
  "dossier-assigned",
  "dossier-transferred",
  "originals-given-back",
  "dossier-closed",
  "delivery-moved",
]);
