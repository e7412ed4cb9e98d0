import { err, ok, type Result } from "#kernel/result.ts";
import type { Tx } from "#platform/db/db.ts";
import { getAgency, findUnit } from "#modules/organizations/index.ts";
import type { Count, HandOver } from "../domain/bundle.ts";
import type { Custodian } from "../domain/custodian.ts";
import { decideGiving } from "../domain/give.ts";
import type { Refusal } from "../domain/refusal.ts";
import { perform, type Acting } from "./acting.ts";
import { onBundle } from "./on-bundle.ts";

export type Give = {
  readonly dossierIds: readonly string[];
  readonly to: Custodian;
  readonly note: string;
  /** What the giver counted, by dossier; what is known of the bundle where it is left out. */
  readonly counts?: ReadonlyMap<string, Count> | undefined;
};

/** What was given together: one biên bản giao nhận. */
export type Batch = { readonly batchId: string; readonly handOvers: readonly HandOver[] };

/** Gives bundles to somebody; the giver stays their custodian until each is received (NĐ 61/2018 Điều 18). All or none. */
export function give(acting: Acting, { dossierIds, to, note, counts }: Give): Promise<Result<Batch, Refusal>> {
  return perform(acting, async (tx, given) => {
    const receiver = await knownReceiver(tx, to);
    if (receiver === undefined) return err({ kind: "custody/unknown-receiver" });
    const batchId = acting.newId();
    const handOvers: HandOver[] = [];
    for (const dossierId of inOrder(dossierIds)) {
      const id = acting.newId();
      const done = await onBundle(tx, given, dossierId, (bundle, pending) =>
        decideGiving(
          bundle,
          pending,
          { id, batchId, to: receiver, counted: counts?.get(dossierId) ?? bundle, note },
          given,
        ),
      );
      if (!done.ok) return done;
      if (done.value.handOver !== null) handOvers.push(done.value.handOver);
    }
    return ok({ batchId, handOvers });
  });
}

/** Each once, in the order in which everybody locks. */
export function inOrder(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}

/** The receiver under the name that the organisation has; undefined when there is no such unit. */
export async function knownReceiver(tx: Tx, to: Custodian): Promise<Custodian | undefined> {
  if (to.kind !== "unit") return to.label.trim() === "" ? undefined : to;
  const unit = await findUnit(tx, to.id);
  if (unit === undefined) return undefined;
  return { kind: "unit", id: unit.id, label: await unitLabel(tx, unit) };
}

/** A unit as a label names it: with its agency, which the name alone does not tell. */
export async function unitLabel(tx: Tx, { name, agencyId }: { readonly name: string; readonly agencyId: string }) {
  const { shortName } = await getAgency(tx, agencyId);
  return name.includes(shortName) ? name : `${name} · ${shortName}`;
}
