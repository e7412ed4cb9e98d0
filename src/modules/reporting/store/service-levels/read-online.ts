import { sql, type RawBuilder } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import { piecesOf, type Piece } from "../../domain/pieces.ts";
import type { LevelStretch, OnlineCount } from "../../domain/service-levels/service-level.ts";
import { closedThrough } from "../close-days.ts";
import { midnight } from "../flow-rows.ts";

export type AgencyOnlineCount = OnlineCount & { readonly agencyId: string };

/**
 * Online dossiers received in each stretch by agency and procedure: half months and years from their sums, the rest from
 * the facts.
 */
export async function readOnline(
  db: Db,
  { stretches, agencyIds }: { readonly stretches: readonly LevelStretch[]; readonly agencyIds?: readonly string[] },
): Promise<readonly AgencyOnlineCount[]> {
  const closed = await closedThrough(db);
  const wanted = ofAgencies(agencyIds);
  const sources = stretches.flatMap((stretch) =>
    piecesOf(stretch, { closed, byProcedure: true })
      .filter(({ side }) => side === "during")
      .map(
        (piece) => sql`
          select ${stretch.from.toString()}::date as "from", agency_id, procedure_code, received
          from (${receivedIn(piece)}) as piece where channel = 'online' and ${wanted}`,
      ),
  );
  if (sources.length === 0) return [];
  const { rows } = await sql<AgencyOnlineCount>`
    select "from", agency_id as "agencyId", procedure_code as "procedureCode", sum(received)::bigint as received
    from (${sql.join(sources, sql` union all `)}) as online group by 1, 2, 3 having sum(received) > 0`.execute(db);
  return rows;
}

/** The procedures that dossiers of these agencies were received in before an instant. */
export async function listProceduresReceived(
  db: Db,
  {
    from,
    until,
    agencyIds,
  }: { readonly from: PlainDate; readonly until: Instant; readonly agencyIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const closed = await closedThrough(db);
  const pieces = piecesOf({ from, until }, { closed, byProcedure: true });
  if (pieces.length === 0) return new Set();
  const sources = pieces.map(
    (piece) => sql`
      select procedure_code from (${receivedIn(piece)}) as piece where received > 0 and ${ofAgencies(agencyIds)}`,
  );
  const { rows } = await sql<{ code: string }>`
    select procedure_code as code from (${sql.join(sources, sql` union all `)}) as received group by 1`.execute(db);
  return new Set(rows.map(({ code }) => code));
}

function ofAgencies(agencyIds: readonly string[] | undefined): RawBuilder<unknown> {
  return agencyIds === undefined ? sql`true` : sql`agency_id = any(${[...agencyIds]}::uuid[])`;
}

function receivedIn(piece: Piece): RawBuilder<unknown> {
  if (piece.source === "sums") {
    const since = piece.from === null ? sql`true` : sql`starts_on >= ${piece.from.toString()}::date`;
    return sql`select agency_id, procedure_code, channel, received from report_sum
      where grain = ${piece.grain} and ${since} and starts_on < ${piece.to.toString()}::date`;
  }
  const since = piece.from === null ? sql`true` : sql`accepted_at >= ${sqlInstant(midnight(piece.from))}::timestamptz`;
  return sql`select agency_id, procedure_code, channel, 1 as received from dossier_fact
    where ${since} and accepted_at < ${sqlInstant(piece.until)}::timestamptz`;
}
