import { err, type Result } from "#kernel/result.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { findOfficer, type Viewer } from "#modules/identity/index.ts";
import { attemptAtOnce, type Moment as MomentOf } from "#platform/act.ts";
import type { Db } from "#platform/db/db.ts";
import { moveSlip, type SlipChange } from "../domain/move-slip.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { SLIP_EVENTS, type SlipAct } from "../domain/slip-states.ts";
import { lockSlip, saveSlip } from "../store/slips.ts";

/** What a piece of a use-case of the post is given. */
export type Moment = MomentOf<Acting>;

/** Which item, as the person saw it. */
export type SlipTarget = { readonly slipId: string; readonly version: number };

/** Runs an act in one transaction with its time read once; a refusal found late leaves nothing behind. */
export function performing<T>(
  acting: Acting,
  work: (moment: Moment) => Promise<Result<T, PostRefusal>>,
): Promise<Result<T, PostRefusal>> {
  return attemptAtOnce<Acting, T, PostRefusal>(acting, { kind: "dossiers/clock" }, work);
}

/** Loads and locks an item that the viewer saw in this version. */
export async function targeted(
  { tx }: Moment,
  { slipId, version }: SlipTarget,
): Promise<Result<PostalSlip, PostRefusal>> {
  const slip = await lockSlip(tx, slipId);
  if (slip === undefined) return err({ kind: "post/not-found" });
  return slip.version === version ? { ok: true, value: slip } : err({ kind: "post/stale" });
}

/** Moves an item by an act and writes its event. */
export async function moving(
  { tx, now, acting }: Moment,
  slip: PostalSlip,
  { act, change, payload = {} }: { readonly act: SlipAct; readonly change: SlipChange; readonly payload?: Payload },
): Promise<Result<PostalSlip, PostRefusal>> {
  const moved = moveSlip(slip, act, { at: now, change });
  if (!moved.ok) return moved;
  const { officerId: actorId } = acting.viewer;
  const event = SLIP_EVENTS[act];
  await saveSlip(tx, { event, before: slip.state, after: moved.value, actorId, at: now, payload });
  return moved;
}

export type Payload = Readonly<Record<string, unknown>>;

/** The officer of the post who answers for an item, acting in his place when the post itself tells something. */
export async function carrierViewer(db: Db, carrier: PostalSlip["carrier"]): Promise<Viewer> {
  if (carrier === null) throw new Error("an item with the post that nobody answers for");
  const { officerId, unitId, agencyId } = carrier;
  const officer = await findOfficer(db, officerId);
  return {
    officerId,
    sessionId: officerId,
    name: officer?.name ?? "",
    title: officer?.title ?? "",
    appointments: [{ unitId, agencyId, role: "postal-officer" }],
  };
}
