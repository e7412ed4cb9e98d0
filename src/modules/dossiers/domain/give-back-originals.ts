import { err, ok } from "#kernel/result.ts";
import { guard, type Decision, type Given } from "./decision.ts";
import type { Dossier, HeldOriginal } from "./dossier.ts";
import type { OriginalsGivenBack } from "./events.ts";

export type GivenBack = { readonly originals: readonly HeldOriginal[]; readonly receiverId: string };

/** Gives back originals that were kept for comparison (NĐ 61/2018 Điều 20; handbook §15.21). */
export function decideGivingBack(
  dossier: Dossier,
  { originals, receiverId }: GivenBack,
  given: Given,
): Decision<OriginalsGivenBack> {
  const guarded = guard(dossier, "give-back-originals", given);
  if (!guarded.ok) return guarded;
  if (originals.length === 0) return err({ kind: "dossiers/nothing-asked" });
  const unknown = originals.find(({ name }) => countOf(dossier.heldOriginals, name) < countOf(originals, name));
  if (unknown !== undefined) return err({ kind: "dossiers/not-held", name: unknown.name });
  return ok({ kind: "originals-given-back", at: given.now, originals, receiverId });
}

/** What is still held after some were given back. */
export function stillHeld(held: readonly HeldOriginal[], given: readonly HeldOriginal[]): readonly HeldOriginal[] {
  return held
    .map(({ name, count }) => ({ name, count: count - countOf(given, name) }))
    .filter(({ count }) => count > 0);
}

function countOf(originals: readonly HeldOriginal[], name: string): number {
  return originals.filter((one) => one.name === name).reduce((sum, { count }) => sum + count, 0);
}
