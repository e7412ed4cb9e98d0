import { sql } from "kysely";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Instant, PlainDate } from "#kernel/time.ts";
import type { WorkflowDefinition } from "../domain/definition.ts";
import type { Approval, WorkflowVersion } from "../domain/workflow-version.ts";
import { tablesOf, toVersion } from "./tables.ts";

/** The version with that id, or undefined. */
export async function findWorkflowVersion(db: Db, id: string): Promise<WorkflowVersion | undefined> {
  const row = await tablesOf(db).selectFrom("workflow_version").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toVersion(row);
}

/** The version with that id. Throws when there is none. */
export async function getWorkflowVersion(db: Db, id: string): Promise<WorkflowVersion> {
  const version = await findWorkflowVersion(db, id);
  if (version === undefined) throw new Error(`no workflow version has the id ${id}`);
  return version;
}

/** The version of that process in force, or undefined. */
export async function findPublishedWorkflow(db: Db, code: string): Promise<WorkflowVersion | undefined> {
  const row = await tablesOf(db)
    .selectFrom("workflow_version")
    .selectAll()
    .where("code", "=", code)
    .where("state", "=", "published")
    .executeTakeFirst();
  return row && toVersion(row);
}

/**
 * The version that a dossier received today runs by: the newest of the same process whose day has come; the
 * given one when the process has no other. Published versions keep their day, so the past gives the same answer.
 */
export async function workflowVersionForIntake(db: Db, id: string): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`select n.id from workflow_version o join workflow_version n on n.code = o.code
    where o.id = ${id} and n.state <> 'draft'
      and n.effective_from <= (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date
    order by n.version desc limit 1`.execute(db);
  return rows[0]?.id ?? id;
}

/** All versions of one process, newest first. */
export async function listVersionsOf(db: Db, code: string): Promise<readonly WorkflowVersion[]> {
  const rows = await tablesOf(db)
    .selectFrom("workflow_version")
    .selectAll()
    .where("code", "=", code)
    .orderBy("version", "desc")
    .limit(200)
    .execute();
  return rows.map(toVersion);
}

/** The newest version of every process, by code; one province has some hundreds at most. */
export async function listWorkflows(db: Db): Promise<readonly WorkflowVersion[]> {
  const rows = await tablesOf(db)
    .selectFrom("workflow_version")
    .selectAll()
    .distinctOn("code")
    .orderBy("code")
    .orderBy("version", "desc")
    .limit(2000)
    .execute();
  return rows.map(toVersion);
}

/** Writes a draft as the next version of its process; an earlier draft of the same process is replaced. */
export async function insertDraft(
  tx: Tx,
  { id, definition, now, by }: { id: string; definition: WorkflowDefinition; now: Instant; by: string | null },
): Promise<void> {
  const { code, name } = definition;
  await tablesOf(tx).deleteFrom("workflow_version").where("code", "=", code).where("state", "=", "draft").execute();
  await tablesOf(tx)
    .insertInto("workflow_version")
    .values({
      id,
      code,
      version: sql<number>`(select coalesce(max(version), 0) + 1 from workflow_version where code = ${code})`,
      name,
      state: "draft",
      definition: JSON.stringify(definition),
      created_at: sqlInstant(now),
      created_by: by,
    })
    .execute();
}

/** Puts a draft in force and ends the version before it on the eve; false when it is no longer a draft. */
export async function markPublished(
  tx: Tx,
  { id, approval, from, now, by }: { id: string; approval: Approval; from: PlainDate; now: Instant; by: string | null },
): Promise<boolean> {
  const draft = await tablesOf(tx)
    .selectFrom("workflow_version")
    .select(["code"])
    .where("id", "=", id)
    .where("state", "=", "draft")
    .forUpdate()
    .executeTakeFirst();
  if (draft === undefined) return false;
  await tablesOf(tx)
    .updateTable("workflow_version")
    .set({
      state: "superseded",
      effective_to: sql`greatest(effective_from, ${from.subtract({ days: 1 }).toString()}::date)`,
    })
    .where("code", "=", draft.code)
    .where("state", "=", "published")
    .execute();
  await tablesOf(tx)
    .updateTable("workflow_version")
    .set({
      state: "published",
      effective_from: from.toString(),
      approval_number: approval.number,
      approval_date: approval.date.toString(),
      published_at: sqlInstant(now),
      published_by: by,
    })
    .where("id", "=", id)
    .execute();
  return true;
}
