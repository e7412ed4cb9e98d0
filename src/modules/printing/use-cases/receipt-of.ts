import { type Dossier, LOOK_UP_PATH, receiptPath } from "#modules/dossiers/index.ts";
import { revealNationalId, type Viewer } from "#modules/identity/index.ts";
import type { Instant } from "#kernel/time.ts";
import { printedLimit, printedPapers, returnPlace } from "../domain/print-texts.ts";
import type { Receipt } from "../domain/receipt.ts";
import { applicantOf, type Facts, headingOf, lastOf, officerOf, spaced } from "./facts.ts";

export type Printing = { readonly viewer: Viewer; readonly newId: () => string; readonly publicUrl: string };

/** Fills Mẫu 01; the full personal number is read with its purpose logged (Luật 91/2025/QH15). */
export async function receiptOf(facts: Facts, { viewer, newId, publicUrl }: Printing): Promise<Receipt> {
  const { db, dossier, centre } = facts;
  const accepted = lastOf(facts, "dossier-accepted");
  const code = dossier.code ?? "";
  const number = await revealNationalId(db, newId, {
    personId: dossier.ownerId,
    officerId: viewer.officerId,
    purpose: `In giấy tiếp nhận hồ sơ ${code}`,
  });
  const receivedAt = dossier.acceptedAt ?? dossier.submittedAt;
  const applicant = applicantOf(facts, number.ok ? (number.value ?? "") : "");
  return {
    heading: headingOf(facts, centre, receivedAt),
    receivingUnit: facts.receivingUnit,
    applicant,
    request: dossier.summary,
    papers: printedPapers(dossier.papers),
    sets: dossier.copies,
    limit: printedLimit(dossier.rule),
    receivedAt,
    dueAt: promisedDue(dossier),
    returnPlace: returnPlace(dossier.returnBy, centre.name, applicant.address),
    secondStage: null,
    book: { volume: "", ordinal: "" },
    officer: (await officerOf(db, accepted?.actorId)).name,
    signedBy: dossier.channel === "online" ? "receiver-only" : "both",
    lookup: {
      url: `${publicUrl}${LOOK_UP_PATH}`,
      secret: dossier.secret,
      link: `${publicUrl}${receiptPath({ code, secret: dossier.secret })}`,
    },
    unitPhone: spaced(centre.phone),
  };
}

/** The date first promised; after a supplement the limit ran anew, and the new date stands on the receipt. */
function promisedDue({ supplements, originalDueAt, dueAt }: Dossier): Instant | null {
  const restarted = supplements.some(({ phase, suppliedAt }) => phase === "processing" && suppliedAt !== null);
  return restarted ? (dueAt ?? originalDueAt) : originalDueAt;
}
