import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam, type Instant } from "#kernel/time.ts";
import { joinTransaction, type Db } from "#platform/db/db.ts";
import type { FeeRule } from "../domain/fee-rule.ts";
import { lintFeeRule, mayPublishRule, type FeeFinding } from "../domain/lint-rule.ts";
import { highestNumber, insertRules, listVersions, lockRule } from "../store/fee-rules.ts";

export type PublishRule = {
  readonly rule: FeeRule;
  /** Number of the newest version the administrator was looking at; 0 for the first. */
  readonly basedOn: number;
  readonly reason: string;
};

export type RuleRefusal =
  | { readonly kind: "fees/stale"; readonly newest: number }
  | { readonly kind: "fees/in-the-past" }
  | { readonly kind: "fees/reason-missing" }
  | { readonly kind: "fees/findings"; readonly findings: readonly FeeFinding[] };

export type Publishing = {
  readonly db: Db;
  readonly now: Instant;
  readonly newId: () => string;
  readonly officerId: string;
};

/**
 * Publishes the next version of a rule from a day on; what was published stays as it was. Not for days gone by: those
 * dossiers have been assessed.
 */
export async function publishRule(
  { db, now, newId, officerId }: Publishing,
  { rule, basedOn, reason }: PublishRule,
): Promise<Result<{ readonly number: number }, RuleRefusal>> {
  return joinTransaction(db, async (tx) => {
    await lockRule(tx, rule);
    const versions = await listVersions(tx, rule);
    const newest = versions.at(-1)?.number ?? 0;
    if (newest !== basedOn) return err({ kind: "fees/stale", newest });
    if (rule.from < dateInVietnam(now).toString()) return err({ kind: "fees/in-the-past" });
    if (reason.trim() === "") return err({ kind: "fees/reason-missing" });
    const findings = lintFeeRule(rule, versions);
    if (!mayPublishRule(findings)) return err({ kind: "fees/findings", findings });
    const number = (await highestNumber(tx, rule)) + 1;
    const version = { id: newId(), number, source: "administrator", rule, reason: reason.trim() } as const;
    await insertRules(tx, [{ ...version, publishedAt: now, publishedBy: officerId }]);
    return ok({ number });
  });
}
