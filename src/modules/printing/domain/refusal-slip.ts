import type { Instant } from "#kernel/time.ts";
import type { SignedBy } from "./receipt.ts";
import { applicantFields, type Applicant, type Heading, type Sheet, sheetOf } from "./sheet.ts";
import { momentOrBlank } from "./words.ts";

/** Everything on Mẫu 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ: always with a reason (NĐ 61/2018/NĐ-CP Điều 17). */
export type RefusalSlip = {
  readonly heading: Heading;
  readonly receivingUnit: string;
  readonly applicant: Applicant;
  readonly request: string;
  readonly reason: string;
  /** Printed on the online variant, which the applicant does not sign. */
  readonly submittedAt: Instant | null;
  readonly officer: string;
  readonly signedBy: SignedBy;
};

/** Mẫu 03 with the labels of the official form. */
export function presentRefusal(slip: RefusalSlip): Sheet {
  return sheetOf("refusal", slip.heading, {
    ...applicantFields(slip.applicant),
    receivingUnit: slip.receivingUnit,
    request: slip.request,
    reason: slip.reason,
    submittedAt: momentOrBlank(slip.submittedAt),
    officer: slip.officer,
    signedBy: slip.signedBy,
  });
}
