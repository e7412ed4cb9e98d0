import type { Instant, PlainDate } from "#kernel/time.ts";
import type { WorkflowDefinition } from "./definition.ts";

/** Being written, in force, or followed by a newer one. */
export type WorkflowState = "draft" | "published" | "superseded";

/** Number and date of the decision by which the Chairman approved the process (TT 01/2018 Điều 8). */
export type Approval = { readonly number: string; readonly date: PlainDate };

/** One version of an internal process; once published its definition never changes. */
export type WorkflowVersion = {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly state: WorkflowState;
  readonly definition: WorkflowDefinition;
  readonly effectiveFrom: PlainDate | null;
  readonly effectiveTo: PlainDate | null;
  readonly approval: Approval | null;
  readonly createdAt: Instant;
  readonly createdBy: string | null;
  readonly publishedAt: Instant | null;
};

/** Name of the state as administrators read it. */
export const WORKFLOW_STATE_NAMES = {
  draft: { vi: "Dự thảo", en: "Draft" },
  published: { vi: "Đang áp dụng", en: "In force" },
  superseded: { vi: "Đã thay thế", en: "Superseded" },
} as const satisfies Record<WorkflowState, { vi: string; en: string }>;
