import { revealNationalId } from "#modules/identity/index.ts";
import type { RefusalSlip } from "../domain/refusal-slip.ts";
import type { SupplementSheet } from "../domain/supplement-request.ts";
import { applicantOf, type Facts, headingOf, lastOf, officerOf, spaced } from "./facts.ts";
import type { Printing } from "./receipt-of.ts";

/** Fills Mẫu 02 from the latest request for a supplement. */
export async function supplementSheetOf(facts: Facts): Promise<SupplementSheet> {
  const { db, dossier, centre } = facts;
  const supplement = dossier.supplements.at(-1);
  const requested = lastOf(facts, "supplement-requested");
  const officer = await officerOf(db, requested?.actorId);
  return {
    heading: headingOf(facts, centre, supplement?.askedAt ?? dossier.submittedAt),
    receivingUnit: centre.name,
    applicant: applicantOf(facts),
    request: dossier.summary,
    papers: (supplement?.papers ?? []).map(({ copies, ...paper }) => ({ ...paper, photocopies: copies })),
    reason: supplement?.reason ?? "",
    submittedAt: dossier.channel === "online" ? dossier.submittedAt : null,
    suppliedBy: null,
    contact: { website: centre.website, officer: officer.name, phone: spaced(centre.phone) },
    officer: officer.name,
  };
}

/** Fills Mẫu 03: refused at intake, or not eligible at the end (NĐ 61/2018/NĐ-CP Điều 19 khoản 8). */
export async function refusalSlipOf(facts: Facts, { viewer, newId }: Printing): Promise<RefusalSlip> {
  const { db, dossier, centre } = facts;
  const refused = lastOf(facts, "dossier-refused", "dossier-resolved");
  const isOnline = dossier.channel === "online";
  const number = isOnline
    ? await revealNationalId(db, newId, {
        personId: dossier.ownerId,
        officerId: viewer.officerId,
        purpose: `In phiếu từ chối hồ sơ ${dossier.code ?? ""}`,
      })
    : undefined;
  return {
    heading: headingOf(facts, centre, refused?.at ?? dossier.submittedAt),
    receivingUnit: facts.receivingUnit,
    applicant: applicantOf(facts, number?.ok === true ? (number.value ?? "") : ""),
    request: dossier.summary,
    reason: dossier.refusalReason ?? dossier.result?.summary ?? "",
    submittedAt: isOnline ? dossier.submittedAt : null,
    officer: (await officerOf(db, refused?.actorId)).name,
    signedBy: isOnline ? "receiver-only" : "both",
  };
}
