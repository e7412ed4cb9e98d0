import { err, ok, type Result } from "#kernel/result.ts";
import type { Count, HandOver } from "../domain/bundle.ts";
import type { Custodian } from "../domain/custodian.ts";
import { decidePassing } from "../domain/pass.ts";
import type { Refusal } from "../domain/refusal.ts";
import { perform, type Acting } from "./acting.ts";
import { inOrder, knownReceiver, type Batch } from "./give.ts";
import { onBundle } from "./on-bundle.ts";

export type Pass = {
  readonly dossierIds: readonly string[];
  readonly to: Custodian;
  readonly note: string;
  readonly counts?: ReadonlyMap<string, Count> | undefined;
  /** Who gave and who took; the one who is left out is the viewer. */
  readonly giverId?: string | undefined;
  readonly receiverId?: string | undefined;
  /** What the receiver counted where it is not what was given, by dossier. */
  readonly received?: ReadonlyMap<string, Count> | undefined;
  /** The biên bản it belongs to; a new one where it is left out. */
  readonly batchId?: string | undefined;
};

/** Given and received in one moment, because both were there or a scan witnessed it. All or none. */
export function pass(acting: Acting, command: Pass): Promise<Result<Batch, Refusal>> {
  const { to, note, counts, received, dossierIds, batchId = acting.newId() } = command;
  const { officerId } = acting.viewer;
  const people = { giverId: command.giverId ?? officerId, receiverId: command.receiverId ?? officerId };
  return perform(acting, async (tx, given) => {
    const receiver = await knownReceiver(tx, to);
    if (receiver === undefined) return err({ kind: "custody/unknown-receiver" });
    const handOvers: HandOver[] = [];
    for (const dossierId of inOrder(dossierIds)) {
      const id = acting.newId();
      const done = await onBundle(tx, given, dossierId, (bundle, pending) => {
        const counted = counts?.get(dossierId) ?? bundle;
        const passing = {
          id,
          batchId,
          to: receiver,
          counted,
          received: received?.get(dossierId) ?? counted,
          note,
          ...people,
        };
        return decidePassing(bundle, pending, passing, given);
      });
      if (!done.ok) return done;
      if (done.value.handOver !== null) handOvers.push(done.value.handOver);
    }
    return ok({ batchId, handOvers });
  });
}
