import type { Instant, PlainDate } from "#kernel/time.ts";
import { type Heading, type Sheet, sheetOf } from "./sheet.ts";
import { dateInWords, momentInWords } from "./words.ts";

/** Everything on Mẫu 04, the apology with its one new date (NĐ 61/2018/NĐ-CP Điều 19 khoản 9). */
export type Apology = {
  readonly heading: Heading;
  /** `12/PXL`; empty until the letter is registered. */
  readonly letterNumber: string;
  readonly addressee: string;
  readonly receivedOn: PlainDate;
  readonly request: string;
  readonly previousDueAt: Instant;
  readonly newDueAt: Instant;
  readonly reason: string;
  /** The centre that gets a copy. */
  readonly copyTo: string;
  readonly signer: { readonly title: string; readonly name: string };
};

/** Mẫu 04 with the title of the set in force. */
export function presentApology(letter: Apology): Sheet {
  return sheetOf("apology", letter.heading, {
    letterNumber: letter.letterNumber,
    addressee: letter.addressee,
    receivedOn: dateInWords(letter.receivedOn),
    request: letter.request,
    previousDueAt: momentInWords(letter.previousDueAt),
    newDueAt: momentInWords(letter.newDueAt),
    reason: letter.reason,
    copyTo: letter.copyTo,
    signerTitle: letter.signer.title.toLocaleUpperCase("vi"),
    signer: letter.signer.name,
  });
}
