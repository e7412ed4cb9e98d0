import type { Instant } from "#kernel/time.ts";
import { integerInWords } from "#kernel/vnd.ts";
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

/** Everything on the Giấy bàn giao hồ sơ from the centre to the resolving unit (NĐ 61/2018/NĐ-CP Điều 18). */
export type HandOverSheet = {
  readonly heading: Heading;
  readonly fromUnit: string;
  readonly toUnit: string;
  readonly applicant: Applicant;
  readonly request: string;
  readonly receivedAt: Instant;
  readonly limit: string;
  /** When the result must be back at the centre. */
  readonly dueAt: Instant | null;
  readonly papers: readonly PaperLine[];
  readonly sets: number;
  readonly giver: string;
  readonly receiver: string;
};

/** The hand-over sheet: part I gives the dossier, part II is filled in when the result comes back. */
export function presentHandOverSheet(sheet: HandOverSheet): Sheet {
  return sheetOf("hand-over-sheet", sheet.heading, {
    ...applicantFields(sheet.applicant),
    fromUnit: sheet.fromUnit,
    toUnit: sheet.toUnit,
    request: sheet.request,
    receivedAt: momentOrBlank(sheet.receivedAt),
    limit: sheet.limit,
    dueAt: momentOrBlank(sheet.dueAt),
    papers: paperRows(sheet.papers),
    sets: `${String(sheet.sets).padStart(2, "0")} (bộ), bằng chữ: ${integerInWords(sheet.sets)} bộ`,
    giver: sheet.giver,
    receiver: sheet.receiver,
  });
}
