import { dateInVietnam, Temporal, type Instant } from "#kernel/time.ts";
import { bankAccount, inTransitAccount, listPostings, type AccountLine } from "#modules/ledger/index.ts";
import { listPayments, listRefunds, type Payment, type Refund } from "#modules/payments/index.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { listAccounts, type BankAccount } from "../store/accounts.ts";
import { dropVoided, insertAwaited, newestNoted, oldestOpen, type NewAwaited } from "../store/awaited.ts";

/** A payment may be written a while after its moment: transactions end out of order. */
const OVERLAP_MINUTES = 15;
const BEGINNING = Temporal.Instant.fromEpochMilliseconds(0);

/** Where the cash of the tills is once it has left the drawers. */
const CASH_ON_THE_WAY = inTransitAccount("cash");

/** Who tells of money that a statement itself brought: it waits for nothing. */
export function statementProvider(accountNo: string): string {
  return `bank:${accountNo}`;
}

/** Payments that one transaction notes. */
const AT_ONCE = 1_000;

/**
 * Notes which payments and refunds have to appear on which bank account; voided ones wait no longer. Repeatable: it begins
 * where the newest noted payment is, and reads payments a page at a time, so that a first run that breaks off goes on.
 */
export async function awaitMoney(db: Db, atOnce = AT_ONCE): Promise<number> {
  const accounts = await listAccounts(db);
  if (accounts.length === 0) return 0;
  const newest = await newestNoted(db);
  const from = newest?.subtract({ minutes: OVERLAP_MINUTES }) ?? BEGINNING;
  const oldest = (await oldestOpen(db)) ?? from;
  const voided = await listPayments(db, { from: oldest, state: "voided", voidedFrom: from });
  const refunds = await listRefunds(db, { paidFrom: from });
  const deposits = await listDeposits(db, from);
  const waiting = [
    ...deposits.flatMap((deposit) => awaitedDeposit(deposit, accounts) ?? []),
    ...refunds.flatMap((refund) => awaitedRefund(refund, accounts) ?? []),
  ];
  // These first: where the next run begins is told by the payments.
  let noted = await transact(db, async (tx) => {
    const ids = voided.map(({ id }) => id);
    await dropVoided(tx, ids);
    return insertAwaited(tx, waiting);
  });
  for (let after: Payment | undefined; ;) {
    const page = await listPayments(db, { from, state: "taken", after, limit: atOnce });
    const awaited = page.flatMap((payment) => awaitedOf(payment, accounts) ?? []);
    noted += await transact(db, (tx) => insertAwaited(tx, awaited));
    after = page.at(-1);
    if (page.length < atOnce) return noted;
  }
}

function awaitedOf(payment: Payment, accounts: readonly BankAccount[]): NewAwaited | undefined {
  if (payment.provider.startsWith("bank:")) return undefined;
  const isCash = payment.account.startsWith("1111:");
  const told = accounts.find(({ accountNo }) => accountNo === payment.provider);
  const account = told ?? accountFor(payment.account, accounts);
  if (account === undefined || (isCash && account.cash === "slips")) return undefined;
  return {
    id: payment.id,
    kind: "payment",
    accountNo: account.accountNo,
    reference: payment.reference,
    providerRef: payment.providerRef,
    amount: payment.amount,
    day: dateInVietnam(payment.paidAt),
    recordedAt: payment.recordedAt,
    channel: payment.channel,
    source: isCash ? CASH_ON_THE_WAY : payment.account,
    label: payment.note,
  };
}

/** What tills handed in by slip, as the ledger has it; it is asked for a day more, for slips near midnight. */
async function listDeposits(db: Db, from: Instant): Promise<readonly AccountLine[]> {
  const first = Temporal.PlainDate.compare(dateInVietnam(from), "2000-01-02") < 0 ? "2000-01-01" : dateInVietnam(from);
  const lines = await listPostings(db, {
    account: CASH_ON_THE_WAY,
    from: Temporal.PlainDate.from(first).subtract({ days: 1 }),
    to: Temporal.PlainDate.from("2999-12-31"),
  });
  return lines.filter(({ kind, amount }) => kind === "banked" && amount > 0);
}

function awaitedDeposit(deposit: AccountLine, accounts: readonly BankAccount[]): NewAwaited | undefined {
  const account = accountFor(CASH_ON_THE_WAY, accounts);
  if (account?.cash !== "slips") return undefined;
  return {
    id: deposit.entryId,
    kind: "deposit",
    accountNo: account.accountNo,
    reference: null,
    providerRef: deposit.reference,
    amount: deposit.amount,
    day: dateInVietnam(deposit.at),
    recordedAt: deposit.at,
    channel: "cash",
    source: CASH_ON_THE_WAY,
    label: deposit.memo,
  };
}

/** Only what left a bank account: cash given back over the counter is the till's. */
function awaitedRefund(refund: Refund, accounts: readonly BankAccount[]): NewAwaited | undefined {
  const account = accounts.find(({ accountNo }) => refund.paidFrom === bankAccount(accountNo));
  if (account === undefined || refund.paidAt === null) return undefined;
  return {
    id: refund.id,
    kind: "refund",
    accountNo: account.accountNo,
    reference: null,
    providerRef: refund.paidReference,
    amount: -refund.amount,
    day: dateInVietnam(refund.paidAt),
    recordedAt: refund.paidAt,
    channel: "transfer",
    source: refund.paidFrom,
    label: refund.reason,
  };
}

/** The account that a ledger account's money comes to: itself, the one that names it, or the one that takes the rest. */
function accountFor(source: string, accounts: readonly BankAccount[]): BankAccount | undefined {
  return (
    accounts.find(({ accountNo }) => source === bankAccount(accountNo)) ??
    accounts.find(({ sources }) => sources.includes(source)) ??
    (source.startsWith("1121:") ? undefined : accounts.find(({ sources }) => sources.length === 0))
  );
}
