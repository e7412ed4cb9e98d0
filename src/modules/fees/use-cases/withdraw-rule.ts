import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import { joinTransaction } from "#platform/db/db.ts";
import { listVersions, lockRule, type RuleKey } from "../store/fee-rules.ts";
import { insertWithdrawal } from "../store/withdrawals.ts";
import type { Publishing } from "./publish-rule.ts";

export type WithdrawRule = { readonly key: RuleKey; readonly number: number; readonly reason: string };

export type WithdrawalRefusal = "fees/no-such-version" | "fees/in-force" | "fees/reason-missing";

/** Takes back a version before its first day; once a dossier may have paid by it, only a newer version changes it. */
export async function withdrawRule(
  { db, now, officerId }: Omit<Publishing, "newId">,
  { key, number, reason }: WithdrawRule,
): Promise<Result<{ readonly number: number }, WithdrawalRefusal>> {
  return joinTransaction(db, async (tx) => {
    await lockRule(tx, key);
    const version = (await listVersions(tx, key)).find((one) => one.number === number);
    if (version === undefined) return err("fees/no-such-version");
    if (version.from <= dateInVietnam(now).toString()) return err("fees/in-force");
    const why = reason.trim().slice(0, 500);
    if (why === "") return err("fees/reason-missing");
    await insertWithdrawal(tx, { ruleId: version.id, reason: why, withdrawnAt: now, withdrawnBy: officerId });
    return ok({ number });
  });
}
