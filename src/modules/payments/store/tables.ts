import type { ColumnType } from "kysely";
import type { Db, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { FeeLine } from "#modules/dossiers/domain.ts";
import type { Payment, PaymentRequest, Refund, SuspenseItem } from "../domain/payment.ts";

type Json<T> = ColumnType<T, string, string>;

export type PaymentTables = {
  payment_request: {
    id: string;
    reference: string;
    dossier_id: string;
    dossier_code: string;
    agency_id: string;
    purpose: PaymentRequest["purpose"];
    lines: Json<readonly FeeLine[]>;
    amount: number;
    payer_name: string;
    payer_address: string;
    reason: string;
    stops_clock: boolean;
    issued_at: InstantColumn;
    issued_by: string;
    state: PaymentRequest["state"];
    settled_at: NullableInstantColumn;
    settlement_id: string | null;
    ended_reason: string;
  };
  payment: {
    id: string;
    provider: string;
    provider_ref: string;
    reference: string | null;
    request_id: string | null;
    amount: number;
    channel: Payment["channel"];
    account: string;
    paid_at: InstantColumn;
    recorded_at: InstantColumn;
    payer_name: string;
    note: string;
    shift_id: string | null;
    actor_id: string;
    outcome: Payment["outcome"];
    state: Payment["state"];
    entry_id: string;
    voided_at: NullableInstantColumn;
    voided_by: string | null;
    void_approved_by: string | null;
    void_reason: ColumnType<string, string | undefined, string>;
  };
  suspense_item: {
    id: string;
    payment_id: string;
    request_id: string | null;
    reason: SuspenseItem["reason"];
    amount: number;
    opened_at: InstantColumn;
    due_at: InstantColumn;
    owner_id: string | null;
    state: SuspenseItem["state"];
    note: ColumnType<string, string | undefined, string>;
    closed_at: NullableInstantColumn;
    closed_by: string | null;
    settlement_id: string | null;
  };
  refund: {
    id: string;
    suspense_item_id: string | null;
    request_id: string | null;
    amount: number;
    lines: Json<readonly FeeLine[]>;
    reason: string;
    basis: string;
    payee_name: string;
    payee_account: string;
    state: Refund["state"];
    claimed_at: InstantColumn;
    claimed_by: string;
    decided_at: NullableInstantColumn;
    decided_by: string | null;
    decision_note: ColumnType<string, string | undefined, string>;
    paid_at: NullableInstantColumn;
    paid_by: string | null;
    paid_from: ColumnType<string, string | undefined, string>;
    paid_reference: ColumnType<string, string | undefined, string>;
    shift_id: string | null;
  };
};

export function tablesOf(db: Db) {
  return db.withTables<PaymentTables>();
}
