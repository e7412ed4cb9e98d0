import { err, ok, type Result } from "#kernel/result.ts";
import { parseMoney } from "#kernel/vnd.ts";
import { lockDossier, type Acting } from "#modules/dossiers/index.ts";
import { moneyFault, partyFaults } from "../domain/check-consignment.ts";
import { checkParcel } from "../domain/parcel.ts";
import { dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalParty, PostalSlip } from "../domain/slip.ts";
import { daysWithin, type TransitScope } from "../domain/transit-time.ts";
import { takeNumber } from "../store/numbers.ts";
import { enqueueOrder } from "../store/orders.ts";
import { lockSlips } from "../store/slips.ts";
import { moving, performing, targeted, type Moment, type SlipTarget } from "./acting.ts";

/** What stands on the label of an envelope, exactly as typed. */
export type TypedLabel = {
  readonly receiver: PostalParty;
  readonly scope: TransitScope;
  readonly days: string;
  readonly postage: string;
  readonly postagePaidBy: "sender" | "receiver";
  readonly quality: "standard" | "express";
};

export type PrepareResult = SlipTarget & TypedLabel;

/** Makes the envelope ready: address, number, what is collected at the door; the order for the post waits in the outbox. */
export function prepareResult(acting: Acting, command: PrepareResult): Promise<Result<PostalSlip, PostRefusal>> {
  return performing(acting, async (moment) => {
    if (dutyOf(acting.viewer, "prepare") === undefined) return err({ kind: "post/not-allowed", duty: "prepare" });
    const found = await targeted(moment, command);
    if (!found.ok) return found;
    const label = readLabel(command);
    if (!label.ok) return label;
    return prepare(moment, found.value, { label: label.value, parcelId: null });
  });
}

export type PrepareParcel = TypedLabel & { readonly targets: readonly SlipTarget[] };

/**
 * Packs results for one collective into one parcel (TT 17/2017 Điều 10): each keeps its own Phiếu gửi and number, the first
 * one's label and order are the parcel's, and so is all of the cước. All or none.
 */
export function prepareParcel(
  acting: Acting,
  command: PrepareParcel,
): Promise<Result<readonly PostalSlip[], PostRefusal>> {
  return performing(acting, async (moment): Promise<Result<readonly PostalSlip[], PostRefusal>> => {
    if (dutyOf(acting.viewer, "prepare") === undefined) return err({ kind: "post/not-allowed", duty: "prepare" });
    const checked = checkParcel(command.targets.map(({ slipId }) => slipId));
    if (!checked.ok) return checked;
    const label = readLabel(command);
    if (!label.ok) return label;
    const slips = await lockSlips(moment.tx, checked.value);
    if (slips.length < checked.value.length) return err({ kind: "post/not-found" });
    const versions = new Map(command.targets.map(({ slipId, version }) => [slipId, version]));
    if (slips.some(({ id, version }) => versions.get(id) !== version)) return err({ kind: "post/stale" });
    const [first] = slips;
    const prepared: PostalSlip[] = [];
    for (const slip of slips) {
      const isFirst = slip === first;
      const own = isFirst ? label.value : { ...label.value, postage: 0 };
      const done = await prepare(moment, slip, { label: own, parcelId: first?.id ?? null });
      if (!done.ok) return done;
      prepared.push(done.value);
    }
    return ok(prepared);
  });
}

type Label = Omit<TypedLabel, "days" | "postage"> & Pick<PostalSlip, "postage" | "transitDays">;

function readLabel({ receiver, scope, days, postage: typed, postagePaidBy, quality }: TypedLabel) {
  const postage = parseMoney(typed);
  const faults = [
    ...partyFaults(receiver, "receiver"),
    ...(postage === undefined ? [moneyFault("postage", "Cước")] : []),
  ];
  if (faults.length > 0 || postage === undefined) return err({ kind: "post/invalid", faults } as const);
  const transitDays = daysWithin(scope, /^\d{1,2}$/.test(days) ? Number(days) : undefined);
  return ok({ receiver, scope, postage, transitDays, postagePaidBy, quality });
}

type Preparing = { readonly label: Label; readonly parcelId: string | null };

async function prepare(
  moment: Moment,
  slip: PostalSlip,
  { label, parcelId }: Preparing,
): Promise<Result<PostalSlip, PostRefusal>> {
  const { tx, now } = moment;
  const dossier = slip.dossierId === null ? undefined : await lockDossier(tx, slip.dossierId);
  if (dossier === undefined) return err({ kind: "post/not-found" });
  if (slip.state !== "registered") return err({ kind: "post/transition", act: "prepare", state: slip.state });
  const number = await takeNumber(tx);
  if (number === undefined) return err({ kind: "post/no-numbers" });
  // The post is told of the envelope, not of each result in it.
  const isOrdered = parcelId === null || parcelId === slip.id;
  const prepared = await moving(moment, slip, {
    act: "prepare",
    change: {
      ...{ ...label, number, parcelId, sealed: true, order: isOrdered ? "waiting" : "none" },
      codAmount: Math.max(0, dossier.feesDue - dossier.feesPaid),
    },
    payload: { number, parcelId },
  });
  if (prepared.ok && isOrdered) await enqueueOrder(tx, slip.id, now);
  return prepared;
}
