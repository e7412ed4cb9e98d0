import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { transact, type Db, type Tx } from "#platform/db/db.ts";
import type { WorkflowDefinition } from "../domain/definition.ts";
import type { Finding } from "../domain/finding.ts";
import { lintWorkflow } from "../domain/lint.ts";
import type { Staffing } from "../domain/staffing.ts";
import type { Approval } from "../domain/workflow-version.ts";
import { findWorkflowVersion, insertDraft, markPublished } from "../store/versions.ts";

/** Why a process is not put in force. */
export type PublishRefusal =
  | { readonly kind: "workflows/not-found" }
  | { readonly kind: "workflows/not-a-draft" }
  | { readonly kind: "workflows/approval-missing" }
  | { readonly kind: "workflows/lint"; readonly findings: readonly Finding[] };

export type Publication = {
  readonly id: string;
  readonly approval: Approval;
  readonly effectiveFrom: PlainDate;
  readonly now: Instant;
  readonly by: string | null;
};

/** Saves a table as the draft of the next version; drafts may still be wrong, only publishing is guarded. */
export async function draftWorkflow(
  db: Db,
  draft: {
    readonly id: string;
    readonly definition: WorkflowDefinition;
    readonly now: Instant;
    readonly by: string | null;
  },
): Promise<void> {
  await transact(db, (tx) => insertDraft(tx, draft));
}

/** Puts a draft in force when the linter has nothing to say; the version before it ends on the eve. */
export async function publishWorkflow(
  db: Db,
  publication: Publication,
  staffed?: Staffing,
): Promise<Result<string, PublishRefusal>> {
  return transact(db, (tx) => publish(tx, publication, staffed));
}

async function publish(tx: Tx, publication: Publication, staffed?: Staffing): Promise<Result<string, PublishRefusal>> {
  const version = await findWorkflowVersion(tx, publication.id);
  if (version === undefined) return err({ kind: "workflows/not-found" });
  if (publication.approval.number.trim() === "") return err({ kind: "workflows/approval-missing" });
  const findings = lintWorkflow(version.definition, staffed);
  if (findings.length > 0) return err({ kind: "workflows/lint", findings });
  const isPublished = await markPublished(tx, { ...publication, from: publication.effectiveFrom });
  return isPublished ? ok(publication.id) : err({ kind: "workflows/not-a-draft" });
}
