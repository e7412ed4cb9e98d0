import { sql, type RawBuilder } from "kysely";
import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { Role } from "#modules/identity/domain.ts";
import { WORK_LISTS, type WorkList } from "../domain/work-list.ts";
import { taskOf, type StoredTask, type TaskRow } from "./tables.ts";

/** Whose tasks: those I own or could take, or everything of units that I answer for. */
export type WorkScope =
  | {
      readonly kind: "mine";
      readonly officerId: string;
      readonly positions: readonly { readonly unitId: string; readonly role: Role }[];
    }
  | { readonly kind: "units"; readonly unitIds: readonly string[] };

/** Narrowing by date: already late, or late before `soon`. */
export type DueFilter = { readonly before: Instant } | undefined;

/** The last row of a page: where the next one begins. */
export type WorkCursor = { readonly due: Instant | null; readonly id: string };

export type WorkPage = { readonly tasks: readonly StoredTask[]; readonly next: WorkCursor | undefined };

export const WORK_PAGE_SIZE = 50;

export type WorkRequest = {
  readonly list: WorkList;
  readonly due?: DueFilter;
  readonly after?: WorkCursor | undefined;
};

/** One page of a list, soonest due first, not counted last; each branch walks one index in order. */
export async function listWork(db: Db, scope: WorkScope, request: WorkRequest): Promise<WorkPage> {
  const limit = WORK_PAGE_SIZE + 1;
  const { rows } = await workQuery(scope, request, limit).execute(db);
  const tasks = rows.slice(0, WORK_PAGE_SIZE).map(taskOf);
  const last = tasks.at(-1);
  const next = rows.length > WORK_PAGE_SIZE && last !== undefined ? { due: last.dueAt, id: last.id } : undefined;
  return { tasks, next };
}

/** The query of a page, for tests that look at its plan. */
export function workQuery(scope: WorkScope, request: WorkRequest, limit: number): RawBuilder<TaskRow> {
  const wanted = sql`t.list = ${request.list} ${dueCondition(request.due)} ${afterCondition(request.after)}`;
  const page = sql`order by ${SORT}, t.id limit ${limit}`;
  return sql<TaskRow>`select * from (${branches(scope, wanted, page)}) t ${page}`;
}

const SORT = sql`coalesce(t.due_at, 'infinity'::timestamptz)`;

function branches(scope: WorkScope, wanted: RawBuilder<unknown>, page: RawBuilder<unknown>): RawBuilder<unknown> {
  if (scope.kind === "units") {
    return sql`select t.* from unnest(${uuids(scope.unitIds)}::uuid[]) p (unit_id) cross join lateral (
      select * from task t where t.unit_id = p.unit_id and ${wanted} ${page}) t`;
  }
  return sql`(select t.* from task t where t.owner_id = ${scope.officerId} and ${wanted} ${page})
    union all
    select t.* from ${positionsOf(scope)} cross join lateral (
      select * from task t
      where t.unit_id = p.unit_id and t.role = p.role and t.owner_id is null and ${wanted} ${page}) t`;
}

function positionsOf(scope: Extract<WorkScope, { kind: "mine" }>): RawBuilder<unknown> {
  const units = uuids(scope.positions.map((each) => each.unitId));
  const roles = `{${scope.positions.map((each) => each.role).join(",")}}`;
  return sql`unnest(${units}::uuid[], ${roles}::text[]) p (unit_id, role)`;
}

function dueCondition(due: DueFilter): RawBuilder<unknown> {
  return due === undefined ? sql`` : sql`and ${SORT} < ${due.before.toString()}`;
}

function afterCondition(after: WorkCursor | undefined): RawBuilder<unknown> {
  if (after === undefined) return sql``;
  return sql`and (${SORT}, t.id) > (${after.due === null ? "infinity" : after.due.toString()}::timestamptz, ${after.id}::uuid)`;
}

function uuids(ids: readonly string[]): string {
  return `{${ids.join(",")}}`;
}

/** How many in each list, and how many of them late. */
export type WorkCounts = Readonly<Record<WorkList, { readonly all: number; readonly late: number }>>;

/** Counts of every list of a scope at once. */
export async function countWork(db: Db, scope: WorkScope, now: Instant): Promise<WorkCounts> {
  const { rows } = await countQuery(scope, now).execute(db);
  const of = (list: WorkList) => {
    const row = rows.find((each) => each.list === list);
    return { all: row?.all ?? 0, late: row?.late ?? 0 };
  };
  return Object.fromEntries(WORK_LISTS.map((list) => [list, of(list)])) as WorkCounts;
}

type CountRow = { readonly list: WorkList; readonly all: number; readonly late: number };

/** The query of the counts, for tests that look at its plan. */
export function countQuery(scope: WorkScope, now: Instant): RawBuilder<CountRow> {
  const figures = sql`t.list, count(*) as "all", count(*) filter (where t.due_at < ${now.toString()}) as late`;
  if (scope.kind === "units") {
    return sql<CountRow>`select ${figures} from task t
      where t.unit_id = any (${uuids(scope.unitIds)}::uuid[]) and t.list is not null group by t.list`;
  }
  return sql<CountRow>`select ${figures} from (
      select t.list, t.due_at from task t where t.owner_id = ${scope.officerId} and t.list is not null
      union all
      select t.list, t.due_at from ${positionsOf(scope)} cross join lateral (
        select t.list, t.due_at from task t
        where t.unit_id = p.unit_id and t.role = p.role and t.owner_id is null and t.list is not null) t
    ) t group by t.list`;
}

/** What an officer finished last, newest first. */
export async function listDoneBy(db: Db, officerId: string, limit: number): Promise<readonly StoredTask[]> {
  const { rows } = await sql<TaskRow>`select t.* from task t where t.done_by = ${officerId}
    order by t.done_at desc, t.id desc limit ${limit}`.execute(db);
  return rows.map(taskOf);
}
