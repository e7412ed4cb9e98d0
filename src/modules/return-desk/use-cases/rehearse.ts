import { err } from "#kernel/result.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Receiver } from "./receiver-of.ts";
import { returnResults, type ReturnResults } from "./return-results.ts";
import { recordsOfAct } from "../store/records.ts";

export type Rehearsal = { readonly refusal: Refusal } | { readonly receiver: Omit<Receiver, "id"> };

/** Runs the whole act and takes everything back: what would refuse it is said before anybody signs. */
export async function rehearse(acting: Acting, command: Omit<ReturnResults, "proof" | "actId">): Promise<Rehearsal> {
  const actId = acting.newId();
  const tried = await attempt<never, Rehearsal>(acting.db, async (tx) => {
    const now = await acting.clock.now();
    const within = { ...acting, db: tx, clock: { now: () => Promise.resolve(now) } };
    const done = await returnResults(within, { ...command, actId, proof: { kind: "paper" } });
    if (!done.ok) return err({ refusal: done.error });
    const [record] = await recordsOfAct(tx, actId);
    if (record === undefined) throw new Error("an act without a record");
    const { receiver, receiverName: name, identity, authorisation } = record;
    return err({ receiver: { receiver, name, identity, authorisation } });
  });
  if (tried.ok) throw new Error("a rehearsal is always taken back");
  return tried.error;
}
