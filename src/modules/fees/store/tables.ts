import type { PlainDate } from "#kernel/time.ts";
import type { Db, InstantColumn } from "#platform/db/db.ts";
import type { Assessment, FeeLine } from "../domain/assessment.ts";
import type { FeeFacts } from "../domain/fee-facts.ts";
import type { FeeRule } from "../domain/fee-rule.ts";

/** Where a rule comes from. */
export type RuleSource = "starter" | "imported" | "administrator";

type Day = { __select__: PlainDate; __insert__: string; __update__: never };
type MaybeDay = { __select__: PlainDate | null; __insert__: string | null; __update__: never };
type JsonColumn<T> = { __select__: T; __insert__: string; __update__: never };

type FeeTables = {
  fee_rule: {
    id: string;
    procedure_code: string;
    case_code: string;
    number: number;
    source: RuleSource;
    title: string;
    valid_from: Day;
    valid_to: MaybeDay;
    doubtful: boolean;
    content: JsonColumn<FeeRule>;
    reason: string;
    published_at: InstantColumn;
    published_by: string | null;
  };
  fee_rule_withdrawal: {
    rule_id: string;
    reason: string;
    withdrawn_at: InstantColumn;
    withdrawn_by: string;
  };
  provincial_fee: {
    id: string;
    fee_table: string;
    amount: number;
    resolution: string;
    valid_from: Day;
    valid_to: MaybeDay;
    entered_at: InstantColumn;
    entered_by: string | null;
  };
  fee_assessment: {
    id: string;
    dossier_id: string;
    rule_id: string | null;
    rule_number: number;
    assessed_on: Day;
    facts: JsonColumn<FeeFacts>;
    assessment: JsonColumn<Assessment>;
    charged: JsonColumn<readonly FeeLine[]>;
    total: number;
    correction: string | null;
    assessed_at: InstantColumn;
    assessed_by: string;
  };
};

/** The handle narrowed to the tables of this slice. */
export function tablesOf(db: Db) {
  return db.withTables<FeeTables>();
}
