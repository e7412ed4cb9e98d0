import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal, type Instant } from "#kernel/time.ts";
import { vault } from "#platform/crypto.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { lockDossier, type Acting, type Dossier } from "#modules/dossiers/index.ts";
import { findPerson } from "#modules/identity/index.ts";
import {
  CODE_MINUTES,
  CODE_TRIES,
  codeFault,
  codeFrom,
  CODES_A_DOSSIER,
  CODES_AN_HOUR,
  maskPhone,
  messagePhone,
} from "../domain/one-time-code.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Proof, ReceiverKind } from "../domain/return-record.ts";
import { countCodes, countTry, insertCode, latestCode, lockCode, lockPhone } from "../store/codes.ts";
import { writeMessage } from "../store/messages.ts";

export type SendCode = {
  readonly actId: string;
  /** What is fetched with it; the first one names the receiver. */
  readonly dossiers: readonly [Dossier, ...Dossier[]];
  readonly receiver: ReceiverKind;
  /** A whole number below a million, from a generator that cannot be guessed. */
  readonly random: number;
};

/**
 * Sends six digits to the phone on file. Who comes with an authorisation is not on file: the owner's phone gets them, and
 * so the owner agrees once more.
 */
export async function sendCode(
  acting: Acting,
  { actId, dossiers, receiver, random }: SendCode,
): Promise<Result<{ readonly messageId: string; readonly phoneShown: string }, Refusal>> {
  const [dossier, ...others] = dossiers;
  const dossierIds = dossiers.map(({ id }) => id);
  const now = await acting.clock.now();
  return transact(acting.db, async (tx) => {
    const { personId, phone } = await phoneFor(tx, dossier, receiver);
    if (phone === undefined) return err({ kind: "return-desk/no-phone" as const });
    // Two desks that would send a code for the same result wait for one another, here as at the hand-over.
    for (const id of dossierIds.toSorted()) await lockDossier(tx, id);
    await lockPhone(tx, phone);
    const { ofPhone, ofDossiers } = await countCodes(tx, { phone, dossierIds }, now.subtract({ hours: 1 }));
    if (ofPhone >= CODES_AN_HOUR) return err({ kind: "return-desk/too-many-codes" as const, of: "phone" as const });
    if (ofDossiers >= CODES_A_DOSSIER) {
      return err({ kind: "return-desk/too-many-codes" as const, of: "dossier" as const });
    }
    const [codeId, messageId] = [acting.newId(), acting.newId()];
    const digits = codeFrom(random);
    const expiresAt = now.add({ minutes: CODE_MINUTES });
    const fingerprint = fingerprintOf(codeId, digits);
    await insertCode(tx, { id: codeId, actId, personId, dossierIds, phone, fingerprint, sentAt: now, expiresAt });
    const more = others.length === 0 ? "" : ` và ${others.length} hồ sơ khác`;
    const body =
      `Trung tâm Phục vụ hành chính công: mã xác nhận nhận kết quả hồ sơ ${dossier.code ?? ""}${more} là ${digits}, ` +
      `hiệu lực ${CODE_MINUTES} phút. Chỉ đọc mã cho cán bộ tại bàn trả kết quả.`;
    const { officerId: writtenBy } = acting.viewer;
    const message = { id: messageId, dossierId: dossier.id, kind: "return-code", phone, body } as const;
    await writeMessage(tx, { ...message, writtenAt: now, writtenBy, expiresAt });
    return ok({ messageId, phoneShown: maskPhone(phone) });
  });
}

export type TypedCode = {
  readonly actId: string;
  readonly digits: string;
  readonly dossier: Dossier;
  readonly dossierIds: readonly string[];
  readonly receiver: ReceiverKind;
};

/** Compares typed digits with the last code of the act; a wrong try stays counted, whatever becomes of the act. */
export async function tryCode(
  db: Db,
  { actId, digits, dossier, dossierIds, receiver }: TypedCode,
  now: Instant,
): Promise<Result<Extract<Proof, { kind: "code" }>, Refusal>> {
  const latest = await latestCode(db, actId);
  if (latest === undefined) return err({ kind: "return-desk/no-proof" });
  return transact(db, async (tx) => {
    const sent = (await lockCode(tx, latest.id)) ?? latest;
    const { personId } = await phoneFor(tx, dossier, receiver);
    const typed = { actId, personId, dossierIds, fingerprint: fingerprintOf(sent.id, digits.replace(/\s/g, "")) };
    const fault = codeFault(sent, typed, now);
    if (fault === undefined) return ok({ kind: "code", codeId: sent.id, phoneShown: maskPhone(sent.phone) } as const);
    if (fault === "wrong") await countTry(tx, sent.id);
    const left = Math.max(0, CODE_TRIES - sent.tries - (fault === "wrong" ? 1 : 0));
    return err({ kind: "return-desk/code" as const, what: fault, left });
  });
}

/** The phone that a code would be sent to, as the page may show it; undefined when none is on file. */
export async function phoneShownFor(db: Db, dossier: Dossier, receiver: ReceiverKind): Promise<string | undefined> {
  const { phone } = await phoneFor(db, dossier, receiver);
  return phone && maskPhone(phone);
}

/** Whether a code of this act can still be typed. */
export async function hasLiveCode(db: Db, actId: string, now: Instant): Promise<boolean> {
  const latest = await latestCode(db, actId);
  if (latest === undefined || latest.usedAt !== null || latest.tries >= CODE_TRIES) return false;
  return Temporal.Instant.compare(now, latest.expiresAt) < 0;
}

async function phoneFor(db: Db, dossier: Dossier, receiver: ReceiverKind) {
  const personId = receiver === "submitter" ? dossier.submitterId : dossier.ownerId;
  const person = await findPerson(db, personId);
  const noted = receiver === "submitter" && dossier.submitterId !== dossier.ownerId ? null : dossier.ownerPhone;
  return { personId, phone: messagePhone(person?.phone ?? noted) };
}

function fingerprintOf(codeId: string, digits: string): string {
  return vault().blindIndex(`${codeId} ${digits}`, "return-desk.code");
}
