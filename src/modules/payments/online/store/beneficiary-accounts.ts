import type { Selectable } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { AccountOwner, BeneficiaryAccount } from "../domain/beneficiary-account.ts";
import { tablesOf, type OnlineTables } from "./tables.ts";

/** The account that is kept for just this agency and procedure now, or undefined. */
export async function findBeneficiaryAccount(db: Db, owner: AccountOwner): Promise<BeneficiaryAccount | undefined> {
  const row = await inForce(db)
    .where("agency_id", "=", owner.agencyId)
    .where("procedure_code", "is not distinct from", owner.procedureCode)
    .executeTakeFirst();
  return row === undefined ? undefined : accountOf(row);
}

/** The accounts of some agencies that are paid into now. */
export async function listAccountsOf(db: Db, agencyIds: readonly string[]): Promise<readonly BeneficiaryAccount[]> {
  return (await inForce(db).where("agency_id", "in", agencyIds).execute()).map(accountOf);
}

/** Every account that is paid into now. */
export async function listBeneficiaryAccounts(db: Db): Promise<readonly BeneficiaryAccount[]> {
  return (await inForce(db).orderBy("opened_at").orderBy("id").execute()).map(accountOf);
}

export type EndedAccount = BeneficiaryAccount & { readonly openedAt: Instant; readonly endedAt: Instant };

/** Accounts of before, the last one first. */
export async function listEndedAccounts(db: Db): Promise<readonly EndedAccount[]> {
  const rows = await tablesOf(db)
    .selectFrom("beneficiary_account")
    .selectAll()
    .where("ended_at", "is not", null)
    .orderBy("ended_at", "desc")
    .limit(50)
    .execute();
  return rows.flatMap((row) =>
    row.ended_at === null ? [] : [{ ...accountOf(row), openedAt: row.opened_at, endedAt: row.ended_at }],
  );
}

export type Change = { readonly at: Instant; readonly by: string };

/** Ends an account; false when it was ended already. */
export async function endAccount(db: Db, id: string, { at, by }: Change): Promise<boolean> {
  const ended = await tablesOf(db)
    .updateTable("beneficiary_account")
    .set({ ended_at: sqlInstant(at), ended_by: by })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/** Opens an account. */
export async function insertAccount(tx: Tx, account: BeneficiaryAccount, { at, by }: Change): Promise<void> {
  await tablesOf(tx)
    .insertInto("beneficiary_account")
    .values({
      id: account.id,
      agency_id: account.agencyId,
      procedure_code: account.procedureCode,
      account_number: account.accountNumber,
      bank_bin: account.bankBin,
      bank_name: account.bankName,
      account_name: account.accountName,
      opened_at: sqlInstant(at),
      opened_by: by,
      ended_at: null,
      ended_by: null,
    })
    .execute();
}

function inForce(db: Db) {
  return tablesOf(db).selectFrom("beneficiary_account").selectAll().where("ended_at", "is", null);
}

function accountOf(row: Selectable<OnlineTables["beneficiary_account"]>): BeneficiaryAccount {
  return {
    id: row.id,
    agencyId: row.agency_id,
    procedureCode: row.procedure_code,
    accountNumber: row.account_number,
    bankBin: row.bank_bin,
    bankName: row.bank_name,
    accountName: row.account_name,
  };
}
