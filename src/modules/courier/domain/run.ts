import type { Instant } from "#kernel/time.ts";
import type { Count } from "#modules/custody/domain.ts";

/** One trip of a courier between the centre and the departments (chuyến thư). */
export type Run = {
  readonly id: string;
  readonly number: string;
  readonly route: string;
  readonly courierId: string;
  readonly courierName: string;
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly departedAt: Instant | null;
  readonly departedBy: string | null;
};

/** Seen from the centre. */
export type Direction = "out" | "back" | "between";
export type SealFound = "intact" | "broken";
export type Place = { readonly unitId: string; readonly label: string };

/** A bag under seal from one unit to another; its list is the manifest. */
export type Bag = {
  readonly id: string;
  readonly runId: string;
  readonly ordinal: number;
  readonly direction: Direction;
  readonly from: Place;
  readonly to: Place;
  readonly seal: string | null;
  readonly sealedAt: Instant | null;
  readonly openedAt: Instant | null;
  readonly openedBy: string | null;
  readonly sealFound: SealFound | null;
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
};

export type ItemState = "packed" | "struck" | "arrived" | "missing" | "sent-again" | "lost";

/** One dossier in a bag, from its scan-out to its scan-in. */
export type Item = Count & {
  readonly id: string;
  readonly bagId: string;
  readonly dossierId: string;
  readonly code: string;
  readonly state: ItemState;
  readonly outAt: Instant;
  readonly outBy: string;
  readonly outHandOverId: string | null;
  readonly struckAt: Instant | null;
  readonly struckReason: string | null;
  readonly inAt: Instant | null;
  readonly inBy: string | null;
  readonly inBagId: string | null;
  readonly inHandOverId: string | null;
};

export type DiscrepancyKind = "missing" | "extra" | "wrong-bag" | "broken-seal" | "count";
/** What a discrepancy was; of an envelope that should not be there: it stays, goes on to whom it belongs, or goes back. */
export type Conclusion = "found" | "sent-again" | "miscounted" | "lost" | "kept" | "sent-on" | "returned";
export type Side = "giver" | "courier" | "receiver";
export const SIDES = ["giver", "courier", "receiver"] as const satisfies readonly Side[];

export type Signature = {
  readonly side: Side;
  readonly officerId: string;
  readonly officerName: string;
  readonly at: Instant;
};

/** Something that did not arrive as it was sent; open until the three sides have signed what it was. */
export type Discrepancy = {
  readonly id: string;
  readonly bagId: string;
  readonly kind: DiscrepancyKind;
  readonly itemId: string | null;
  readonly dossierId: string | null;
  readonly code: string;
  readonly note: string;
  readonly photoId: string | null;
  readonly foundAt: Instant;
  readonly foundBy: string;
  readonly conclusion: Conclusion | null;
  readonly conclusionText: string | null;
  /** Where it is sent on. */
  readonly to: Place | null;
  readonly settledAt: Instant | null;
  readonly signatures: readonly Signature[];
};

/** The number of a run: CT-261123-01. */
export function runNumber(isoDay: string, ordinal: number): string {
  return `CT-${isoDay.slice(2).replaceAll("-", "")}-${String(ordinal).padStart(2, "0")}`;
}

/** The number of a bag's manifest: that of the run and the place in it. */
export function manifestNumber(run: Pick<Run, "number">, bag: Pick<Bag, "ordinal">): string {
  return `${run.number}/${bag.ordinal}`;
}
