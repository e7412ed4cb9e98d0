import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";
import type { RuleKey } from "./fee-rules.ts";

/** A version taken back before its first day: who did it, when and why. */
export type Withdrawal = {
  readonly number: number;
  readonly from: string;
  readonly reason: string;
  readonly withdrawnAt: Instant;
  readonly withdrawnBy: string;
};

export type NewWithdrawal = Omit<Withdrawal, "number" | "from"> & { readonly ruleId: string };

/** Takes a version back; the caller holds the lock of its rule. */
export async function insertWithdrawal(tx: Tx, one: NewWithdrawal): Promise<void> {
  await tablesOf(tx)
    .insertInto("fee_rule_withdrawal")
    .values({
      rule_id: one.ruleId,
      reason: one.reason,
      withdrawn_at: sqlInstant(one.withdrawnAt),
      withdrawn_by: one.withdrawnBy,
    })
    .execute();
}

/** The versions of a rule that were taken back, newest first. */
export async function listWithdrawals(db: Db, { procedureCode, caseCode }: RuleKey): Promise<readonly Withdrawal[]> {
  const rows = await tablesOf(db)
    .selectFrom("fee_rule_withdrawal")
    .innerJoin("fee_rule", "fee_rule.id", "fee_rule_withdrawal.rule_id")
    .select(["number", "valid_from", "fee_rule_withdrawal.reason as why", "withdrawn_at", "withdrawn_by"])
    .where("procedure_code", "=", procedureCode)
    .where("case_code", "=", caseCode ?? "")
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({
    number: row.number,
    from: row.valid_from.toString(),
    reason: row.why,
    withdrawnAt: row.withdrawn_at,
    withdrawnBy: row.withdrawn_by,
  }));
}
