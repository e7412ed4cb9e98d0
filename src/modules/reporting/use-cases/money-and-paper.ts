import { dateInVietnam, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listTills, providersOf } from "#modules/bank-desk/index.ts";
import { courierFigures } from "#modules/courier/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { sumBankTakings } from "#modules/payments/index.ts";
import { sumUnexplained } from "#modules/reconciliation/index.ts";

/** What became of paper and money in a period, as the first month of the centre was told. */
export type MoneyAndPaper = {
  /** Dossiers that went out with the courier, came back, and were out at the end (out = back + outstanding). */
  readonly courierOut: number;
  readonly courierBack: number;
  readonly courierOutstanding: number;
  /** Dossiers with a payment taken at the bank's till or its account, and the đồng of them; voided ones left out. */
  readonly bankDossiers: number;
  readonly bankAmount: number;
  /** Đồng on the bank's statements or in our books that nothing on the other side explains. */
  readonly bankUnexplained: number;
};

/** The span of a report in instants: the period's first midnight in Vietnam, and the instant up to which it counts. */
export type MoneySpan = { readonly from: PlainDate; readonly until: Instant };

/** Counts paper and money of a period as of an instant, each from the slice that keeps it. */
export async function moneyAndPaperOf(db: Db, { from, until }: MoneySpan): Promise<MoneyAndPaper> {
  const span = { from: startOf(from), until };
  const to = dateInVietnam(until.subtract({ milliseconds: 1 }));
  const [courier, bank, bankUnexplained] = await Promise.all([
    courierFigures(db, span),
    bankTakings(db, span),
    sumUnexplained(db, { from, to }),
  ]);
  return {
    courierOut: courier.out,
    courierBack: courier.back,
    courierOutstanding: courier.outstanding,
    bankDossiers: bank.dossiers,
    bankAmount: bank.amount,
    bankUnexplained,
  };
}

/** What the bank took at its own tills and on their account; an agency's own till is not the bank's. */
async function bankTakings(db: Db, span: { readonly from: Instant; readonly until: Instant }) {
  const banks = new Set((await listAgencies(db)).filter(({ kind }) => kind === "bank").map(({ id }) => id));
  const tills = (await listTills(db)).filter(({ agencyId }) => banks.has(agencyId));
  return sumBankTakings(db, { ...span, providers: tills.flatMap(providersOf) });
}

/** Midnight in Vietnam at the beginning of a day. */
export function startOf(day: PlainDate): Instant {
  return instantOf(day.toPlainDateTime(new Temporal.PlainTime()));
}
