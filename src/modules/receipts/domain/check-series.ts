import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal } from "#kernel/time.ts";
import type { FieldFault } from "./fault.ts";
import type { Delegation, Series } from "./series.ts";
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

/** Checks a series of electronic receipts; who may write is looked up by the use-case. */
export function checkSeries(typed: Typed): Result<Omit<Series, "id" | "delegationId">, readonly FieldFault[]> {
  const read = fieldReader(typed);
  const series = {
    principalId: read.textOf("principalId"),
    holderId: read.textOf("holderId"),
    kind: read.oneOf("kind", ["phi", "le-phi"]),
    form: read.matching("form", FORM_PATTERN, FORM_HELP),
    stem: read.matching("stem", STEM_PATTERN, STEM_HELP),
    principalTaxCode: read.matching("taxCode", TAX_CODE, TAX_CODE_HELP),
    basis: read.text("basis", 200),
    effectiveFrom: read.day("effectiveFrom"),
    effectiveTo: read.dayOrNone("effectiveTo"),
  } as const;
  const { effectiveFrom, effectiveTo } = series;
  if (effectiveTo !== null && Temporal.PlainDate.compare(effectiveTo, effectiveFrom) < 0) {
    read.wrong("effectiveTo", "Ngày cuối phải từ ngày đầu trở đi.", "The last day must not be before the first.");
  }
  return read.faults.length === 0 ? ok(series) : err(read.faults);
}

/** The tax office is told at least so many days before the first receipt (Decree 254/2026). */
export const NOTICE_DAYS = 3;

/** Checks a written agreement by which a bank or the post writes receipts (ủy nhiệm lập biên lai). */
export function checkDelegation(typed: Typed): Result<Omit<Delegation, "id">, readonly FieldFault[]> {
  const read = fieldReader(typed);
  const delegation = {
    principalId: read.textOf("principalId"),
    delegateId: read.textOf("delegateId"),
    agreementNumber: read.text("agreementNumber", 100),
    agreementDate: read.day("agreementDate"),
    delegateTaxCode: read.matching("delegateTaxCode", TAX_CODE, TAX_CODE_HELP),
    notifiedOn: read.day("notifiedOn"),
    startsOn: read.day("startsOn"),
    endsOn: read.dayOrNone("endsOn"),
  };
  const { agreementDate, notifiedOn, startsOn, endsOn } = delegation;
  if (read.faults.length > 0) return err(read.faults);
  if (Temporal.PlainDate.compare(startsOn, notifiedOn.add({ days: NOTICE_DAYS })) < 0) {
    read.wrong(
      "startsOn",
      `Phải thông báo cơ quan thuế ít nhất ${NOTICE_DAYS} ngày trước khi lập biên lai ủy nhiệm.`,
      `The tax office is told at least ${NOTICE_DAYS} days before.`,
    );
  }
  if (Temporal.PlainDate.compare(startsOn, agreementDate) < 0) {
    read.wrong("startsOn", "Ngày bắt đầu không được trước ngày ký văn bản ủy nhiệm.", "Not before the agreement.");
  }
  if (endsOn !== null && Temporal.PlainDate.compare(endsOn, startsOn) < 0) {
    read.wrong("endsOn", "Ngày cuối phải từ ngày đầu trở đi.", "The last day must not be before the first.");
  }
  return read.faults.length === 0 ? ok(delegation) : err(read.faults);
}
