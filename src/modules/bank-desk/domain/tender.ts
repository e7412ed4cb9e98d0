import { formatMoney } from "#kernel/vnd.ts";

/** How money is given over the counter. */
export type Means = "cash" | "transfer";

/** What the payer gives for a demand: how, how much (cash: the notes handed over), the bank's reference of a transfer. */
export type Tender = { readonly means: Means; readonly given: number; readonly bankRef: string };

export type TenderFault = "amount" | "bank-ref" | "too-much-cash";

export type Settlement = {
  /** What is booked, in đồng. */
  readonly amount: number;
  /** What is handed back from the drawer at once. */
  readonly change: number;
  readonly kind: "exact" | "change" | "part" | "over";
};

/** The most change that a drawer gives at once: the largest note, and what is missing of a demand is never that much. */
const MOST_CHANGE = 500_000;

/**
 * What becomes of a tender, in đồng: cash above the demand comes back as change at once; less is a part that is held
 * until the rest comes (B-31); a transfer above it leaves a rest that must be given back (B-32).
 */
export function settle(missing: number, tender: Tender): Settlement | TenderFault {
  const { means, given, bankRef } = tender;
  if (!Number.isSafeInteger(given) || given <= 0) return "amount";
  if (means === "transfer" && !/^[A-Za-z0-9./_-]{4,60}$/.test(bankRef)) return "bank-ref";
  if (given < missing) return { amount: given, change: 0, kind: "part" };
  if (given === missing) return { amount: given, change: 0, kind: "exact" };
  if (means === "transfer") return { amount: given, change: 0, kind: "over" };
  if (given - missing >= MOST_CHANGE) return "too-much-cash";
  return { amount: missing, change: given - missing, kind: "change" };
}

/** What the teller must have read before a part or too much is taken, sentence by sentence; nothing for the usual case. */
export function warningsOf(missing: number, { kind, amount }: Settlement): readonly string[] {
  if (kind === "part") {
    return [
      `Người nộp đưa ${formatMoney(amount)}, còn thiếu ${formatMoney(missing - amount)}.`,
      "Số tiền này được giữ ở mục tiền chờ xử lý, chưa có biên lai; biên lai chỉ lập khi nộp đủ.",
      "Hồ sơ vẫn là chưa nộp đủ phí, lệ phí nên chưa được trả kết quả.",
    ];
  }
  if (kind === "over") {
    return [
      `Người nộp chuyển ${formatMoney(amount)}, nhiều hơn số phải nộp ${formatMoney(amount - missing)}.`,
      `Biên lai chỉ ghi ${formatMoney(missing)}; phần thừa được giữ ở mục tiền chờ xử lý.`,
      "Hệ thống mở việc hoàn trả phần thừa; không bao giờ tự trừ vào khoản khác.",
    ];
  }
  return [];
}

/** Sums that people usually hand over for a demand: the next round notes above it, each once, at most three. */
export function usualSums(missing: number): readonly number[] {
  const rounded = [10_000, 50_000, 100_000, 500_000].map((note) => Math.ceil(missing / note) * note);
  return [...new Set(rounded)].filter((sum) => sum > missing && sum - missing < MOST_CHANGE).slice(0, 3);
}
