import { err, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import { getDossier, handOver, lockDossier, type Dossier, type HandOver } from "#modules/dossiers/index.ts";
import { enterPerson, findPerson } from "#modules/identity/index.ts";
import { foldVietnamese } from "#kernel/vietnamese.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { Attention, PostalSlip } from "../domain/slip.ts";
import type { DoorReceiver, TrackingMessage } from "../domain/tracking-message.ts";
import { moving, type Moment } from "./acting.ts";
import { collectMoney } from "./collect-money.ts";
import { movePaper } from "./move-paper.ts";

/**
 * Phát thành công: the money of the door is booked first, then the result is handed over (status 9 to 10). What is not paid
 * (B-31), or went to somebody who may not have it, is not handed over in law: the item says so until somebody has cleared it up.
 */
export async function deliver(
  moment: Moment,
  slip: PostalSlip,
  message: TrackingMessage,
): Promise<Result<PostalSlip, PostRefusal>> {
  const { tx } = moment;
  const { dossierId, carrier } = slip;
  if (dossierId === null || carrier === null) return finish(moment, slip, { message, attention: "conflict" });
  const before = await lockDossier(tx, dossierId);
  if (message.collected > 0) {
    const taken = await collectMoney(moment, slip, {
      purpose: "delivery",
      dossierId,
      amount: message.collected,
      at: message.happenedAt,
      payerName: message.receiver?.name ?? "",
    });
    if (!taken.ok) return taken;
  }
  if (before === undefined) return finish(moment, slip, { message, attention: "conflict" });
  const handed = await handOverResult(moment, slip, { receiver: message.receiver, carrier });
  if (handed.ok) return finish(moment, slip, { message, attention: null });
  const attention = ATTENTIONS[handed.error.kind];
  return attention === undefined ? handed : finish(moment, slip, { message, attention });
}

/** Refusals that leave the item delivered and the result not handed over in law, until somebody has cleared it up. */
const ATTENTIONS: Readonly<Partial<Record<PostRefusal["kind"], Attention>>> = {
  "dossiers/unpaid": "unpaid",
  "dossiers/not-entitled": "not-entitled",
  "dossiers/authorisation-missing": "not-entitled",
  "dossiers/transition": "conflict",
};

export type DoorHandOver = {
  readonly receiver: DoorReceiver | null;
  readonly carrier: NonNullable<PostalSlip["carrier"]>;
};

/** The result and its paper go from the post to whom the postman saw (status 9 to 10), or nothing does. */
export async function handOverResult(
  moment: Moment,
  { dossierId, number, receiver: addressee }: PostalSlip,
  { receiver, carrier }: DoorHandOver,
): Promise<Result<Dossier, PostRefusal>> {
  if (dossierId === null) return err({ kind: "post/not-found" });
  const dossier = await getDossier(moment.tx, dossierId);
  const named = receiver && (await entitled(moment, dossier, { ...receiver, address: addressee.address }));
  if (named === null || named === undefined) return err({ kind: "dossiers/not-entitled" });
  const handed = await handOver(moment.acting, { dossierId, version: dossier.version, ...named });
  if (!handed.ok) return handed;
  const paper = await movePaper(moment, {
    dossierId,
    from: { kind: "post", id: carrier.agencyId },
    to: { kind: "applicant", id: dossier.ownerId, label: "Người nộp hồ sơ" },
    note: `Phát thành công, mã bưu gửi ${number ?? ""}`,
    giverId: carrier.officerId,
    receiverId: named.receiverId,
  });
  return paper.ok ? handed : paper;
}

/** The owner or submitter by the name and number on the card; anybody else with a giấy ủy quyền. */
async function entitled(
  { tx, now, acting }: Moment,
  dossier: Dossier,
  receiver: DoorReceiver & { readonly address: string },
): Promise<HandOver | undefined> {
  if (receiver.kind === "owner") {
    for (const [kind, id] of [
      ["owner", dossier.ownerId],
      ["submitter", dossier.submitterId],
    ] as const) {
      const person = await findPerson(tx, id);
      const name = person?.name ?? (kind === "owner" ? dossier.ownerName : dossier.submitterName);
      if (isSamePerson({ name, nationalId: person?.nationalId ?? null }, receiver)) {
        return { receiver: kind, receiverId: id, authorisation: null };
      }
    }
    return undefined;
  }
  const entry = { officerId: acting.viewer.officerId, today: dateInVietnam(now), newId: acting.newId };
  const { name, nationalId, address } = receiver;
  const input = { kind: "citizen", name, nationalId, phone: "", email: "", address, dateOfBirth: null } as const;
  const person = await enterPerson(tx, { ...input, confirmed: ALL_COMPARED }, entry);
  if (!person.ok) return undefined;
  return { receiver: "authorised", receiverId: person.value.id, authorisation: receiver.authorisation };
}

/** The postman compared the card: nothing about an old or foreign card keeps the result back. */
const ALL_COMPARED = ["digits", "foreign-script", "birth-year-differs", "sex-differs", "born-abroad"] as const;

function isSamePerson(
  known: { readonly name: string; readonly nationalId: string | null },
  { name, nationalId }: DoorReceiver,
): boolean {
  if (foldVietnamese(known.name) !== foldVietnamese(name)) return false;
  return known.nationalId === null || nationalId === "" || known.nationalId === nationalId;
}

function finish(
  moment: Moment,
  slip: PostalSlip,
  { message, attention }: { readonly message: TrackingMessage; readonly attention: Attention | null },
): Promise<Result<PostalSlip, PostRefusal>> {
  const { eventId, happenedAt, collected, receiver, note } = message;
  return moving(moment, slip, {
    act: "deliver",
    change: { collected, attention, note },
    payload: { eventId, happenedAt: happenedAt.toString(), collected, receiver: receiver?.kind ?? null },
  });
}
