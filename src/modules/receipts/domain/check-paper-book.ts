import { err, ok, type Result } from "#kernel/result.ts";
import { formatDate, Temporal, type PlainDate } from "#kernel/time.ts";
import { LAST_PAPER_DAY } from "./book.ts";
import type { FieldFault } from "./fault.ts";
import type { ReceiptKind } from "./receipt.ts";
import {
  fieldReader,
  FORM_HELP,
  FORM_PATTERN,
  STEM_HELP,
  STEM_PATTERN,
  TAX_CODE,
  TAX_CODE_HELP,
} from "./typed-fields.ts";
import type { Typed } from "./typed-fields.ts";

/** A range of paper numbers that is given to a holder. */
export type PaperRange = {
  readonly principalId: string;
  readonly holderId: string;
  readonly kind: ReceiptKind;
  readonly form: string;
  readonly symbol: string;
  readonly firstNumber: number;
  readonly lastNumber: number;
  readonly principalTaxCode: string;
  readonly basis: string;
  readonly opensOn: PlainDate;
};

/** Checks a range of paper numbers; paper ends on 31 December 2026 (Decree 254/2026). */
export function checkPaperRange(typed: Typed, today: PlainDate): Result<PaperRange, readonly FieldFault[]> {
  const read = fieldReader(typed);
  const opensOn = read.day("opensOn");
  const range = {
    principalId: read.textOf("principalId"),
    holderId: read.textOf("holderId"),
    kind: read.oneOf("kind", ["phi", "le-phi"]),
    form: read.matching("form", FORM_PATTERN, FORM_HELP),
    symbol: `${read.matching("stem", STEM_PATTERN, STEM_HELP)}-${String(opensOn.year % 100).padStart(2, "0")}P`,
    firstNumber: read.number("firstNumber"),
    lastNumber: read.number("lastNumber"),
    principalTaxCode: read.matching("taxCode", TAX_CODE, TAX_CODE_HELP),
    basis: read.text("basis", 200),
    opensOn,
  } as const;
  const { wrong, faults } = read;
  if (range.firstNumber > range.lastNumber) {
    wrong("lastNumber", "Đến số phải từ số đầu trở lên.", "The last number must not be below the first.");
  }
  if (faults.every(({ field }) => field !== "opensOn")) {
    if (Temporal.PlainDate.compare(opensOn, LAST_PAPER_DAY) > 0) {
      wrong(
        "opensOn",
        `Biên lai giấy chỉ dùng đến hết ngày ${formatDate(LAST_PAPER_DAY)} (Nghị định số 254/2026/NĐ-CP). Hãy mở ký hiệu biên lai điện tử.`,
        "Paper receipts end with 2026.",
      );
    } else if (Temporal.PlainDate.compare(opensOn, today) < 0) {
      wrong("opensOn", "Ngày bắt đầu dùng phải từ hôm nay trở đi.", "It cannot begin before today.");
    }
  }
  return faults.length === 0 ? ok(range) : err(faults);
}
