import { sql } from "kysely";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Instant } from "#kernel/time.ts";
import type { Profile } from "../domain/profile.ts";
import { tablesOf, type AccountRow, type CashLines } from "./tables.ts";

/** A bank account whose statements are reconciled. */
export type BankAccount = {
  readonly accountNo: string;
  readonly bankName: string;
  readonly holder: string;
  readonly profile: Profile;
  /** Ledger accounts whose money comes here; empty takes what no other account names. */
  readonly sources: readonly string[];
  readonly cash: CashLines;
  readonly version: number;
};

/** The accounts in the order of their numbers. */
export async function listAccounts(db: Db): Promise<readonly BankAccount[]> {
  const rows = await tablesOf(db).selectFrom("bank_account").selectAll().orderBy("account_no").execute();
  return rows.map(accountOf);
}

/** One account, or undefined. */
export async function findAccount(db: Db, accountNo: string): Promise<BankAccount | undefined> {
  const row = await tablesOf(db)
    .selectFrom("bank_account")
    .selectAll()
    .where("account_no", "=", accountNo)
    .executeTakeFirst();
  return row === undefined ? undefined : accountOf(row);
}

export type AccountChange = { readonly account: BankAccount; readonly at: Instant; readonly by: string };

/** Writes a new account (version 1), or the next version of one; false when somebody was faster. */
export async function writeAccount(tx: Tx, { account, at, by }: AccountChange): Promise<boolean> {
  const { accountNo, bankName, holder, profile, sources, cash, version } = account;
  const row = {
    bank_name: bankName,
    ...{ holder, cash, version },
    profile: JSON.stringify(profile),
    sources: sql<string[]>`${`{${sources.map((one) => JSON.stringify(one)).join(",")}}`}::text[]`,
    changed_at: sqlInstant(at),
    changed_by: by,
  };
  if (version === 1) {
    const written = await tablesOf(tx)
      .insertInto("bank_account")
      .values({ account_no: accountNo, ...row })
      .onConflict((conflict) => conflict.column("account_no").doNothing())
      .executeTakeFirst();
    return written.numInsertedOrUpdatedRows === 1n;
  }
  const written = await tablesOf(tx)
    .updateTable("bank_account")
    .set(row)
    .where("account_no", "=", accountNo)
    .where("version", "=", version - 1)
    .executeTakeFirst();
  return written.numUpdatedRows === 1n;
}

function accountOf(row: AccountRow): BankAccount {
  const { profile, sources, version, holder, cash } = row;
  return { accountNo: row.account_no, bankName: row.bank_name, holder, profile, sources, cash, version };
}
