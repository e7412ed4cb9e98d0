import type { ColumnType, Insertable, Selectable } from "kysely";
import type { Instant } from "#kernel/time.ts";
import type { DateColumn, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { Channel, Delivery, DossierState, Ending, Money, ReturnBy, Sync } from "../domain/dossier.ts";

type Json = ColumnType<unknown, string, string>;
type UuidArray = ColumnType<readonly string[], string, string>;

export type DossierTable = {
  id: string;
  version: number;
  head_hash: Buffer;
  code: string | null;
  secret: string;
  state: DossierState;
  ending: Ending | null;
  money: Money;
  delivery: Delivery;
  sync: Sync;
  channel: Channel;
  return_by: ReturnBy;
  procedure_id: string;
  procedure_code: string;
  procedure_name: string;
  version_id: string;
  case_id: string;
  case_name: string;
  immediate: boolean;
  workflow_version_id: string | null;
  agency_id: string;
  handling_agency_id: string;
  involved_agency_ids: UuidArray;
  receiving_unit_id: string;
  handler_id: string | null;
  owner_id: string;
  owner_name: string;
  owner_phone: string | null;
  submitter_id: string;
  submitter_name: string;
  summary: string;
  copies: number;
  fees_due: number;
  submitted_at: InstantColumn;
  accepted_at: NullableInstantColumn;
  original_due_at: NullableInstantColumn;
  due_at: NullableInstantColumn;
  resolved_at: NullableInstantColumn;
  ended_at: NullableInstantColumn;
  closed_at: NullableInstantColumn;
  details: Json;
  search: string;
};

export type JournalTable = {
  dossier_id: string;
  seq: number;
  event: string;
  payload: Json;
  actor_id: string;
  unit_id: string;
  at: InstantColumn;
  from_state: string;
  to_state: string;
  prev_hash: Buffer;
  hash: Buffer;
};

/** The tables of this slice; nobody else names them in SQL. */
export type DossierTables = {
  dossier: DossierTable;
  journal: JournalTable;
  dossier_counter: { agency_id: string; day: DateColumn; n: number };
  idempotency: {
    principal: string;
    key: string;
    hash: Buffer;
    response: Json;
    created_at: ColumnType<Instant, string | undefined, never>;
  };
  intake_draft: { id: string; officer_id: string; body: Json; updated_at: InstantColumn };
  receipt_guess: { code_hash: Buffer; at: InstantColumn };
};

export type DossierRow = Selectable<DossierTable>;
export type NewDossierRow = Insertable<DossierTable>;
