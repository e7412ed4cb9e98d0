import type { DateColumn, Db, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { CashCount } from "../domain/denominations.ts";
import type { DayFigures } from "../domain/day.ts";
import type { Shift } from "../domain/shift.ts";
import type { Till } from "../domain/till.ts";

/** JSON goes in as text and comes out read. */
type JsonColumn<T> = { __select__: T; __insert__: string; __update__: string };
type NullableJsonColumn<T> = { __select__: T | null; __insert__: string | null; __update__: string | null };

export type DeskTables = {
  till: {
    id: string;
    code: string;
    name: string;
    agency_id: string;
    serves: Till["serves"];
    bank_account: string;
    opened_at: InstantColumn;
    closed_at: NullableInstantColumn;
  };
  shift: {
    id: string;
    version: number;
    till_id: string;
    cashier_id: string;
    state: Shift["state"];
    opened_at: InstantColumn;
    carried: number;
    floated: number;
    opening: JsonColumn<CashCount>;
    opening_reason: string;
    counted_at: NullableInstantColumn;
    counted_by: string | null;
    closing: NullableJsonColumn<CashCount>;
    expected: number | null;
    reason: string;
    closed_at: NullableInstantColumn;
    confirmed_by: string | null;
  };
  shift_count: {
    shift_id: string;
    seq: number;
    at: InstantColumn;
    pieces: JsonColumn<CashCount>;
    counted: number;
    expected: number;
  };
  cash_hand_in: {
    id: string;
    shift_id: string;
    at: InstantColumn;
    amount: number;
    goes_to: "account" | "vault";
    slip: string;
    receiver: string;
    entry_id: string;
  };
  void_request: {
    id: string;
    payment_id: string;
    shift_id: string;
    asked_by: string;
    asked_at: InstantColumn;
    reason: string;
    decision: "approved" | "refused" | "withdrawn" | null;
    decided_by: string | null;
    decided_at: NullableInstantColumn;
    decision_note: string;
  };
  desk_day: {
    day: DateColumn;
    closed_at: InstantColumn;
    closed_by: string;
    witness_id: string;
    figures: JsonColumn<DayFigures>;
  };
};

export function tablesOf(db: Db) {
  return db.withTables<DeskTables>();
}
