import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { ensureWorkflow, seedWorkflows } from "#modules/workflows/index.ts";
import { STARTER_CATALOGUE } from "../data/starter-catalogue.ts";
import { differenceBetween } from "../domain/difference.ts";
import type { ProcedureContent } from "../domain/procedure.ts";
import { tablesOf } from "../store/tables.ts";
import {
  bumpCatalogue,
  currentVersions,
  insertProcedures,
  insertVersions,
  lastNumbers,
  sealContent,
  supersedeVersions,
  type NewVersion,
} from "../store/versions.ts";

export type SeedingCatalogue = { readonly newId: () => string; readonly now: Instant };

/**
 * Writes the starter catalogue; needs the organizations. What is there already stays; a national record of the same
 * code gives way to the starter version, which has workflows. Answers how many procedures were written.
 */
export async function seedStarterCatalogue(tx: Tx, seeding: SeedingCatalogue): Promise<number> {
  const known = await tablesOf(tx)
    .selectFrom("procedure")
    .select(["id", "code"])
    .where(
      "code",
      "in",
      STARTER_CATALOGUE.map((content) => content.code),
    )
    .execute();
  const ids = new Map(known.map((row) => [row.code, row.id]));
  const versions = await currentVersions(tx, [...ids.values()]);
  const inForce = new Map(versions.filter((one) => one.state === "in-force").map((one) => [one.procedureId, one]));
  const due = STARTER_CATALOGUE.filter((content) => {
    const source = inForce.get(ids.get(content.code) ?? "")?.source;
    return source === undefined || source === "national";
  });
  if (due.length === 0) return 0;
  const fresh = due
    .filter((content) => !ids.has(content.code))
    .map((content) => ({ id: seeding.newId(), code: content.code }));
  await insertProcedures(
    tx,
    fresh.map((row) => ({ ...row, sourceHash: null })),
  );
  for (const row of fresh) ids.set(row.code, row.id);
  await supersedeVersions(
    tx,
    due.flatMap((content) => inForce.get(ids.get(content.code) ?? "")?.id ?? []),
    seeding.now,
  );
  const numbers = await lastNumbers(tx, [...ids.values()]);
  const agencies = new Map((await listAgencies(tx)).map((agency) => [agency.code, agency.id]));
  const workflows = await workflowIds(tx, due, seeding);
  const rows = due.map((content): NewVersion => {
    const procedureId = ids.get(content.code) ?? "";
    const before = inForce.get(procedureId)?.content;
    return {
      id: seeding.newId(),
      procedureId,
      number: (numbers.get(procedureId) ?? 0) + 1,
      source: "starter",
      state: "in-force",
      agencyId: agencies.get(content.agencyCode ?? "") ?? null,
      content,
      sealed: sealContent(content),
      difference: before === undefined ? [] : differenceBetween(before, content),
      reason: "Danh mục khởi đầu",
      createdBy: null,
      cases: content.cases.map((one) => ({
        id: seeding.newId(),
        caseCode: one.caseCode,
        workflowVersionId: workflows.get(one.workflowCode ?? "") ?? null,
      })),
    };
  });
  await insertVersions(tx, rows, seeding.now);
  await bumpCatalogue(tx);
  return rows.length;
}

async function workflowIds(
  tx: Tx,
  contents: readonly ProcedureContent[],
  seeding: SeedingCatalogue,
): Promise<ReadonlyMap<string, string>> {
  const codes = new Set(contents.flatMap((content) => content.cases.flatMap((one) => one.workflowCode ?? [])));
  const ids = new Map(await seedWorkflows(tx, seeding));
  for (const code of codes) {
    if (ids.has(code)) continue;
    const id = await ensureWorkflow(tx, code, seeding);
    if (id !== undefined) ids.set(code, id);
  }
  return ids;
}
