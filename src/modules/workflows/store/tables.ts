import type { DateColumn, Db, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { PlainDate } from "#kernel/time.ts";
import type { WorkflowDefinition } from "../domain/definition.ts";
import type { WorkflowState, WorkflowVersion } from "../domain/workflow-version.ts";

type NullableDateColumn = {
  __select__: PlainDate | null;
  __insert__: DateColumn["__insert__"] | null;
  __update__: DateColumn["__update__"] | null;
};

export type WorkflowTables = {
  workflow_version: {
    id: string;
    code: string;
    version: number;
    name: string;
    state: WorkflowState;
    definition: { __select__: WorkflowDefinition; __insert__: string; __update__: string };
    effective_from: NullableDateColumn;
    effective_to: NullableDateColumn;
    approval_number: string | null;
    approval_date: NullableDateColumn;
    created_at: InstantColumn;
    created_by: string | null;
    published_at: NullableInstantColumn;
    published_by: string | null;
  };
};

/** The handle narrowed to this slice's own table. */
export function tablesOf(db: Db) {
  return db.withTables<WorkflowTables>();
}

type Row = {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly state: WorkflowState;
  readonly definition: WorkflowDefinition;
  readonly effective_from: PlainDate | null;
  readonly effective_to: PlainDate | null;
  readonly approval_number: string | null;
  readonly approval_date: PlainDate | null;
  readonly created_at: WorkflowVersion["createdAt"];
  readonly created_by: string | null;
  readonly published_at: WorkflowVersion["publishedAt"];
};

/** A row as the domain sees it. */
export function toVersion(row: Row): WorkflowVersion {
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    name: row.name,
    state: row.state,
    definition: row.definition,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    approval:
      row.approval_number === null || row.approval_date === null
        ? null
        : { number: row.approval_number, date: row.approval_date },
    createdAt: row.created_at,
    createdBy: row.created_by,
    publishedAt: row.published_at,
  };
}
