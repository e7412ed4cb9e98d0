import { err, ok, type Result } from "#kernel/result.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { payableLines, sumOfKind, type Assessment, type FeeLine } from "./assessment.ts";
import { KIND_NAMES, type FeeKind } from "./fee-rule.ts";

/** What stands in the two fields of money, what the page had put there, and why they differ. */
export type TypedCharge = {
  readonly typed: Readonly<Record<FeeKind, string>>;
  readonly shown: Readonly<Record<FeeKind, string>>;
  readonly reason: string;
};

export type ChargeError = {
  readonly code: "E_MONEY" | "E_FEE";
  /** A kind, `reason`, or the field of a missing fact. */ readonly field: string;
  readonly message: string;
};

/** What is asked of the dossier: the lines, and where an officer has corrected them, why. */
export type Charge = { readonly lines: readonly FeeLine[]; readonly total: number; readonly correction: string | null };

const KINDS = ["phi", "le-phi"] as const satisfies readonly FeeKind[];
const MONEY = /^\d{1,12}$/;

/**
 * The charge out of an assessment and what the officer left in the fields. What the page put there gives way to a newer
 * assessment, but only after the officer has seen it; any other amount is a correction and needs a reason. Money is
 * digits and nothing else: no blank, sign, exponent or point (B-30).
 */
export function checkCharge(
  assessment: Assessment,
  { typed, shown, reason }: TypedCharge,
): Result<Charge, readonly ChargeError[]> {
  const errors: ChargeError[] = [];
  const lines: FeeLine[] = [];
  let isCorrected = false;
  for (const kind of KINDS) {
    const text = typed[kind];
    const assessed = assessment.openKinds.includes(kind) ? undefined : String(sumOfKind(assessment, kind));
    if (text === assessed) {
      lines.push(...payableLines(assessment).filter((line) => line.kind === kind));
      continue;
    }
    if (text === shown[kind] && text !== "") errors.push(...untouched(assessment, kind, text));
    else if (text === "") errors.push(...blank(assessment, kind));
    else if (!MONEY.test(text)) errors.push({ code: "E_MONEY", field: kind, message: MONEY_SENTENCE });
    else {
      isCorrected = true;
      const amount = Number(text);
      if (amount > 0) lines.push({ ...headOf(assessment, kind), amount });
    }
  }
  if (isCorrected && reason.trim() === "") {
    errors.push({
      code: "E_FEE",
      field: "reason",
      message: "Số tiền khác với mức tính theo quy định: ghi rõ lý do và căn cứ.",
    });
  }
  if (errors.length > 0) return err(distinct(errors));
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  return ok({ lines, total, correction: isCorrected ? reason.trim() : null });
}

const MONEY_SENTENCE = "Số tiền chỉ gồm chữ số, đơn vị đồng, ví dụ 119000.";

/** The officer has not touched the field, and what stands there is not what is due any more. */
function untouched(assessment: Assessment, kind: FeeKind, text: string): readonly ChargeError[] {
  if (assessment.openKinds.includes(kind)) return blank(assessment, kind);
  const [before, due] = [MONEY.test(text) ? formatMoney(Number(text)) : text, sumOfKind(assessment, kind)];
  const message = `${KIND_NAMES[kind]} đã được tính lại từ ${before} thành ${formatMoney(due)}. Kiểm tra rồi tiếp nhận.`;
  return [{ code: "E_FEE", field: kind, message }];
}

/** Nothing stands in the field: ask what is missing, or for the amount; nothing typed is never nothing due. */
function blank({ missing, unconfirmed, openKinds }: Assessment, kind: FeeKind): readonly ChargeError[] {
  if (!openKinds.includes(kind)) return [{ code: "E_MONEY", field: kind, message: MONEY_SENTENCE }];
  if (missing.length > 0) return missing.map(({ field, question }) => ({ code: "E_FEE", field, message: question }));
  const what = unconfirmed.join(" ");
  return [{ code: "E_MONEY", field: kind, message: `${what} Nhập số tiền theo văn bản và ghi căn cứ.` }];
}

/** A corrected amount stands in one line of its kind, under the name of the first line there is. */
function headOf({ lines }: Assessment, kind: FeeKind): Omit<FeeLine, "amount"> {
  const first = lines.find((line) => line.kind === kind);
  const { code = kind === "phi" ? "P0" : "LP0", name = `${KIND_NAMES[kind]} giải quyết thủ tục` } = first ?? {};
  return { kind, code, name };
}

function distinct(errors: readonly ChargeError[]): readonly ChargeError[] {
  return errors.filter((one, index) => errors.findIndex(({ field }) => field === one.field) === index);
}
