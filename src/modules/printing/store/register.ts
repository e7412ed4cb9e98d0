import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { type Db, sqlInstant } from "#platform/db/db.ts";

/** A dossier as its register sees it. */
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
  readonly dueAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly ending: "returned" | "refused" | "withdrawn" | "stopped" | null;
};

export type Span = { readonly agencyId: string; readonly start: Instant; readonly end: Instant };

/** The dossiers an agency took in within a span, in the order of intake, at most `limit`. */
export async function listRegister(
  db: Db,
  { agencyId, start, end }: Span,
  limit: number,
): Promise<readonly RegisterEntry[]> {
  const { rows } = await sql<RegisterEntry>`
    select id, code, handling_agency_id as "handlingAgencyId", procedure_name as "procedureName", copies,
           owner_id as "ownerId", owner_name as "ownerName", owner_phone as "ownerPhone", return_by as "returnBy",
           accepted_at as "acceptedAt", due_at as "dueAt", returned_at as "returnedAt", ending
    from register_entry
    where agency_id = ${agencyId} and accepted_at >= ${sqlInstant(start)} and accepted_at < ${sqlInstant(end)}
    order by accepted_at, id limit ${limit}`.execute(db);
  return rows;
}

/** How many dossiers an agency took in within a span: the ordinals before a period. */
export async function countRegister(db: Db, { agencyId, start, end }: Span): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from register_entry
    where agency_id = ${agencyId} and accepted_at >= ${sqlInstant(start)} and accepted_at < ${sqlInstant(end)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
