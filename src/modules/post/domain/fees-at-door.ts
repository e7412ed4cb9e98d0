import { checkCharge, sumOfKind, type Assessment, type FeeKind, type FeeLine } from "#modules/fees/domain.ts";
import type { FormFault } from "./form-fault.ts";

/** What may be collected at the door by the rules of the day, or what stands in the way. */
export type FeesAtDoor = {
  readonly feeLines: readonly FeeLine[];
  readonly feesDue: number;
  readonly faults: readonly FormFault[];
};

/**
 * Phí and lệ phí of an assessment as the post collects them: the postman corrects no amount, so what the rules leave open is
 * not taken at the door but said by the counter that accepts; nothing open is ever taken for nothing.
 */
export function feesAtDoor(assessment: Assessment): FeesAtDoor {
  const shown = { phi: shownOf(assessment, "phi"), "le-phi": shownOf(assessment, "le-phi") };
  const charge = checkCharge(assessment, { typed: shown, shown, reason: "" });
  if (charge.ok) return { feeLines: charge.value.lines, feesDue: charge.value.total, faults: [] };
  const asked = assessment.missing.map(({ field }) => field);
  const faults = charge.error.map(({ field, message }) =>
    asked.includes(field)
      ? { field: `fee.${field === "claim" ? "proof" : field}`, vi: message }
      : { field: "feesTaken", vi: OPEN_SENTENCE },
  );
  return { feeLines: [], feesDue: 0, faults: faults.filter((one, index) => faults.findIndex(isLike(one)) === index) };
}

const OPEN_SENTENCE =
  "Mức thu chưa xác định được tại nhà: chọn nộp sau, Trung tâm tính và báo số tiền khi tiếp nhận hồ sơ.";

function shownOf(assessment: Assessment, kind: FeeKind): string {
  return assessment.openKinds.includes(kind) ? "" : String(sumOfKind(assessment, kind));
}

function isLike({ field }: FormFault) {
  return (other: FormFault) => other.field === field;
}
