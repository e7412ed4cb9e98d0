import type { Instant } from "#kernel/time.ts";
import { SERVICE_OFFICER } from "#modules/identity/index.ts";
import { cashAccount } from "#modules/ledger/index.ts";
import type { Tx } from "#platform/db/db.ts";
import { USUAL_PROFILE } from "../domain/profile.ts";
import { writeAccount } from "../store/accounts.ts";

/** The demo's bank accounts, where its tills put their money: one takes all, one the notary office's own. Made up. */
const ACCOUNTS = [
  { accountNo: "100000000092", holder: "Trung tâm Phục vụ hành chính công", sources: [] },
  { accountNo: "100000000201", holder: "Phòng Công chứng số 1", sources: [cashAccount("H37.02.01")] },
] as const;

/** Writes the demo's bank accounts. May run again. */
export async function seedBankAccounts(tx: Tx, { now }: { readonly now: Instant }): Promise<void> {
  for (const account of ACCOUNTS) {
    const common = { bankName: "VietinBank", profile: USUAL_PROFILE, cash: "slips", version: 1 } as const;
    await writeAccount(tx, { account: { ...account, ...common }, at: now, by: SERVICE_OFFICER.id });
  }
}
