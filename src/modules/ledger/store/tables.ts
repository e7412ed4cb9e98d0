import type { DateColumn, Db, InstantColumn } from "#platform/db/db.ts";
import type { EntryKind } from "../domain/entry.ts";

export type LedgerTables = {
  ledger_entry: {
    id: string;
    at: InstantColumn;
    day: DateColumn;
    kind: EntryKind;
    reference: string;
    memo: string;
    actor_id: string;
    reverses: string | null;
  };
  ledger_posting: { entry_id: string; line: number; day: DateColumn; account: string; amount: number };
  ledger_day: {
    day: DateColumn;
    closed_at: InstantColumn;
    closed_by: string;
    approved_by: string;
    entries: number;
    debits: number;
  };
};

export function tablesOf(db: Db) {
  return db.withTables<LedgerTables>();
}
