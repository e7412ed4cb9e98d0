import type { ColumnType, Insertable, Selectable } from "kysely";
import type { DateColumn, Db, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { Role } from "#modules/identity/domain.ts";
import type { DirectiveKind, DirectiveState, Urgency } from "../domain/directive.ts";
import type { EventKind } from "../domain/events.ts";

type Json = ColumnType<unknown, string | null, string | null>;

type DirectiveTable = {
  id: string;
  version: number;
  kind: DirectiveKind;
  state: DirectiveState;
  title: string;
  text: string;
  basis: string;
  urgency: Urgency;
  issuer_id: string;
  issuer_role: Role;
  issuer_agency_id: string;
  issuer_unit_id: string;
  assigned_agency_id: string;
  assigned_unit_id: string | null;
  assigned_officer_id: string | null;
  source: Json;
  source_dossier_id: string | null;
  issued_at: InstantColumn;
  first_due_on: DateColumn;
  due_on: DateColumn;
  due_at: InstantColumn;
  acknowledged_at: NullableInstantColumn;
  answer: Json;
  answered_at: NullableInstantColumn;
  reason: string;
  ended_at: NullableInstantColumn;
  search: string;
};

type DirectiveEventTable = {
  directive_id: string;
  seq: number;
  event: EventKind;
  payload: Json;
  actor_id: string;
  unit_id: string;
  at: InstantColumn;
  from_state: string;
  to_state: string;
};

/** The tables of this slice; nobody else names them in SQL. Hashes are written by the database itself. */
type DirectiveTables = { directive: DirectiveTable; directive_event: DirectiveEventTable };

export type DirectiveRow = Selectable<DirectiveTable>;
export type NewDirectiveRow = Insertable<DirectiveTable>;
export type DirectiveEventRow = Selectable<DirectiveEventTable>;

/** A handle that knows the tables of this slice. */
export function tablesOf(db: Db) {
  return db.withTables<DirectiveTables>();
}
