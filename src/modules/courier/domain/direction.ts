import type { AgencyKind, UnitKind } from "#modules/organizations/domain.ts";
import type { Direction } from "./run.ts";

/** A unit with what says on which side of the courier's way it lies. */
export type Side = { readonly kind: UnitKind; readonly agencyKind: AgencyKind };

/** Whether a unit is in the building of the centre: its own units, and the counters that departments keep there. */
export function isAtCentre({ kind, agencyKind }: Side): boolean {
  return agencyKind === "centre" || kind === "counter" || kind === "return-desk";
}

/** Which way a bag goes, seen from the centre. */
export function directionOf(from: Side, to: Side): Direction {
  if (isAtCentre(from) && !isAtCentre(to)) return "out";
  return !isAtCentre(from) && isAtCentre(to) ? "back" : "between";
}
