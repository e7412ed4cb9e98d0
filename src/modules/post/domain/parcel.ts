import { err, ok, type Result } from "#kernel/result.ts";
import type { PostalSlip } from "./slip.ts";

export type ParcelFault =
  /** One parcel holds several results, and not more than a postman can count at a door. */
  | { readonly kind: "post/parcel-size"; readonly most: number }
  /** A parcel is handed over as it was sealed: one of its items cannot stay behind. */
  | { readonly kind: "post/parcel-split"; readonly number: string };

const FEWEST = 2;
/** Results in one parcel. */
export const MOST_IN_PARCEL = 50;

/** Results for one collective go in one parcel (TT 17/2017/TT-BTTTT Điều 10): two at least, fifty at most. */
export function checkParcel(slipIds: readonly string[]): Result<readonly string[], ParcelFault> {
  const ids = [...new Set(slipIds)];
  const isRight = ids.length >= FEWEST && ids.length <= MOST_IN_PARCEL;
  return isRight ? ok(ids) : err({ kind: "post/parcel-size", most: MOST_IN_PARCEL });
}

/** Whether the item carries the label of its envelope: it goes alone, or it is the first of its parcel. */
export function isLabelled({ id, parcelId }: Pick<PostalSlip, "id" | "parcelId">): boolean {
  return parcelId === null || parcelId === id;
}

/** What the post collects for a whole envelope, in đồng. */
export function codOf(slips: readonly Pick<PostalSlip, "codAmount">[]): number {
  return slips.reduce((sum, { codAmount }) => sum + codAmount, 0);
}

/**
 * What was collected for an envelope, item by item: each gets what it asks for as long as the money lasts, in the order of
 * the list, and what is too much is the first one's. Not one đồng is lost or made.
 */
export function shareCollected(
  slips: readonly Pick<PostalSlip, "id" | "codAmount">[],
  collected: number,
): ReadonlyMap<string, number> {
  let left = collected;
  const shares = new Map<string, number>();
  for (const { id, codAmount } of slips) {
    const share = Math.min(codAmount, left);
    shares.set(id, share);
    left -= share;
  }
  const [first] = slips;
  if (first !== undefined) shares.set(first.id, (shares.get(first.id) ?? 0) + left);
  return shares;
}

/** The joint count found all items of each parcel alike; otherwise the parcel was opened, and nothing of it is signed for. */
export function checkUnopened(
  slips: readonly Pick<PostalSlip, "id" | "parcelId" | "number">[],
  outcomes: ReadonlyMap<string, string>,
): Result<void, ParcelFault> {
  const found = new Map<string, string | undefined>();
  for (const { id, parcelId, number } of slips) {
    if (parcelId === null) continue;
    const outcome = outcomes.get(id);
    if (found.has(parcelId) && found.get(parcelId) !== outcome) {
      return err({ kind: "post/parcel-split", number: number ?? "" });
    }
    found.set(parcelId, outcome);
  }
  return ok(undefined);
}
