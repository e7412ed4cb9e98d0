import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { EntryKind, Posting } from "../domain/entry.ts";
import { tablesOf } from "./tables.ts";

/** What an account holds in đồng, all of it or up to an instant; a liability is below nothing. */
export async function balanceOf(db: Db, account: string, asOf?: Instant): Promise<number> {
  let query = tablesOf(db)
    .selectFrom("ledger_posting as posting")
    .where("posting.account", "=", account)
    .select(sql<number>`coalesce(sum(posting.amount), 0)::bigint`.as("total"));
  if (asOf !== undefined) {
    query = query
      .innerJoin("ledger_entry as entry", "entry.id", "posting.entry_id")
      .where(sql<boolean>`entry.at <= ${sqlInstant(asOf)}`);
  }
  return (await query.executeTakeFirstOrThrow()).total;
}

/** A line of an account as its sheet shows it. */
export type AccountLine = {
  readonly entryId: string;
  readonly at: Instant;
  readonly kind: EntryKind;
  readonly reference: string;
  readonly memo: string;
  readonly actorId: string;
  readonly amount: number;
};

/** The lines of an account in a range of days, both included, in the order of time. */
export async function listPostings(
  db: Db,
  { account, from, to }: { readonly account: string; readonly from: PlainDate; readonly to: PlainDate },
): Promise<readonly AccountLine[]> {
  return tablesOf(db)
    .selectFrom("ledger_posting as posting")
    .innerJoin("ledger_entry as entry", "entry.id", "posting.entry_id")
    .where("posting.account", "=", account)
    .where(sql<boolean>`posting.day between ${from.toString()} and ${to.toString()}`)
    .select([
      "entry.id as entryId",
      "entry.at",
      "entry.kind",
      "entry.reference",
      "entry.memo",
      "entry.actor_id as actorId",
      "posting.amount",
    ])
    .orderBy("entry.at")
    .orderBy("entry.id")
    .execute();
}

/** The postings of an entry, in their order. */
export async function postingsOf(db: Db, entryId: string): Promise<readonly Posting[]> {
  return tablesOf(db)
    .selectFrom("ledger_posting")
    .select(["account", "amount"])
    .where("entry_id", "=", entryId)
    .orderBy("line")
    .execute();
}

export type TrialBalance = { readonly account: string; readonly debit: number; readonly credit: number };

/** Debits and credits of each account up to the end of a day; over all accounts they are equal. */
export async function trialBalance(db: Db, day: PlainDate): Promise<readonly TrialBalance[]> {
  return tablesOf(db)
    .selectFrom("ledger_posting")
    .where(sql<boolean>`day <= ${day.toString()}`)
    .select([
      "account",
      sql<number>`coalesce(sum(amount) filter (where amount > 0), 0)::bigint`.as("debit"),
      sql<number>`coalesce(-sum(amount) filter (where amount < 0), 0)::bigint`.as("credit"),
    ])
    .groupBy("account")
    .orderBy("account")
    .execute();
}

/** The close of a day, or undefined while it is open. */
export async function findClosedDay(db: Db, day: PlainDate) {
  return tablesOf(db)
    .selectFrom("ledger_day")
    .selectAll()
    .where(sql<boolean>`day = ${day.toString()}`)
    .executeTakeFirst();
}
