import { dateInVietnam } from "#kernel/time.ts";
import type { Apology } from "../domain/apology.ts";
import type { StopNotice } from "../domain/stop-notice.ts";
import { findLetterNumber } from "../store/letters.ts";
import { type Facts, headingOf, lastOf, officerOf, textIn } from "./facts.ts";

/** Fills Mẫu 04 from the one extension of the dossier. */
export async function apologyOf(facts: Facts): Promise<Apology> {
  const { db, dossier, handling, centre } = facts;
  const extension = dossier.extensions.at(-1);
  if (extension === undefined) throw new Error("an apology for a dossier that was not extended");
  return {
    heading: headingOf(facts, handling, extension.at),
    letterNumber: extension.letterNumber,
    addressee: dossier.ownerName,
    receivedOn: dateInVietnam(dossier.acceptedAt ?? dossier.submittedAt),
    request: dossier.summary,
    previousDueAt: extension.previousDueAt,
    newDueAt: extension.newDueAt,
    reason: extension.reason,
    copyTo: centre.name,
    signer: await officerOf(db, lastOf(facts, "deadline-extended")?.actorId),
  };
}

/** Fills Mẫu 05 of 2025 from the act that ended the dossier without a result. */
export async function stopNoticeOf(facts: Facts): Promise<StopNotice> {
  const { db, dossier, handling, centre } = facts;
  const ended = lastOf(facts, "dossier-stopped", "dossier-withdrawn");
  const isWithdrawn = ended?.event === "dossier-withdrawn";
  const reason = textIn(ended, "reason");
  const held = dossier.heldOriginals.map(({ name, count }) => `${name} (${count} bản)`).join("; ");
  return {
    heading: headingOf(facts, handling, ended?.at ?? dossier.submittedAt),
    letterNumber: (await findLetterNumber(db, dossier.id, "TB")) ?? "",
    addressee: dossier.ownerName,
    receivedOn: dateInVietnam(dossier.acceptedAt ?? dossier.submittedAt),
    request: dossier.summary,
    legalBasis: textIn(ended, "legalBasis"),
    reason: isWithdrawn ? "Người nộp hồ sơ đề nghị rút hồ sơ." : reason,
    applicantWish: isWithdrawn ? reason : "",
    papersHandling: held === "" ? "" : `Trả lại bản chính: ${held}`,
    feesHandling: dossier.money === "nothing-due" ? "Không phát sinh." : "",
    nextSteps: "",
    copyTo: centre.name,
    signer: await officerOf(db, ended?.actorId),
  };
}
