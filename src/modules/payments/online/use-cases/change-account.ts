import { sql } from "kysely";
import { type Result } from "#kernel/result.ts";
import { transact } from "#platform/db/db.ts";
import {
  checkAccount,
  type AccountFault,
  type AccountInput,
  type BeneficiaryAccount,
} from "../domain/beneficiary-account.ts";
import { endAccount, findBeneficiaryAccount, insertAccount } from "../store/beneficiary-accounts.ts";
import type { OnlineDeps } from "./online-deps.ts";

/** Says where an agency is paid from now on; the account before stays readable with who changed it. */
export async function changeAccount(
  { db, clock, newId }: Pick<OnlineDeps, "db" | "clock" | "newId">,
  { agencyId, by, ...input }: AccountInput & { readonly agencyId: string; readonly by: string },
): Promise<Result<BeneficiaryAccount, readonly AccountFault[]>> {
  const checked = checkAccount(input);
  if (!checked.ok) return checked;
  const account = { id: newId(), agencyId, ...checked.value };
  const change = { at: await clock.now(), by };
  await transact(db, async (tx) => {
    // Two changes of one agency follow each other; the account that is ended is not always there to be locked.
    await sql`select pg_advisory_xact_lock(7302, hashtext(${agencyId}))`.execute(tx);
    const now = await findBeneficiaryAccount(tx, agencyId);
    if (now !== undefined && sameAccount(now, account)) return;
    await endAccount(tx, agencyId, change);
    await insertAccount(tx, account, change);
  });
  return { ok: true, value: (await findBeneficiaryAccount(db, agencyId)) ?? account };
}

function sameAccount(one: BeneficiaryAccount, other: BeneficiaryAccount): boolean {
  return (["accountNumber", "bankBin", "bankName", "accountName"] as const).every((key) => one[key] === other[key]);
}
