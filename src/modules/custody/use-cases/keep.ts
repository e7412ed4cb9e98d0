import { err, ok, type Result } from "#kernel/result.ts";
import type { Bundle, HandOver, Outcome } from "../domain/bundle.ts";
import type { Given } from "../domain/given.ts";
import type { Between } from "../domain/loss.ts";
import { decideAdding, decideShelving, type Adding } from "../domain/keep.ts";
import type { Refusal } from "../domain/refusal.ts";
import { decideSettling, type Settlement } from "../domain/settle.ts";
import { findHandOver } from "../store/load.ts";
import { perform, type Acting } from "./acting.ts";
import { onBundle } from "./on-bundle.ts";
import { openLoss } from "./open-loss.ts";

/** Puts a bundle on a shelf of its custodian; an empty shelf takes it down. */
export function shelve(
  acting: Acting,
  { dossierId, shelf }: { readonly dossierId: string; readonly shelf: string },
): Promise<Result<Bundle, Refusal>> {
  return one(acting, dossierId, (bundle, _pending, given) => decideShelving(bundle, shelf, given));
}

/** Puts further sheets into a bundle: a supplement, a result. */
export function addSheets(
  acting: Acting,
  { dossierId, ...adding }: Adding & { readonly dossierId: string },
): Promise<Result<Bundle, Refusal>> {
  return one(acting, dossierId, (bundle, pending, given) => decideAdding(bundle, pending, adding, given));
}

export type Settle = Settlement & {
  readonly handOverId: string;
  /** Between whom sheets were lost, where the hand-over alone does not tell: a courier carried them. */
  readonly between?: Between | undefined;
};

/** Says what an open difference of count was; never by the person who counted. What was lost gets its minutes. */
export function settleDifference(
  acting: Acting,
  { handOverId, between, ...settlement }: Settle,
): Promise<Result<Bundle, Refusal>> {
  return perform(acting, async (tx, given) => {
    const known = await findHandOver(tx, handOverId);
    if (known === undefined) return err({ kind: "custody/not-found" });
    const done = await onBundle(tx, given, known.dossierId, (bundle, pending) =>
      decideSettling(bundle, known, { pending, settlement }, given),
    );
    if (!done.ok) return done;
    const { handOver, after, note } = done.value;
    if (handOver?.difference === "lost") {
      const counted = handOver.counted ?? handOver;
      await openLoss(tx, given, {
        bundle: after,
        id: acting.newId(),
        handOverId,
        lost: {
          sheets: handOver.sheets - counted.sheets,
          originals: handOver.originals - counted.originals,
        },
        circumstances: note,
        ...(between ?? { giver: handOver.from, receiver: handOver.to, carrier: null }),
      });
    }
    return ok(after);
  });
}

type Decide = (bundle: Bundle, pending: HandOver | null, given: Given) => Result<Outcome, Refusal>;

function one(acting: Acting, dossierId: string, decide: Decide): Promise<Result<Bundle, Refusal>> {
  return perform(acting, async (tx, given) => {
    const done = await onBundle(tx, given, dossierId, (bundle, pending) => decide(bundle, pending, given));
    return done.ok ? ok(done.value.after) : done;
  });
}
