import type { Db, DateColumn, InstantColumn } from "#platform/db/db.ts";
import type { DifferenceLine } from "../domain/difference.ts";
import type { ProcedureContent, VersionSource, VersionState } from "../domain/procedure.ts";

/** JSON columns are read as values and written as JSON text. */
type JsonColumn<T> = { __select__: T; __insert__: string; __update__: string };
type NullableDateColumn = {
  __select__: DateColumn["__select__"] | null;
  __insert__: string | null;
  __update__: string | null;
};

export type ProcedureTables = {
  procedure: { id: string; code: string; source_hash: Buffer | null };
  procedure_version: {
    id: string;
    procedure_id: string;
    number: number;
    source: VersionSource;
    state: VersionState;
    name: string;
    field_name: string;
    agency_id: string | null;
    agency_text: string;
    keywords: readonly string[];
    doubtful: boolean;
    content: JsonColumn<ProcedureContent>;
    content_hash: Buffer;
    difference: JsonColumn<readonly DifferenceLine[]>;
    reason: string;
    valid_from: DateColumn;
    valid_to: NullableDateColumn;
    created_at: InstantColumn;
    created_by: string | null;
  };
  procedure_case: {
    id: string;
    version_id: string;
    procedure_id: string;
    position: number;
    case_code: string;
    name: string;
    limit_text: string;
    workflow_version_id: string | null;
  };
  catalogue_state: { id: boolean; version: number };
  catalogue_import_code: { import_id: string; code: string; line: number };
};

/** The handle narrowed to the tables of this slice. */
export function tablesOf(db: Db) {
  return db.withTables<ProcedureTables>();
}
