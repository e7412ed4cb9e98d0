import type { ChangeContent } from "./change.ts";
import type { Receipt, ReceiptLine } from "./receipt.ts";

/** What a receipt has to say instead. */
export type RightWords = Extract<ChangeContent, { readonly kind: "replace" | "adjust" }>;

/**
 * The lines of the receipt that replaces or adjusts another one by its words (NĐ 254/2026): a replacement says everything
 * anew with the same amounts; an adjustment says only what is different, over no đồng. Empty when nothing is different or
 * the names do not fit the items. Amounts follow the money alone: a void cancels, a refund adjusts below nothing.
 */
export function correctedLines(
  { kind, lines, payer }: Pick<Receipt, "kind" | "lines" | "payer">,
  { kind: change, payerName, payerAddress, itemNames = lines.map(({ name }) => name) }: RightWords,
): readonly ReceiptLine[] {
  if (itemNames.length !== lines.length) return [];
  const renamed = lines.map((line, index) => ({ ...line, name: itemNames[index] ?? line.name }));
  const isOtherPayer = payerName !== payer.name || payerAddress !== payer.address;
  const differing = renamed.flatMap((line, index) => {
    const wrong = lines[index]?.name ?? "";
    return line.name === wrong
      ? []
      : [{ ...line, name: `Tên khoản thu đúng: ${line.name} (đã ghi: ${wrong})`, amount: 0 }];
  });
  if (!isOtherPayer && differing.length === 0) return [];
  if (change === "replace") return renamed;
  return [...(isOtherPayer ? [{ kind, code: "", name: OTHER_PAYER, amount: 0 }] : []), ...differing];
}

const OTHER_PAYER = "Điều chỉnh thông tin người nộp tiền, không thay đổi số tiền";
