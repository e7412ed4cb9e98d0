import type { Instant } from "#kernel/time.ts";
import { postingsOf } from "#modules/ledger/index.ts";
import { listPayments } from "#modules/payments/index.ts";
import { sqlInstant, transact, type Db } from "#platform/db/db.ts";
import { compareSides, type Finding, type Told } from "../domain/three-way.ts";
import { tablesOf } from "../store/tables.ts";

/** What the gateway told in a span, as the slice of payments keeps it. */
export type TellGateway = (
  db: Db,
  span: { readonly from: Instant; readonly to: Instant },
) => Promise<readonly { readonly transactionRef: string; readonly amount: number }[]>;

export type CheckGateway = {
  readonly db: Db;
  readonly newId: () => string;
  readonly now: Instant;
  readonly tellGateway: TellGateway;
};

const SPAN_HOURS = 24;
/** Money in the middle of being recorded is not yet missing. */
const SETTLE_MINUTES = 5;

/**
 * The three-way look every fifteen minutes: what the gateway told of the last day, our payments and their entries. What
 * does not agree is written down and alarms; nothing is put right by itself.
 */
export async function checkGateway({ db, newId, now, tellGateway }: CheckGateway): Promise<readonly Finding[]> {
  const to = now.subtract({ minutes: SETTLE_MINUTES });
  const from = to.subtract({ hours: SPAN_HOURS });
  const told = await tellGateway(db, { from, to });
  // Payments of the span by their own moment; one recorded late is looked for behind it.
  const recorded = await listPayments(db, { channel: "gateway", from: from.subtract({ hours: SPAN_HOURS }) });
  const inSpan = recorded.filter(
    ({ paidAt }) =>
      paidAt.epochMilliseconds >= from.epochMilliseconds && paidAt.epochMilliseconds < to.epochMilliseconds,
  );
  const toldOnly = new Set(told.map(({ transactionRef }) => transactionRef));
  const ours = recorded.filter((payment) => inSpan.includes(payment) || toldOnly.has(payment.providerRef));
  const ledger: Told[] = [];
  for (const { entryId, providerRef, account } of ours) {
    const postings = await postingsOf(db, entryId);
    const amount = postings
      .filter((posting) => posting.account === account)
      .reduce((sum, posting) => sum + posting.amount, 0);
    if (postings.length > 0) ledger.push({ ref: providerRef, amount });
  }
  const gateway = told.map(({ transactionRef: ref, amount }) => ({ ref, amount }));
  const mine = ours.map(({ providerRef: ref, amount }) => ({ ref, amount }));
  const findings = compareSides({ gateway, ours: mine, ledger });
  await transact(db, (tx) =>
    tablesOf(tx)
      .insertInto("gateway_check")
      .values({
        id: newId(),
        at: sqlInstant(now),
        from_at: sqlInstant(from),
        to_at: sqlInstant(to),
        gateway_count: gateway.length,
        gateway_total: total(gateway),
        ours_count: mine.length,
        ours_total: total(mine),
        ledger_total: total(ledger),
        findings: JSON.stringify(findings.slice(0, 200)),
      })
      .execute(),
  );
  return findings;
}

function total(all: readonly Told[]): number {
  return all.reduce((sum, { amount }) => sum + amount, 0);
}
