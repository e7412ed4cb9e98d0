import type { ColumnType, Generated, Selectable } from "kysely";
import type { DateColumn, Db, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { PlainDate } from "#kernel/time.ts";
import type { BatchKind, BatchState, CountOutcome } from "../domain/batch.ts";
import type { ClaimKind } from "../domain/claim.ts";
import type { Attention, Direction, OrderState, PostalService } from "../domain/slip.ts";
import type { PaperKind } from "../domain/signed-paper.ts";
import type { SlipState } from "../domain/slip-states.ts";
import type { TrackingStatus } from "../domain/tracking.ts";
import type { HeardOutcome } from "../domain/tracking-message.ts";
import type { TransitScope } from "../domain/transit-time.ts";

export type Json = ColumnType<unknown, string, string>;
type NullableJson = ColumnType<unknown, string | null, string | null>;
type NullableDate = ColumnType<PlainDate | null, string | null, string | null>;

type SlipTable = {
  id: string;
  version: number;
  direction: Direction;
  state: SlipState;
  service: PostalService;
  number: string | null;
  agency_id: string;
  procedure_code: string;
  procedure_name: string;
  dossier_id: string | null;
  dossier_code: string | null;
  sender: Json;
  receiver: Json;
  contents: Json;
  consignment: NullableJson;
  scope: TransitScope;
  transit_days: number;
  promised_on: NullableDate;
  postage: number;
  postage_paid_by: "sender" | "receiver";
  quality: "standard" | "express";
  cod_amount: number;
  collected: number | null;
  sealed: boolean;
  signatures: NullableJson;
  parcel_id: string | null;
  batch_id: string | null;
  carrier: NullableJson;
  order_state: OrderState;
  accepted_at: NullableInstantColumn;
  ended_at: NullableInstantColumn;
  attention: Attention | null;
  note: string;
  created_at: InstantColumn;
  created_by: string;
};

type SlipEventTable = {
  slip_id: string;
  seq: number;
  event: string;
  from_state: string;
  to_state: string;
  payload: Json;
  actor_id: string;
  at: InstantColumn;
};

type NumberRangeTable = {
  id: string;
  prefix: string;
  first: number;
  last: number;
  next: number;
  state: "open" | "recalled";
  basis: string;
  created_at: InstantColumn;
  created_by: string;
};

type BatchTable = {
  id: string;
  number: string | null;
  kind: BatchKind;
  agency_id: string;
  state: BatchState;
  giver_id: string;
  giver_unit_id: string;
  given_at: InstantColumn;
  receiver_id: string | null;
  receiver_unit_id: string | null;
  signed_at: NullableInstantColumn;
  note: string;
};

type BatchLineTable = {
  batch_id: string;
  slip_id: string;
  position: number;
  outcome: CountOutcome | null;
  note: Generated<string>;
};

type OrderTable = {
  slip_id: string;
  state: Exclude<OrderState, "none">;
  attempts: Generated<number>;
  doubtful: Generated<boolean>;
  due_at: InstantColumn;
  last_problem: Generated<string>;
  answered_at: NullableInstantColumn;
};

type TrackingTable = {
  event_id: string;
  slip_id: string | null;
  number: string;
  status: TrackingStatus;
  happened_at: InstantColumn;
  received_at: InstantColumn;
  payload: Json;
  outcome: HeardOutcome;
};

type RemittanceTable = {
  id: string;
  reference: string;
  handed_in_on: DateColumn;
  lines: Json;
  told: number;
  exact: number;
  recorded_at: InstantColumn;
  recorded_by: string;
};

type CollectionTable = {
  slip_id: string;
  number: string;
  purpose: "filing" | "delivery";
  amount: number;
  payment_id: string;
  collected_at: InstantColumn;
  recorded_at: InstantColumn;
  remittance_id: string | null;
};

type ClaimTable = {
  id: string;
  slip_id: string;
  kind: ClaimKind;
  claimant: string;
  text: string;
  opened_at: InstantColumn;
  opened_by: string;
  answer_due_on: DateColumn;
  answer: Generated<string>;
  compensation: Generated<number>;
  answered_at: NullableInstantColumn;
  answered_by: string | null;
};

type SignedPaperTable = {
  id: string;
  kind: PaperKind;
  slip_id: string | null;
  batch_id: string | null;
  document_id: string;
  signers: Json;
  register: string;
  authorisation: string;
  noted_at: InstantColumn;
  noted_by: string;
};

type BarredTable = { procedure_code: string; reason: string; basis: string; added_at: InstantColumn; added_by: string };

type SettingTable = {
  id: number;
  customer_code: string;
  order_url: string;
  secret: string;
  simulated: boolean;
  changed_at: InstantColumn;
  changed_by: string;
};

type SimulatedItemTable = {
  number: string;
  order_number: string;
  order_body: Json;
  placed_at: InstantColumn;
  told: Generated<string>;
};

/** The tables of this slice; nobody else names them in SQL. */
type PostTables = {
  post_slip: SlipTable;
  post_slip_event: SlipEventTable;
  post_number_range: NumberRangeTable;
  post_batch: BatchTable;
  post_batch_line: BatchLineTable;
  post_counter: { name: string; n: number };
  post_order: OrderTable;
  post_tracking: TrackingTable;
  post_remittance: RemittanceTable;
  post_collection: CollectionTable;
  post_claim: ClaimTable;
  post_signed_paper: SignedPaperTable;
  post_barred_procedure: BarredTable;
  post_setting: SettingTable;
  post_simulated_item: SimulatedItemTable;
};

export type SlipRow = Selectable<SlipTable>;
export type BatchRow = Selectable<BatchTable>;
export type SignedPaperRow = Selectable<SignedPaperTable>;
export type ClaimRow = Selectable<ClaimTable>;
export type OrderRow = Selectable<OrderTable>;
export type CollectionRow = Selectable<CollectionTable>;

/** A handle that knows the tables of this slice. */
export function tablesOf(db: Db) {
  return db.withTables<PostTables>();
}
