import type { PlainDate } from "#kernel/time.ts";
import { type Heading, type Sheet, sheetOf } from "./sheet.ts";
import { dateInWords } from "./words.ts";

/** Everything on Mẫu 05 (TT 03/2025), Thông báo dừng giải quyết hồ sơ; the set of 2018 has no such form. */
export type StopNotice = {
  readonly heading: Heading;
  readonly letterNumber: string;
  readonly addressee: string;
  readonly receivedOn: PlainDate;
  readonly request: string;
  readonly legalBasis: string;
  readonly reason: string;
  /** The applicant's own wish when the dossier was withdrawn; empty otherwise. */
  readonly applicantWish: string;
  readonly papersHandling: string;
  readonly feesHandling: string;
  readonly nextSteps: string;
  readonly copyTo: string;
  readonly signer: { readonly title: string; readonly name: string };
};

/** Mẫu 05 of the set of 2025. */
export function presentStopNotice(notice: StopNotice): Sheet {
  const {
    letterNumber,
    addressee,
    request,
    legalBasis,
    reason,
    applicantWish,
    papersHandling,
    feesHandling,
    nextSteps,
  } = notice;
  return sheetOf("stop-notice", notice.heading, {
    letterNumber,
    addressee,
    receivedOn: dateInWords(notice.receivedOn),
    request,
    legalBasis,
    reason,
    applicantWish,
    papersHandling,
    feesHandling,
    nextSteps,
    copyTo: notice.copyTo,
    signerTitle: notice.signer.title.toLocaleUpperCase("vi"),
    signer: notice.signer.name,
  });
}
