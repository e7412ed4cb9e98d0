import { formatMoney } from "#kernel/vnd.ts";
import type { Posting } from "#modules/ledger/index.ts";
import type { BankLine, Verdict } from "../domain/lines.ts";
import type { Awaited } from "../store/awaited.ts";

export type Pair = { readonly line: Pick<BankLine, "amount">; readonly ours: Pick<Awaited, "amount" | "source"> };

/**
 * Money that the bank has now leaves the place where it was on its way. Of a difference only what both sides have moves:
 * what the bank lacks stays on its way, what it has more is taken apart.
 */
export function movesOf(bank: string, pairs: readonly Pair[]): readonly Posting[] {
  return pairs.flatMap(({ line, ours }) => {
    const moved = ours.amount < 0 ? Math.max(line.amount, ours.amount) : Math.min(line.amount, ours.amount);
    return [
      { account: bank, amount: moved },
      { account: ours.source, amount: -moved },
    ];
  });
}

/** `Ngân hàng ghi thiếu 1 đ so với khoản đã thu`. */
export function differenceNote({ line, payment }: Extract<Verdict, { class: "exact" | "differs" }>): string {
  const difference = line.amount - payment.amount;
  return `Ngân hàng ghi ${difference > 0 ? "thừa" : "thiếu"} ${formatMoney(Math.abs(difference))} so với sổ của Trung tâm`;
}
