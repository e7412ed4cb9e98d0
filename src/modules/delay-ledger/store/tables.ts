import type { PlainDate } from "#kernel/time.ts";
import type { Db, InstantColumn } from "#platform/db/db.ts";
import type { OwnerKind } from "../domain/charge.ts";

type Day = { __select__: PlainDate; __insert__: string; __update__: never };
type MaybeDay = { __select__: PlainDate | null; __insert__: string | null; __update__: never };

type LedgerTables = {
  outage: {
    id: string;
    from_at: InstantColumn;
    to_at: InstantColumn;
    reason: string;
    announced_on: MaybeDay;
    cancels: string | null;
    entered_by: string;
    entered_at: InstantColumn;
  };
  outage_settled: { outage_id: string; at: InstantColumn };
  charge: {
    dossier_id: string;
    entry: number;
    line: number;
    sign: 1 | -1;
    kind: OwnerKind;
    agency_id: string | null;
    unit_id: string | null;
    officer_id: string | null;
    minutes: number;
    beyond: number;
    late: number;
    was_late: boolean;
    procedure_code: string;
    competent_id: string;
    ended_on: Day;
    ended_at: InstantColumn;
    entered_on: Day;
    entered_at: InstantColumn;
  };
};

/** The handle narrowed to this slice's own tables. */
export function tablesOf(db: Db) {
  return db.withTables<LedgerTables>();
}
