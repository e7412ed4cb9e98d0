import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listOfficersById, type Role, type Viewer } from "#modules/identity/index.ts";
import { listUnits } from "#modules/organizations/index.ts";
import { listDossiersById, type Dossier } from "#modules/dossiers/index.ts";
import { findStep } from "#modules/workflows/index.ts";
import type { Task } from "../domain/task.ts";
import { listRuns } from "../store/tasks.ts";
import {
  countWork,
  listDoneBy,
  listWork,
  type WorkCounts,
  type WorkCursor,
  type WorkRequest,
  type WorkScope,
} from "../store/work-lists.ts";
import { definitionOf } from "./moving.ts";

/** One line of a list: the task with what is needed to recognise the dossier. */
export type WorkLine = {
  readonly task: Task;
  readonly dossier: Dossier;
  readonly stepTitle: string;
  readonly ownerName: string | undefined;
};

export type WorkLines = { readonly lines: readonly WorkLine[]; readonly next: WorkCursor | undefined };

/** What I own and what is free in my positions. */
export function mine(viewer: Viewer): WorkScope {
  const positions = viewer.appointments.map(({ unitId, role }) => ({ unitId, role }));
  return { kind: "mine", officerId: viewer.officerId, positions };
}

const LEADERS: readonly Role[] = ["department-leader", "centre-manager", "provincial-leader"];

/** Everything of the units that the viewer answers for: heads their unit, leaders their agency; undefined for others. */
export async function ofMyUnits(db: Db, viewer: Viewer): Promise<WorkScope | undefined> {
  const unitIds = new Set<string>();
  for (const { unitId, agencyId, role } of viewer.appointments) {
    if (role === "head-of-division") unitIds.add(unitId);
    if (!LEADERS.includes(role)) continue;
    for (const unit of await listUnits(db, agencyId)) unitIds.add(unit.id);
  }
  return unitIds.size === 0 ? undefined : { kind: "units", unitIds: [...unitIds] };
}

/** One page of a list with its dossiers. */
export async function workLines(db: Db, scope: WorkScope, request: WorkRequest): Promise<WorkLines> {
  const { tasks, next } = await listWork(db, scope, request);
  return { lines: await linesOf(db, tasks), next };
}

/** Counts of all lists. */
export function workCounts(db: Db, scope: WorkScope, now: Instant): Promise<WorkCounts> {
  return countWork(db, scope, now);
}

/** What I finished last, so that nothing just handed on feels lost. */
export async function recentlyDone(db: Db, viewer: Viewer, limit = 50): Promise<readonly WorkLine[]> {
  return linesOf(db, await listDoneBy(db, viewer.officerId, limit));
}

async function linesOf(db: Db, tasks: readonly Task[]): Promise<readonly WorkLine[]> {
  const ids = [...new Set(tasks.map((task) => task.dossierId))];
  const dossiers = new Map((await listDossiersById(db, ids)).map((dossier) => [dossier.id, dossier]));
  const runs = await listRuns(db, ids);
  const owners = [...new Set(tasks.flatMap((task) => task.ownerId ?? []))];
  const names = new Map((await listOfficersById(db, owners)).map((officer) => [officer.id, officer.name]));
  const lines: WorkLine[] = [];
  for (const task of tasks) {
    const dossier = dossiers.get(task.dossierId);
    const versionId = runs.get(task.dossierId);
    if (dossier === undefined || versionId === undefined) continue;
    const step = findStep(await definitionOf(db, versionId), task.stepCode);
    const ownerName = task.ownerId === null ? undefined : names.get(task.ownerId);
    lines.push({ task, dossier, stepTitle: step?.title.vi ?? task.stepCode, ownerName });
  }
  return lines;
}
