import { sql } from "kysely";
import { ok, type Result } from "#kernel/result.ts";
import { nowWithin } from "#platform/clock.ts";
import { transact } from "#platform/db/db.ts";
import {
  checkAccount,
  type AccountFault,
  type AccountInput,
  type AccountOwner,
  type BeneficiaryAccount,
} from "../domain/beneficiary-account.ts";
import { endAccount, findBeneficiaryAccount, insertAccount } from "../store/beneficiary-accounts.ts";
import type { OnlineDeps } from "./online-deps.ts";

/** Says where an agency is paid from now on; the account before stays readable with who changed it. */
export async function changeAccount(
  { db, clock, newId }: Pick<OnlineDeps, "db" | "clock" | "newId">,
  { agencyId, procedureCode, by, ...input }: AccountInput & AccountOwner & { readonly by: string },
): Promise<Result<BeneficiaryAccount, readonly AccountFault[]>> {
  const checked = checkAccount(input);
  if (!checked.ok) return checked;
  const account = { id: newId(), agencyId, procedureCode, ...checked.value };
  return transact(db, async (tx) => {
    // Two changes of one agency follow each other; the account that is ended is not always there to be locked.
    await sql`select pg_advisory_xact_lock(7302, hashtext(${agencyId}))`.execute(tx);
    const change = { at: await nowWithin(clock, tx), by };
    const now = await findBeneficiaryAccount(tx, account);
    if (now !== undefined && sameAccount(now, account)) return ok(now);
    if (now !== undefined) await endAccount(tx, now.id, change);
    await insertAccount(tx, account, change);
    return ok(account);
  });
}

/** Ends an account without another one: from now on the agency's, or the centre's, is used. False when it was ended already. */
export async function closeAccount(
  { db, clock }: Pick<OnlineDeps, "db" | "clock">,
  { id, by }: { readonly id: string; readonly by: string },
): Promise<boolean> {
  return endAccount(db, id, { at: await clock.now(), by });
}

function sameAccount(one: BeneficiaryAccount, other: BeneficiaryAccount): boolean {
  return (["accountNumber", "bankBin", "bankName", "accountName"] as const).every((key) => one[key] === other[key]);
}
