import { sql } from "kysely";
import { err, ok, type Result } from "#kernel/result.ts";
import type { Clock } from "#platform/clock.ts";
import { transact, type Db, type Tx } from "#platform/db/db.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { ensureWorkflow } from "#modules/workflows/index.ts";
import { adoptProposed, confirmContent, type Confirmation } from "../domain/confirm.ts";
import { differenceBetween } from "../domain/difference.ts";
import { lintProcedure, mayPublish } from "../domain/lint.ts";
import type { ProcedureContent } from "../domain/procedure.ts";
import type { PublishRefusal } from "../domain/publish-refusal.ts";
import { findProcedureByCode, type ProcedureInForce } from "../store/procedures.ts";
import { bumpCatalogue, insertVersions, lastNumbers, sealContent, supersedeVersions } from "../store/versions.ts";

export type Publishing = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The administrator who answers for the version. */
  readonly officerId: string;
};

type Target = {
  readonly code: string;
  /** Number of the version the administrator was looking at. */
  readonly basedOn: number;
  readonly reason: string;
};

export type Published = { readonly code: string; readonly number: number };

/** Confirms doubtful values: a new version by an administrator, checked by the linter; open dossiers keep theirs. */
export async function confirmProcedure(
  publishing: Publishing,
  command: Target & { readonly confirmation: Confirmation },
): Promise<Result<Published, PublishRefusal>> {
  return publish(publishing, command, {
    contentOf: (found) => confirmContent(found.version.content, command.confirmation),
    overtakes: (found) => [found.version.id],
  });
}

/** Puts the waiting national version in force, with what only the centre knows kept. */
export async function adoptNational(
  publishing: Publishing,
  command: Target,
): Promise<Result<Published, PublishRefusal>> {
  return publish(publishing, command, {
    contentOf: ({ version, proposed }) =>
      proposed === undefined
        ? err({ kind: "procedures/nothing-proposed" })
        : ok(adoptProposed(version.content, proposed.content)),
    overtakes: ({ version, proposed }) => [version.id, proposed?.id],
  });
}

/** Sets the waiting national version aside; it comes again only when the nation changes the record. */
export async function dismissNational(
  { db, clock }: Publishing,
  command: Target,
): Promise<Result<Published, PublishRefusal>> {
  const now = await clock.now();
  return transact(db, async (tx) => {
    const found = await lock(tx, command);
    if (!found.ok) return found;
    const { proposed, version, code } = found.value;
    if (proposed === undefined) return err({ kind: "procedures/nothing-proposed" });
    await supersedeVersions(tx, [proposed.id], now);
    await bumpCatalogue(tx);
    return ok({ code, number: version.number });
  });
}

type Next = {
  readonly contentOf: (found: ProcedureInForce) => Result<ProcedureContent, PublishRefusal>;
  /** Ids of the versions that end with the new one. */
  readonly overtakes: (found: ProcedureInForce) => readonly (string | undefined)[];
};

async function publish(
  { db, clock, newId, officerId }: Publishing,
  command: Target,
  { contentOf, overtakes }: Next,
): Promise<Result<Published, PublishRefusal>> {
  const now = await clock.now();
  return transact(db, async (tx) => {
    const found = await lock(tx, command);
    if (!found.ok) return found;
    const content = contentOf(found.value);
    if (!content.ok) return content;
    const agencies = new Map((await listAgencies(tx)).map((agency) => [agency.code, agency.id]));
    const workflows = new Map<string, string>();
    for (const one of content.value.cases) {
      if (one.workflowCode === null || workflows.has(one.workflowCode)) continue;
      const id = await ensureWorkflow(tx, one.workflowCode, { newId, now });
      if (id !== undefined) workflows.set(one.workflowCode, id);
    }
    const context = { agencyCodes: new Set(agencies.keys()), workflowCodes: new Set(workflows.keys()) };
    const findings = lintProcedure(content.value, context);
    if (!mayPublish(findings)) return err({ kind: "procedures/not-complete", findings });
    const { id: procedureId, code, version } = found.value;
    const number = ((await lastNumbers(tx, [procedureId])).get(procedureId) ?? 0) + 1;
    await supersedeVersions(
      tx,
      overtakes(found.value).flatMap((id) => id ?? []),
      now,
    );
    const next = {
      id: newId(),
      procedureId,
      number,
      source: "administrator",
      state: "in-force",
      agencyId: agencies.get(content.value.agencyCode ?? "") ?? null,
      content: content.value,
      sealed: sealContent(content.value),
      difference: differenceBetween(version.content, content.value),
      reason: command.reason,
      createdBy: officerId,
      cases: content.value.cases.map((one) => ({
        id: newId(),
        caseCode: one.caseCode,
        workflowVersionId: workflows.get(one.workflowCode ?? "") ?? null,
      })),
    } as const;
    await insertVersions(tx, [next], now);
    await bumpCatalogue(tx);
    return ok({ code, number });
  });
}

/** The procedure with its row locked, if the version in force is still the one that was looked at. */
async function lock(tx: Tx, { code, basedOn }: Target): Promise<Result<ProcedureInForce, PublishRefusal>> {
  await sql`select 1 from procedure where code = ${code} for update`.execute(tx);
  const found = await findProcedureByCode(tx, code);
  if (found === undefined) throw new Error(`no procedure in force has the code ${code}`);
  const inForce = found.version.number;
  return inForce === basedOn ? ok(found) : err({ kind: "procedures/stale", inForce });
}
