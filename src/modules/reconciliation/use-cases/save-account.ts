import { err, ok, type Result } from "#kernel/result.ts";
import { attempt } from "#platform/db/attempt.ts";
import { mayKeep } from "../domain/policy.ts";
import { profileFaults } from "../domain/profile.ts";
import { writeAccount, type BankAccount } from "../store/accounts.ts";
import { momentOf, type Acting, type Refusal } from "./acting.ts";

/** Adds a bank account, or changes how its statements are read; `version` is that of the page, 0 for a new one. */
export async function saveAccount(acting: Acting, account: BankAccount): Promise<Result<BankAccount, Refusal>> {
  if (!mayKeep(acting.viewer)) return err({ kind: "reconciliation/not-allowed" });
  if (!/^\d{6,24}$/.test(account.accountNo)) return err({ kind: "reconciliation/account-number" });
  if (![account.bankName, account.holder].every((name) => name !== "" && name.length <= 120)) {
    return err({ kind: "reconciliation/account-name" });
  }
  const faults = profileFaults(account.profile);
  if (faults.length > 0) return err({ kind: "reconciliation/profile", faults });
  const next = { ...account, version: account.version + 1 };
  const at = await momentOf(acting);
  return attempt(acting.db, async (tx) =>
    (await writeAccount(tx, { account: next, at, by: acting.viewer.officerId }))
      ? ok(next)
      : err({ kind: "reconciliation/stale" as const }),
  );
}
