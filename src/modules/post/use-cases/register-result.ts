import { findDossier, type Dossier, type Reaction } from "#modules/dossiers/index.ts";
import { findPerson } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db/db.ts";
import type { PostalParty, PostalSlip } from "../domain/slip.ts";
import { transitTimeOf } from "../domain/transit-time.ts";
import { dropOrder } from "../store/orders.ts";
import { insertSlip, listSlipsOf, lockParcel, lockSlips, noteSlip } from "../store/slips.ts";
import { moving, type Moment } from "./acting.ts";
import { centreAsParty } from "./collect-dossier.ts";

/**
 * A result that is to go by post is registered for it the moment it is there; one that was fetched, withdrawn or stopped
 * is taken off the list again, its number recalled (handbook §6).
 */
export const sendResultsByPost: Reaction = async (tx, dossier, events, acting) => {
  for (const event of events) {
    const moment: Moment = { tx, now: event.at, acting };
    if (event.kind === "dossier-resolved" && dossier.returnBy === "by-post") await registerResult(moment, dossier);
    if (event.kind === "fee-paid") await tellPaidElsewhere(moment, dossier);
    const ends = ["dossier-handed-over", "dossier-withdrawn", "dossier-stopped"].includes(event.kind);
    if (ends) await takeOffTheList(moment, dossier);
  }
};

/** Puts a result on the list of those to be sent: đăng ký nhận qua BCCI. */
export async function registerResult(moment: Moment, dossier: Dossier): Promise<PostalSlip> {
  const { tx, now, acting } = moment;
  const scope = "between-districts";
  const earlier = await listSlipsOf(tx, dossier.id);
  const brought = earlier.find(({ direction }) => direction === "to-centre");
  const slip: PostalSlip = {
    id: acting.newId(),
    version: 1,
    direction: "to-home",
    state: "registered",
    service: brought === undefined ? "receive" : "both",
    number: null,
    agencyId: dossier.agencyId,
    procedureCode: dossier.procedureCode,
    procedureName: dossier.procedureName,
    dossierId: dossier.id,
    dossierCode: dossier.code,
    sender: await centreAsParty(tx),
    receiver: brought?.consignment?.resultTo ?? (await ownerAsParty(tx, dossier)),
    contents: contentsOf(dossier),
    consignment: null,
    ...{ scope, transitDays: transitTimeOf(scope).most, promisedOn: null },
    ...{ postage: 0, postagePaidBy: "receiver", quality: "standard" },
    codAmount: Math.max(0, dossier.feesDue - dossier.feesPaid),
    collected: null,
    sealed: false,
    signatures: null,
    parcelId: null,
    batchId: null,
    carrier: null,
    order: "none",
    acceptedAt: null,
    endedAt: null,
    attention: null,
    note: "",
    createdAt: now,
    createdBy: acting.viewer.officerId,
  };
  const actorId = acting.viewer.officerId;
  await insertSlip(tx, { event: "slip-registered", before: "none", after: slip, actorId, at: now, payload: {} });
  return slip;
}

/** What was paid while the item is under way must not be asked for again at the door: somebody tells the post. */
async function tellPaidElsewhere(moment: Moment, dossier: Dossier): Promise<void> {
  if (dossier.feesPaid < dossier.feesDue) return;
  const underway = (await listSlipsOf(moment.tx, dossier.id)).filter(isAskedForAtTheDoor);
  for (const slip of await lockSlips(
    moment.tx,
    underway.map(({ id }) => id),
  )) {
    if (isAskedForAtTheDoor(slip)) await noteSlip(moment.tx, { ...slip, attention: "paid-elsewhere" });
  }
}

function isAskedForAtTheDoor({ direction, state, codAmount }: PostalSlip): boolean {
  return direction === "to-home" && codAmount > 0 && (state === "with-post" || state === "delivering");
}

async function takeOffTheList(moment: Moment, dossier: Dossier): Promise<void> {
  const { tx } = moment;
  for (const waiting of (await listSlipsOf(tx, dossier.id)).filter(isOnTheList)) {
    for (const slip of (await lockParcel(tx, waiting)).filter(isOnTheList)) {
      const isOwn = slip.dossierId === dossier.id;
      const note = isOwn ? "Hồ sơ đã kết thúc" : "Mở gói chung vì một hồ sơ trong gói đã kết thúc";
      const act = slip.state === "registered" ? "cancel" : "recall";
      const taken = await moving(moment, slip, { act, change: { note, order: "none" }, payload: { note } });
      if (!taken.ok) continue;
      await dropOrder(tx, slip.id);
      // The others of an opened parcel go again under numbers of their own.
      const other = isOwn || slip.dossierId === null ? undefined : await findDossier(tx, slip.dossierId);
      if (other?.state === "resolved") await registerResult(moment, other);
    }
  }
}

function isOnTheList({ state }: PostalSlip): boolean {
  return state === "registered" || state === "awaiting-hand-over";
}

/** The result and the originals that go back with it, as the slip lists them (TT 17/2017 Điều 9-10). */
function contentsOf({ result, heldOriginals }: Dossier): readonly string[] {
  const main = result === null ? "Kết quả giải quyết" : `Kết quả giải quyết số ${result.number}`;
  return [main, ...heldOriginals.map(({ name, count }) => `${name}: ${count} bản chính trả lại`)];
}

async function ownerAsParty(tx: Tx, dossier: Dossier): Promise<PostalParty> {
  const person = await findPerson(tx, dossier.ownerId);
  return {
    name: person?.name ?? dossier.ownerName,
    phone: person?.phone ?? dossier.ownerPhone ?? "",
    email: person?.email ?? "",
    address: person?.address ?? "",
    district: "",
    province: "",
  };
}
