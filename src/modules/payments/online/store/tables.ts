import type { ColumnType } from "kysely";
import type { Db, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { PaymentTables } from "../../store/tables.ts";
import type { OrderState } from "../domain/order.ts";
import type { CodeRule } from "../wire/authentic-code.ts";

export type PlatformState = "off" | "simulator" | "live";
export type CallbackKind = "paid" | "refunded" | "cancelled" | "other";
export type CallbackOutcome = "applied" | "held" | "parked" | "noted" | "refused";

/** The tables of online payment; nobody else names them in SQL. */
export type OnlineTables = PaymentTables & {
  beneficiary_account: {
    id: string;
    agency_id: string;
    procedure_code: string | null;
    account_number: string;
    bank_bin: string;
    bank_name: string;
    account_name: string;
    opened_at: InstantColumn;
    opened_by: string;
    ended_at: NullableInstantColumn;
    ended_by: string | null;
  };
  payment_platform_setting: {
    id: string;
    set_at: InstantColumn;
    set_by: string;
    state: PlatformState;
    endpoint: string;
    partner_code: string;
    service_code: string;
    channel_code: string;
    device_code: string;
    algorithm: CodeRule["algorithm"];
    code_fields: ColumnType<CodeRule["fields"], string, string>;
    secret_sealed: string;
    callback_secret_sealed: string;
  };
  payment_simulator: { only_one: ColumnType<boolean, boolean | undefined, boolean>; origin: string };
  pay_link: {
    id: string;
    request_id: string;
    token_index: string;
    token_sealed: string;
    made_at: InstantColumn;
    made_by: string | null;
    expires_at: InstantColumn;
    revoked_at: NullableInstantColumn;
    revoked_by: string | null;
  };
  platform_order: {
    id: string;
    request_id: string;
    ordinal: number;
    reference: string;
    amount: number;
    state: OrderState;
    unsure: boolean;
    pay_url: string;
    transaction_ref: string | null;
    bank_code: string;
    payer_ip: string;
    opened_at: InstantColumn;
    tries: number;
    failing_since: NullableInstantColumn;
    next_at: InstantColumn;
    leased_until: NullableInstantColumn;
    last_problem: string;
    stuck_at: NullableInstantColumn;
    ended_at: NullableInstantColumn;
    ended_note: string;
  };
  platform_transaction: {
    transaction_ref: string;
    reference: string;
    amount: number;
    paid_at: InstantColumn;
    bank_code: string;
    told_by: "callback" | "query";
    told_at: InstantColumn;
  };
  platform_callback: {
    event_id: string;
    received_at: InstantColumn;
    body: Buffer;
    body_hash: Buffer;
    kind: CallbackKind;
    reference: string;
    transaction_ref: string;
    amount: number;
    outcome: CallbackOutcome;
    note: string;
    applied_at: NullableInstantColumn;
  };
};

export function tablesOf(db: Db) {
  return db.withTables<OnlineTables>();
}
