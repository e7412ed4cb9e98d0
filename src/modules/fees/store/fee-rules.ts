import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { FeeRule } from "../domain/fee-rule.ts";
import { versionOn } from "../domain/rule-periods.ts";
import { tablesOf, type RuleSource } from "./tables.ts";

/** A published version of a rule. */
export type StoredRule = {
  readonly id: string;
  readonly number: number;
  readonly source: RuleSource;
  readonly from: string;
  readonly to: string | null;
  readonly rule: FeeRule;
  readonly reason: string;
  readonly publishedAt: Instant;
  readonly publishedBy: string | null;
};

/** A procedure or one of its cases; null means all of its cases. */
export type RuleKey = { readonly procedureCode: string; readonly caseCode: string | null };

export type NewRule = Omit<StoredRule, "from" | "to">;

/** Writes versions; their numbers are given by the caller, who holds the lock of the key. */
export async function insertRules(tx: Tx, rules: readonly NewRule[]): Promise<void> {
  if (rules.length === 0) return;
  await tablesOf(tx)
    .insertInto("fee_rule")
    .values(
      rules.map(({ id, number, source, rule, reason, publishedAt, publishedBy }) => ({
        id,
        procedure_code: rule.procedureCode,
        case_code: rule.caseCode ?? "",
        number,
        source,
        title: rule.title,
        valid_from: rule.from,
        valid_to: rule.to,
        doubtful: rule.doubts.length > 0,
        content: JSON.stringify(rule),
        reason,
        published_at: sqlInstant(publishedAt),
        published_by: publishedBy,
      })),
    )
    .execute();
}

/** All versions of a rule, oldest first. */
export async function listVersions(db: Db, { procedureCode, caseCode }: RuleKey): Promise<readonly StoredRule[]> {
  const rows = await ruleQuery(db)
    .where("procedure_code", "=", procedureCode)
    .where("case_code", "=", caseCode ?? "")
    .orderBy("number")
    .execute();
  return rows.map(toRule);
}

/** The rule of a case on a day: its own, else the one of the whole procedure; undefined when nobody entered one. */
export async function findFeeRule(
  db: Db,
  { procedureCode, caseCode, on }: RuleKey & { readonly on: PlainDate },
): Promise<StoredRule | undefined> {
  const rows = await ruleQuery(db)
    .where("procedure_code", "=", procedureCode)
    .where("case_code", "in", ["", caseCode ?? ""])
    .execute();
  const own = rows.filter((row) => row.case_code === (caseCode ?? "")).map(toRule);
  const whole = rows.filter((row) => row.case_code === "").map(toRule);
  return versionOn(own, on.toString()) ?? versionOn(whole, on.toString());
}

/** Every rule with its versions, by procedure and case; `procedures` names whose, absent means all. */
export async function listRules(db: Db, procedures?: readonly string[]): Promise<readonly (readonly StoredRule[])[]> {
  const all = ruleQuery(db).orderBy("procedure_code").orderBy("case_code").orderBy("number");
  const rows = await (procedures === undefined ? all : all.where("procedure_code", "in", [...procedures])).execute();
  return [...Map.groupBy(rows, (row) => `${row.procedure_code} ${row.case_code}`).values()].map((of) => of.map(toRule));
}

/** Whoever writes versions of a rule waits here for the others, until the end of the transaction. */
export async function lockRule(tx: Tx, { procedureCode, caseCode }: RuleKey): Promise<void> {
  const key = `fee-rule ${procedureCode} ${caseCode ?? ""}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 160))`.execute(tx);
}

/** The highest number that a rule ever had, versions taken back included: no number is given twice. */
export async function highestNumber(db: Db, { procedureCode, caseCode }: RuleKey): Promise<number> {
  const row = await tablesOf(db)
    .selectFrom("fee_rule")
    .select((eb) => eb.fn.max("number").as("highest"))
    .where("procedure_code", "=", procedureCode)
    .where("case_code", "=", caseCode ?? "")
    .executeTakeFirst();
  return row?.highest ?? 0;
}

/** Versions that stand: not those that were taken back. */
function ruleQuery(db: Db) {
  const tables = tablesOf(db);
  return tables
    .selectFrom("fee_rule")
    .selectAll()
    .where("id", "not in", tables.selectFrom("fee_rule_withdrawal").select("rule_id"));
}

type RuleRow = Awaited<ReturnType<ReturnType<typeof ruleQuery>["execute"]>>[number];

function toRule(row: RuleRow): StoredRule {
  return {
    id: row.id,
    number: row.number,
    source: row.source,
    from: row.valid_from.toString(),
    to: row.valid_to?.toString() ?? null,
    rule: row.content,
    reason: row.reason,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  };
}
