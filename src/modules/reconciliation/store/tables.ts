import type { ColumnType, Selectable } from "kysely";
import type { DateColumn, Db, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { PlainDate } from "#kernel/time.ts";
import type { FileProblem } from "../domain/file-problem.ts";
import type { LineClass } from "../domain/lines.ts";
import type { Profile } from "../domain/profile.ts";
import type { DayFigures, Signer } from "../domain/signing.ts";

type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null, string | null>;
type NullableDate = ColumnType<PlainDate | null, string | null, string | null>;

export type StatementState = "waiting" | "loading" | "loaded" | "refused" | "cancelled";
export type LineState = "new" | "open" | "settled";
export type AwaitedKind = "payment" | "refund" | "treasury" | "deposit";
/** How cash of the tills shows on a statement. */
export type CashLines = "receipts" | "slips";

type ReconciliationTables = {
  bank_account: {
    account_no: string;
    bank_name: string;
    holder: string;
    profile: Json<Profile>;
    sources: string[];
    cash: CashLines;
    version: number;
    changed_at: InstantColumn;
    changed_by: string;
  };
  bank_statement: {
    id: string;
    account_no: string;
    file_name: string;
    sha256: string;
    bytes: number;
    number: string | null;
    from_day: DateColumn;
    to_day: DateColumn;
    opening: number | null;
    closing: number | null;
    line_count: number | null;
    total: number | null;
    state: StatementState;
    stored: number;
    problems: NullableJson<{ readonly count: number; readonly problems: readonly FileProblem[] }>;
    loaded_by: string;
    loaded_at: InstantColumn;
    touched_at: InstantColumn;
  };
  awaited_money: {
    id: string;
    kind: AwaitedKind;
    account_no: string;
    reference: string | null;
    provider_ref: string;
    amount: number;
    day: DateColumn;
    recorded_at: InstantColumn;
    channel: string;
    source: string;
    label: string;
    state: "open" | "matched" | "void";
    statement_id: string | null;
    line_no: number | null;
    matched_day: NullableDate;
  };
  bank_line: {
    statement_id: string;
    no: number;
    account_no: string;
    day: DateColumn;
    amount: number;
    bank_ref: string;
    content: string;
    reference: string | null;
    state: LineState;
    class: LineClass | null;
    awaited_id: string | null;
    note: string;
    payment_id: string | null;
  };
  line_decision: {
    id: string;
    statement_id: string;
    line_no: number;
    kind: "match" | "explain" | "take" | "settle";
    awaited_id: string | null;
    reference: string | null;
    entry_id: string | null;
    reason: string;
    officer_id: string;
    at: InstantColumn;
  };
  reconciled_day: {
    account_no: string;
    day: DateColumn;
    state: "open" | "signing" | "locked";
    figures: NullableJson<DayFigures>;
    locked_at: NullableInstantColumn;
  };
  day_signature: {
    account_no: string;
    day: DateColumn;
    role: Signer;
    officer_id: string;
    officer_name: string;
    at: InstantColumn;
  };
  gateway_check: {
    id: string;
    at: InstantColumn;
    from_at: InstantColumn;
    to_at: InstantColumn;
    gateway_count: number;
    gateway_total: number;
    ours_count: number;
    ours_total: number;
    ledger_total: number;
    findings: Json<readonly { readonly what: string; readonly ref: string; readonly amount: number }[]>;
  };
  treasury_transfer: {
    id: string;
    code: string;
    month: DateColumn;
    agency_id: string;
    account_no: string;
    phi: number;
    le_phi: number;
    state: "proposed" | "confirmed" | "dropped";
    proposed_by: string;
    proposed_at: InstantColumn;
    decided_by: string | null;
    decided_at: NullableInstantColumn;
    reason: ColumnType<string, string | undefined, string>;
    entry_id: string | null;
  };
};

export type LineRow = Selectable<ReconciliationTables["bank_line"]>;
export type AwaitedRow = Selectable<ReconciliationTables["awaited_money"]>;
export type StatementRow = Selectable<ReconciliationTables["bank_statement"]>;
export type AccountRow = Selectable<ReconciliationTables["bank_account"]>;
export type TransferRow = Selectable<ReconciliationTables["treasury_transfer"]>;

/** A handle that knows the tables of this slice. */
export function tablesOf(db: Db) {
  return db.withTables<ReconciliationTables>();
}
