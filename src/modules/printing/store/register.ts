import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { type Db, sqlInstant } from "#platform/db/db.ts";

/** A dossier as its register sees it at the instant asked. */
export type RegisterEntry = {
  readonly id: string;
  readonly code: string;
  readonly handlingAgencyId: string;
  readonly procedureName: string;
  readonly copies: number;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly ownerPhone: string | null;
  readonly returnBy: "at-centre" | "by-post" | "online";
  readonly acceptedAt: Instant;
  /** The last date that had been promised by then. */
  readonly dueAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly ending: "returned" | "refused" | "withdrawn" | "stopped" | null;
};

export type Span = { readonly agencyId: string; readonly start: Instant; readonly end: Instant };

/** Behind which row a page of the register begins. */
export type RegisterCursor = Pick<RegisterEntry, "id" | "acceptedAt">;

export type RegisterPage = {
  /** Nothing at or after this instant counts. */
  readonly until: Instant;
  readonly after?: RegisterCursor | undefined;
  readonly limit: number;
};

/** The dossiers an agency took in within a span, in the order of intake, as the journal tells them at an instant. */
export async function listRegister(
  db: Db,
  { agencyId, start, end }: Span,
  { until, after, limit }: RegisterPage,
): Promise<readonly RegisterEntry[]> {
  const known = sql`at < ${sqlInstant(until)}`;
  const behind =
    after === undefined
      ? sql`true`
      : sql`(accepted_at, id) > (${sqlInstant(after.acceptedAt)}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<RegisterEntry>`
    select entry.id, code, coalesce(moved.to_agency_id, agency_id) as "handlingAgencyId",
           procedure_name as "procedureName", copies, owner_id as "ownerId", owner_name as "ownerName",
           owner_phone as "ownerPhone", return_by as "returnBy", accepted_at as "acceptedAt",
           promised.due_at as "dueAt", ended.returned_at as "returnedAt", ended.ending
    from (
      select * from register_entry
      where agency_id = ${agencyId} and accepted_at >= ${sqlInstant(start)} and accepted_at < ${sqlInstant(end)}
        and accepted_at < ${sqlInstant(until)} and ${behind}
      order by accepted_at, id limit ${limit}
    ) as entry
    left join lateral (
      select due_at from register_event
      where dossier_id = entry.id and ${known} and due_at is not null order by seq desc limit 1
    ) as promised on true
    left join lateral (
      select to_agency_id from register_event
      where dossier_id = entry.id and ${known} and to_agency_id is not null order by seq desc limit 1
    ) as moved on true
    left join lateral (
      select case event when 'dossier-handed-over' then 'returned' when 'dossier-refused' then 'refused'
                        when 'dossier-withdrawn' then 'withdrawn' else 'stopped' end as ending,
             case event when 'dossier-handed-over' then at end as returned_at
      from register_event
      where dossier_id = entry.id and ${known}
        and event in ('dossier-handed-over', 'dossier-refused', 'dossier-withdrawn', 'dossier-stopped')
      order by seq desc limit 1
    ) as ended on true
    order by entry.accepted_at, entry.id`.execute(db);
  return rows;
}

/** How many dossiers an agency took in within a span: the ordinals before a period, the rows in it. */
export async function countRegister(db: Db, { agencyId, start, end }: Span): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from register_entry
    where agency_id = ${agencyId} and accepted_at >= ${sqlInstant(start)} and accepted_at < ${sqlInstant(end)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** The row at a place of the register, counted from 1: behind it the next volume begins. */
export async function registerRowAt(
  db: Db,
  { agencyId, start, end }: Span,
  place: number,
): Promise<RegisterCursor | undefined> {
  const { rows } = await sql<RegisterCursor>`
    select id, accepted_at as "acceptedAt" from (
      select id, accepted_at, row_number() over (order by accepted_at, id) as place from register_entry
      where agency_id = ${agencyId} and accepted_at >= ${sqlInstant(start)} and accepted_at < ${sqlInstant(end)}
    ) as numbered where place = ${place}`.execute(db);
  return rows[0];
}
