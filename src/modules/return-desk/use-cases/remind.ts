import { err, ok, type Result } from "#kernel/result.ts";
import { transact } from "#platform/db/db.ts";
import { lockDossier, maySee, type Acting } from "#modules/dossiers/index.ts";
import { findPerson } from "#modules/identity/index.ts";
import { maskPhone, messagePhone } from "../domain/one-time-code.ts";
import type { Refusal } from "../domain/refusal.ts";
import { lastReminders, writeMessage } from "../store/messages.ts";

/** Nobody is reminded of the same result more often than this. */
const QUIET_DAYS = 3;
const HOURS_A_DAY = 24;

/** Tells the applicant that the result waits; not again within three days. */
export async function remind(
  acting: Acting,
  dossierId: string,
): Promise<Result<{ readonly messageId: string; readonly phoneShown: string }, Refusal>> {
  const { db, clock, newId, viewer } = acting;
  const now = await clock.now();
  return transact(db, async (tx) => {
    const dossier = await lockDossier(tx, dossierId);
    if (dossier === undefined || !maySee(viewer, dossier) || dossier.state !== "resolved") {
      return err({ kind: "return-desk/nothing-chosen" as const });
    }
    const last = (await lastReminders(tx, [dossierId])).get(dossierId);
    const hours = last === undefined ? undefined : last.until(now).total("hours");
    if (hours !== undefined && hours < QUIET_DAYS * HOURS_A_DAY) {
      return err({ kind: "return-desk/reminded" as const, daysAgo: Math.floor(hours / HOURS_A_DAY) });
    }
    const person = await findPerson(tx, dossier.ownerId);
    const phone = messagePhone(person?.phone ?? dossier.ownerPhone);
    if (phone === undefined) return err({ kind: "return-desk/no-phone" as const });
    const due = dossier.money === "due" ? " Phí, lệ phí nộp tại Trung tâm hoặc trực tuyến trước khi nhận." : "";
    const body =
      `Trung tâm Phục vụ hành chính công: hồ sơ ${dossier.code ?? ""} đã có kết quả, mời Ông/Bà đến nhận tại bàn trả ` +
      `kết quả, mang theo giấy hẹn và căn cước.${due}`;
    const messageId = newId();
    const message = { id: messageId, dossierId, kind: "reminder", phone, body, writtenBy: viewer.officerId } as const;
    await writeMessage(tx, { ...message, writtenAt: now, expiresAt: now.add({ hours: HOURS_A_DAY }) });
    return ok({ messageId, phoneShown: maskPhone(phone) });
  });
}
