import { sql, type RawBuilder } from "kysely";
import { Temporal, type Instant } from "#kernel/time.ts";
import { foldVietnamese } from "#kernel/vietnamese.ts";
import type { Db } from "#platform/db/db.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import type { Directive } from "../domain/directive.ts";
import { isLeader, leadingPositions, UNIT_VOICES, type Reach } from "../domain/policy.ts";
import { directiveOf } from "./codec.ts";
import type { DirectiveRow } from "./tables.ts";

export type Shelf = "all" | "waiting" | "overdue" | "answered" | "ended";
/** `mine`: what I wrote and what waits for my own hand. */
export type Direction = "all" | "sent" | "received" | "mine";

export type ListQuery = {
  readonly viewer: Viewer;
  readonly reach: Reach;
  readonly shelf: Shelf;
  readonly direction: Direction;
  readonly text: string;
  readonly now: Instant;
  readonly after?: string | undefined;
  readonly limit?: number;
};

export type Page = { readonly directives: readonly Directive[]; readonly next: string | null };

const PAGE_SIZE = 50;
const WAITING = sql`state in ('issued', 'acknowledged', 'sent-back')`;

/** A page of the list: what waits by its day, everything else newest first; keyset paging, never an offset. */
export async function listPage(db: Db, query: ListQuery): Promise<Page> {
  const { viewer, reach, shelf, direction, text, now, limit = PAGE_SIZE } = query;
  const byDay = shelf === "waiting" || shelf === "overdue";
  const key = readCursor(query.after);
  const column = byDay ? sql`due_at` : sql`issued_at`;
  const order = byDay ? sql`due_at, id` : sql`issued_at desc, id desc`;
  const beyond = byDay ? sql`>` : sql`<`;
  const from = key === undefined ? sql`true` : sql`(${column}, id) ${beyond} (${key.at}, ${key.id})`;
  const conditions = [inReach(reach), onShelf(shelf, now), inDirection(direction, viewer), matching(text), from];
  const { rows } = await sql<DirectiveRow>`select * from directive where ${sql.join(conditions, sql` and `)}
    order by ${order} limit ${limit + 1}`.execute(db);
  const directives = rows.slice(0, limit).map(directiveOf);
  const last = directives.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { directives, next: more ? `${(byDay ? last.dueAt : last.issuedAt).toString()}_${last.id}` : null };
}

/** How many stand on each shelf, for the badges of the filters: one walk. */
export async function countShelves(
  db: Db,
  { viewer, reach, direction, text, now }: Omit<ListQuery, "shelf" | "after" | "limit">,
): Promise<Readonly<Record<Shelf, number>>> {
  const conditions = [inReach(reach), inDirection(direction, viewer), matching(text)];
  const { rows } = await sql<Record<Shelf, number>>`select count(*) as "all",
      count(*) filter (where ${onShelf("waiting", now)}) as waiting,
      count(*) filter (where ${onShelf("overdue", now)}) as overdue,
      count(*) filter (where ${onShelf("answered", now)}) as answered,
      count(*) filter (where ${onShelf("ended", now)}) as ended
    from directive where ${sql.join(conditions, sql` and `)}`.execute(db);
  return rows[0] ?? { all: 0, waiting: 0, overdue: 0, answered: 0, ended: 0 };
}

export type Waiting = {
  /** An answer is awaited from me, my unit or the agency that I lead. */
  readonly toAnswer: number;
  /** How many of those have passed their day. */
  readonly overdue: number;
  /** An answer to what I wrote waits for my word. */
  readonly toJudge: number;
};

/** What waits for the viewer's own hand now: the badge of the officer's first page. */
export async function countWaitingFor(db: Db, viewer: Viewer, now: Instant): Promise<Waiting> {
  const mine = sql`${WAITING} and ${waitsFor(viewer)}`;
  const { rows } = await sql<Waiting>`select
      count(*) filter (where ${mine}) as "toAnswer",
      count(*) filter (where ${mine} and due_at < ${now.toString()}) as overdue,
      count(*) filter (where state = 'answered' and ${writtenBy(viewer)}) as "toJudge"
    from directive where ended_at is null and (${waitsFor(viewer)} or ${writtenBy(viewer)})`.execute(db);
  return rows[0] ?? { toAnswer: 0, overdue: 0, toJudge: 0 };
}

/** The SQL of `maySee` for lists. */
export function inReach(reach: Reach): RawBuilder<unknown> {
  if (reach === "province") return sql`true`;
  return sql`(assigned_agency_id = any(${uuids(reach.agencyIds)}) or issuer_id = ${reach.officerId}
    or assigned_officer_id = ${reach.officerId} or ${inPositions(reach.positions)})`;
}

function onShelf(shelf: Shelf, now: Instant): RawBuilder<unknown> {
  switch (shelf) {
    case "all":
      return sql`true`;
    case "waiting":
      return WAITING;
    case "overdue":
      return sql`${WAITING} and due_at < ${now.toString()}`;
    case "answered":
      return sql`state = 'answered'`;
    case "ended":
      return sql`state in ('done', 'withdrawn')`;
  }
}

function inDirection(direction: Direction, viewer: Viewer): RawBuilder<unknown> {
  switch (direction) {
    case "all":
      return sql`true`;
    case "sent":
      return writtenBy(viewer);
    case "received":
      return sql`(assigned_officer_id = ${viewer.officerId}
        or assigned_agency_id = any(${uuids(viewer.appointments.map(({ agencyId }) => agencyId))}))`;
    case "mine":
      return sql`(issuer_id = ${viewer.officerId} or ${waitsFor(viewer)})`;
  }
}

/** What the viewer wrote, or whoever held the leading position before. */
function writtenBy(viewer: Viewer): RawBuilder<unknown> {
  return sql`(issuer_id = ${viewer.officerId} or ${inPositions(leadingPositions(viewer))})`;
}

function inPositions(positions: readonly string[]): RawBuilder<unknown> {
  if (positions.length === 0) return sql`false`;
  return sql`issuer_agency_id || '/' || issuer_role = any(${`{${positions.join(",")}}`}::text[])`;
}

/** Addressed to the viewer by name, to a unit for which they speak, or to the whole agency that they lead. */
function waitsFor(viewer: Viewer): RawBuilder<unknown> {
  const led = viewer.appointments.filter(({ role }) => isLeader(role)).map(({ agencyId }) => agencyId);
  const units = viewer.appointments
    .filter(({ role }) => UNIT_VOICES.some((voice) => voice === role))
    .map(({ unitId }) => unitId);
  return sql`issuer_id <> ${viewer.officerId} and (assigned_officer_id = ${viewer.officerId}
    or assigned_officer_id is null and assigned_unit_id = any(${uuids(units)})
    or assigned_officer_id is null and assigned_unit_id is null and assigned_agency_id = any(${uuids(led)}))`;
}

/** Folded words without what LIKE would read as a pattern; at most eight, so that a pasted page is no query. */
function matching(text: string): RawBuilder<unknown> {
  const words = foldVietnamese(text.normalize("NFKC"))
    .replace(/[%_\\\p{C}]/gu, " ")
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 8);
  if (words.length === 0) return sql`true`;
  return sql.join(
    words.map((word) => sql`search like ${`%${word}%`}`),
    sql` and `,
  );
}

function uuids(ids: readonly string[]): RawBuilder<unknown> {
  return sql`${`{${ids.join(",")}}`}::uuid[]`;
}

/** A cursor from a URL; what cannot be one is the first page. */
function readCursor(text: string | undefined): { readonly at: string; readonly id: string } | undefined {
  const match = /^(\d{4}-[\dT:.-]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? "");
  const [, at = "", id = ""] = match ?? [];
  if (match === null) return undefined;
  try {
    return { at: Temporal.Instant.from(at).toString(), id };
  } catch {
    return undefined;
  }
}
