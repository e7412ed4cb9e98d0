import { err, ok, type Result } from "#kernel/result.ts";
import type { Bundle, Count, HandOver, Outcome } from "../domain/bundle.ts";
import { decideReceiving, decideRefusing, decideTakingBack } from "../domain/end-hand-over.ts";
import type { Given } from "../domain/given.ts";
import type { Refusal } from "../domain/refusal.ts";
import { findHandOver } from "../store/load.ts";
import { perform, type Acting } from "./acting.ts";
import { onBundle } from "./on-bundle.ts";

export type Receive = {
  readonly handOverId: string;
  /** What was counted; as given where it is left out. */
  readonly counted?: Count | undefined;
  readonly note?: string;
};

/** Acknowledges a hand-over: the paper moves to the receiver, with as many sheets as were counted. */
export async function receive(acting: Acting, receiving: Receive): Promise<Result<HandOver, Refusal>> {
  const done = await receiveAll(acting, [receiving]);
  if (!done.ok) return done;
  const [handOver] = done.value;
  return handOver === undefined ? err({ kind: "custody/not-found" }) : ok(handOver);
}

/** Acknowledges many at once, each with its count; all or none. */
export function receiveAll(
  acting: Acting,
  receivings: readonly Receive[],
): Promise<Result<readonly HandOver[], Refusal>> {
  return endEach(acting, receivings, (bundle, handOver, { counted, note }, given) =>
    decideReceiving(bundle, handOver, { counted: counted ?? handOver, note: note ?? "" }, given),
  );
}

export type EndWithout = { readonly handOverId: string; readonly reason: string };

/** The receiver does not take it: the paper stays where it was. */
export function refuse(acting: Acting, refusal: EndWithout): Promise<Result<readonly HandOver[], Refusal>> {
  return endEach(acting, [refusal], (bundle, handOver, { reason }, given) =>
    decideRefusing(bundle, handOver, reason, given),
  );
}

/** The giver takes it back while it is not acknowledged. */
export function takeBack(acting: Acting, taking: EndWithout): Promise<Result<readonly HandOver[], Refusal>> {
  return endEach(acting, [taking], (bundle, handOver, { reason }, given) =>
    decideTakingBack(bundle, handOver, reason, given),
  );
}

type Decide<C> = (bundle: Bundle, handOver: HandOver, command: C, given: Given) => Result<Outcome, Refusal>;

function endEach<C extends { readonly handOverId: string }>(
  acting: Acting,
  commands: readonly C[],
  decide: Decide<C>,
): Promise<Result<readonly HandOver[], Refusal>> {
  return perform(acting, async (tx, given) => {
    const known: { readonly command: C; readonly dossierId: string }[] = [];
    for (const command of commands) {
      const handOver = await findHandOver(tx, command.handOverId);
      if (handOver === undefined) return err({ kind: "custody/not-found" });
      known.push({ command, dossierId: handOver.dossierId });
    }
    known.sort((a, b) => (a.dossierId < b.dossierId ? -1 : 1));
    const ended: HandOver[] = [];
    for (const { command, dossierId } of known) {
      const done = await onBundle(tx, given, dossierId, (bundle, pending) => {
        if (pending?.id !== command.handOverId) return err({ kind: "custody/not-pending", code: bundle.code });
        return decide(bundle, pending, command, given);
      });
      if (!done.ok) return done;
      if (done.value.handOver !== null) ended.push(done.value.handOver);
    }
    return ok(ended);
  });
}
