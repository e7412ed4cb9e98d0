import { err, type Result } from "#kernel/result.ts";
import { parseMoney } from "#kernel/vnd.ts";
import { lockDossier, type Acting } from "#modules/dossiers/index.ts";
import { moneyFault, partyFaults } from "../domain/check-consignment.ts";
import { dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalParty, PostalSlip } from "../domain/slip.ts";
import { daysWithin, type TransitScope } from "../domain/transit-time.ts";
import { takeNumber } from "../store/numbers.ts";
import { enqueueOrder } from "../store/orders.ts";
import { moving, performing, targeted, type SlipTarget } from "./acting.ts";

export type PrepareResult = SlipTarget & {
  readonly receiver: PostalParty;
  readonly scope: TransitScope;
  readonly days: string;
  readonly postage: string;
  readonly postagePaidBy: "sender" | "receiver";
  readonly quality: "standard" | "express";
};

/** Makes the envelope ready: address, number, what is collected at the door; the order for the post waits in the outbox. */
export function prepareResult(acting: Acting, command: PrepareResult): Promise<Result<PostalSlip, PostRefusal>> {
  return performing(acting, async (moment) => {
    const { tx, now } = moment;
    if (dutyOf(acting.viewer, "prepare") === undefined) return err({ kind: "post/not-allowed", duty: "prepare" });
    const found = await targeted(moment, command);
    if (!found.ok) return found;
    const slip = found.value;
    const postage = parseMoney(command.postage);
    const faults = [
      ...partyFaults(command.receiver, "receiver"),
      ...(postage === undefined ? [moneyFault("postage", "Cước")] : []),
    ];
    if (faults.length > 0 || postage === undefined) return err({ kind: "post/invalid", faults });
    const dossier = slip.dossierId === null ? undefined : await lockDossier(tx, slip.dossierId);
    if (dossier === undefined) return err({ kind: "post/not-found" });
    if (slip.state !== "registered") return err({ kind: "post/transition", act: "prepare", state: slip.state });
    const number = await takeNumber(tx);
    if (number === undefined) return err({ kind: "post/no-numbers" });
    const { receiver, scope, postagePaidBy, quality, days } = command;
    const prepared = await moving(moment, slip, {
      act: "prepare",
      change: {
        ...{ number, receiver, scope, postage, postagePaidBy, quality, sealed: true, order: "waiting" },
        transitDays: daysWithin(scope, /^\d{1,2}$/.test(days) ? Number(days) : undefined),
        codAmount: Math.max(0, dossier.feesDue - dossier.feesPaid),
      },
      payload: { number },
    });
    if (prepared.ok) await enqueueOrder(tx, slip.id, now);
    return prepared;
  });
}
