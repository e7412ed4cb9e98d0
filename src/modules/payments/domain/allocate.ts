import type { Outcome, RequestState } from "./payment.ts";

/** A request as money meets it: what it asks for, and what came for it already and is held. */
export type Demand = { readonly amount: number; readonly held: number; readonly state: RequestState };

export type Allocation = {
  readonly outcome: Outcome;
  /** Whether the request is paid in full now. */
  readonly settles: boolean;
  /** What of the new money is held afterwards, in đồng. */
  readonly toSuspense: number;
};

/**
 * Where money goes that came for a demand, in đồng: less than what is missing is held until the rest comes (B-31); more
 * settles and leaves a rest that is never absorbed (B-32); for a demand that is settled or gone all of it is held.
 */
export function allocate(demand: Demand | undefined, amount: number): Allocation {
  if (demand === undefined) return { outcome: "unknown", settles: false, toSuspense: amount };
  if (demand.state !== "open") return { outcome: "duplicate", settles: false, toSuspense: amount };
  const missing = demand.amount - demand.held;
  if (amount < missing) return { outcome: "partial", settles: false, toSuspense: amount };
  const rest = amount - missing;
  return { outcome: rest === 0 ? "settled" : "over", settles: true, toSuspense: rest };
}
