import { err, ok, type Result } from "#kernel/result.ts";
import { normalizeText } from "#kernel/vietnamese.ts";
import type { Share } from "./index-766.ts";
import type { EnteredMeasure } from "./measures.ts";
import type { Tally } from "./tally.ts";

/** What the form has typed in; kept as it was when something is wrong with it. */
export type TypedEvaluation = {
  readonly two: string;
  readonly one: string;
  readonly zero: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly basis: string;
};

export type EvaluationField = keyof TypedEvaluation;
export type EvaluationFault = { readonly field: EvaluationField; readonly vi: string };

export type ReadEvaluation = {
  readonly value: { readonly kind: "tally"; readonly tally: Tally } | { readonly kind: "share"; readonly share: Share };
  readonly basis: string;
};

const MOST = 1_000_000_000;
const NUMBER = "Nhập một số nguyên từ 0 trở lên, không có dấu âm.";

/** Reads the numbers of a measure and their basis; every faulty field is named with a sentence. */
export function readEvaluation(
  kind: EnteredMeasure["kind"],
  typed: TypedEvaluation,
): Result<ReadEvaluation, readonly EvaluationFault[]> {
  const basis = normalizeText(typed.basis);
  const basisFaults: readonly EvaluationFault[] =
    basis === "" || basis.length > 500
      ? [{ field: "basis", vi: "Ghi căn cứ: văn bản, đợt khảo sát hoặc báo cáo có số liệu này, tối đa 500 ký tự." }]
      : [];
  const read = kind === "tally" ? readTally(typed) : readShare(typed);
  if (!read.ok) return err([...read.error, ...basisFaults]);
  return basisFaults.length > 0 ? err(basisFaults) : ok({ value: read.value, basis });
}

function readTally(typed: TypedEvaluation): Result<ReadEvaluation["value"], readonly EvaluationFault[]> {
  const [two, one, zero] = [countIn(typed.two), countIn(typed.one), countIn(typed.zero)];
  if (two === undefined || one === undefined || zero === undefined) {
    return err(
      (["two", "one", "zero"] as const).filter((field) => countIn(typed[field]) === undefined).map(wrongNumber),
    );
  }
  if (two + one + zero === 0) {
    return err([{ field: "two", vi: "Chọn mức điểm, hoặc nhập số hồ sơ được chấm ở ít nhất một mức." }]);
  }
  return ok({ kind: "tally", tally: { two, one, zero } });
}

function readShare(typed: TypedEvaluation): Result<ReadEvaluation["value"], readonly EvaluationFault[]> {
  const [numerator, denominator] = [countIn(typed.numerator), countIn(typed.denominator)];
  if (numerator === undefined || denominator === undefined) {
    return err(
      (["numerator", "denominator"] as const).filter((field) => countIn(typed[field]) === undefined).map(wrongNumber),
    );
  }
  if (denominator === 0) return err([{ field: "denominator", vi: "Mẫu số phải lớn hơn 0." }]);
  if (numerator > denominator) return err([{ field: "numerator", vi: "Tử số không được lớn hơn mẫu số." }]);
  return ok({ kind: "share", share: { numerator, denominator } });
}

function wrongNumber(field: EvaluationField): EvaluationFault {
  return { field, vi: NUMBER };
}

/** `1.250` as people write it, or empty for none; undefined when it is no count. */
function countIn(text: string): number | undefined {
  const digits = text.trim().replaceAll(/[.\s](?=\d{3}(?:\D|$))/g, "");
  if (digits === "") return 0;
  if (!/^\d{1,10}$/.test(digits)) return undefined;
  return Number(digits) <= MOST ? Number(digits) : undefined;
}
