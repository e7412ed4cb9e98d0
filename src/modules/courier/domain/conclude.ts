import { err, ok, type Result } from "#kernel/result.ts";
import type { Refusal } from "./refusal.ts";
import type { Conclusion, Discrepancy, DiscrepancyKind, Item, ItemState, Side } from "./run.ts";

/** What each kind of discrepancy can turn out to be. */
export const FITTING: Readonly<Record<DiscrepancyKind, readonly Conclusion[]>> = {
  missing: ["found", "sent-again", "lost"],
  count: ["found", "miscounted", "lost"],
  extra: ["kept", "sent-on", "returned"],
  "wrong-bag": ["kept", "sent-on", "returned"],
  "broken-seal": ["found"],
};

/** Whether a discrepancy may be concluded this way now: nobody has signed another conclusion, and it fits. */
export function checkConclusion(
  { kind, code, settledAt, signatures }: Discrepancy,
  conclusion: Conclusion,
  item: Item | undefined,
): Result<void, Refusal> {
  if (settledAt !== null) return err({ kind: "courier/settled" });
  if (signatures.length > 0) return err({ kind: "courier/already-signed", side: null });
  if (!FITTING[kind].includes(conclusion)) return err({ kind: "courier/conclusion-does-not-fit", conclusion });
  if (kind !== "missing") return ok(undefined);
  const hasArrived = item?.state === "arrived";
  if (conclusion === "found" && !hasArrived) return err({ kind: "courier/not-arrived", code });
  if (conclusion !== "found" && hasArrived) return err({ kind: "courier/conclusion-does-not-fit", conclusion });
  return ok(undefined);
}

/** Whether somebody may sign for a side: something is concluded, the side has not signed, nor has this person for another. */
export function checkSignature(
  { conclusion, settledAt, signatures }: Discrepancy,
  { side, officerId }: { readonly side: Side; readonly officerId: string },
): Result<void, Refusal> {
  if (settledAt !== null) return err({ kind: "courier/settled" });
  if (conclusion === null) return err({ kind: "courier/not-concluded" });
  if (signatures.some((signature) => signature.side === side)) return err({ kind: "courier/already-signed", side });
  if (signatures.some((signature) => signature.officerId === officerId)) {
    return err({ kind: "courier/already-signed", side: null });
  }
  return ok(undefined);
}

/** Where a missing envelope stands once the three have signed. */
export function stateAfter(conclusion: Conclusion, state: ItemState): ItemState {
  if (state !== "missing") return state;
  return conclusion === "sent-again" || conclusion === "lost" ? conclusion : state;
}
