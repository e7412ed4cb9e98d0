import { FORBIDDEN, NOT_FOUND, type Problem } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { ReceiptRefusal } from "../domain/refusal.ts";
import { receiptRefusalText } from "../domain/refusal-texts.ts";

/** What the outside is told of a refusal. */
export function problemOf(refusal: ReceiptRefusal): Problem {
  const { vi, en } = receiptRefusalText(refusal);
  if (refusal.kind === "receipts/not-found") return NOT_FOUND;
  if (refusal.kind === "receipts/not-allowed") return { ...FORBIDDEN, title: vi, titleEn: en };
  return {
    status: statusOf(refusal),
    type: `/problems/${refusal.kind}`,
    code: codeOf(refusal),
    title: vi,
    titleEn: en,
  };
}

/** The mistakes of a form, each at its field; any other refusal stands on top. */
export function fieldErrors(refusal: ReceiptRefusal): readonly FieldError[] {
  if (refusal.kind === "receipts/invalid") return refusal.faults.map(({ field, vi }) => ({ field, message: vi }));
  return [{ field: "", message: receiptRefusalText(refusal).vi }];
}

function statusOf({ kind }: ReceiptRefusal): number {
  return kind === "receipts/invalid" || kind === "receipts/bad-lines" || kind === "receipts/reason-missing" ? 422 : 409;
}

function codeOf({ kind }: ReceiptRefusal): string {
  return `E_${kind.replace("receipts/", "RECEIPT_").replaceAll("-", "_").toUpperCase()}`;
}
