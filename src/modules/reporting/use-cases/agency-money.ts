import type { Db } from "#platform/db/db.ts";
import { countPaidWays } from "#modules/payments/index.ts";
import { sumReceiptsByAgency } from "#modules/receipts/index.ts";
import { startOf, type MoneySpan } from "./money-and-paper.ts";

/** How dossiers of an agency were paid for in a period, and the receipts written for it. */
export type AgencyMoney = {
  readonly paidOnline: number;
  readonly paidDirect: number;
  readonly receipted: number;
  readonly receipts: number;
  readonly receiptAmount: number;
  readonly receiptsCancelled: number;
};

export const NO_MONEY: AgencyMoney = {
  paidOnline: 0,
  paidDirect: 0,
  receipted: 0,
  receipts: 0,
  receiptAmount: 0,
  receiptsCancelled: 0,
};

/** The money of every agency that had any, from the demands that were settled and the receipts that were written. */
export async function readAgencyMoney(db: Db, { from, until }: MoneySpan): Promise<ReadonlyMap<string, AgencyMoney>> {
  const span = { from: startOf(from), until };
  const [ways, sums] = await Promise.all([countPaidWays(db, span), sumReceiptsByAgency(db, span)]);
  const money = new Map<string, AgencyMoney>();
  for (const { agencyId, online, direct } of ways) {
    money.set(agencyId, { ...NO_MONEY, paidOnline: online, paidDirect: direct });
  }
  for (const { agencyId, dossiers, receipts, amount, cancelled } of sums) {
    const before = money.get(agencyId) ?? NO_MONEY;
    const written = { receipted: dossiers, receipts, receiptAmount: amount, receiptsCancelled: cancelled };
    money.set(agencyId, { ...before, ...written });
  }
  return money;
}

export function addMoney(a: AgencyMoney, b: AgencyMoney): AgencyMoney {
  return {
    paidOnline: a.paidOnline + b.paidOnline,
    paidDirect: a.paidDirect + b.paidDirect,
    receipted: a.receipted + b.receipted,
    receipts: a.receipts + b.receipts,
    receiptAmount: a.receiptAmount + b.receiptAmount,
    receiptsCancelled: a.receiptsCancelled + b.receiptsCancelled,
  };
}
