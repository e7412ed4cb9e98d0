import type { Instant } from "#kernel/time.ts";
import {
  applicantFields,
  type Applicant,
  type Heading,
  type PaperLine,
  paperRows,
  type Sheet,
  sheetOf,
} from "./sheet.ts";
import { momentOrBlank } from "./words.ts";

/** Where an applicant with a question turns to; printed on Mẫu 02. */
export type Contact = { readonly website: string; readonly officer: string; readonly phone: string };

/** Everything on Mẫu 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: one full request (NĐ 61/2018/NĐ-CP Điều 17). */
export type SupplementSheet = {
  readonly heading: Heading;
  readonly receivingUnit: string;
  readonly applicant: Applicant;
  readonly request: string;
  readonly papers: readonly PaperLine[];
  readonly reason: string;
  /** Printed on the online variant only. */
  readonly submittedAt: Instant | null;
  readonly suppliedBy: Instant | null;
  readonly contact: Contact;
  readonly officer: string;
};

/** Mẫu 02 with the labels of the official form. */
export function presentSupplementRequest(sheet: SupplementSheet): Sheet {
  return sheetOf("supplement-request", sheet.heading, {
    ...applicantFields(sheet.applicant),
    receivingUnit: sheet.receivingUnit,
    request: sheet.request,
    papers: paperRows(sheet.papers),
    reason: sheet.reason,
    submittedAt: momentOrBlank(sheet.submittedAt),
    suppliedBy: momentOrBlank(sheet.suppliedBy),
    website: sheet.contact.website,
    contactOfficer: sheet.contact.officer,
    contactPhone: sheet.contact.phone,
    officer: sheet.officer,
  });
}
