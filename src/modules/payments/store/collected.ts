import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";

type Span = { readonly from: Instant; readonly until: Instant };

/** How many dossiers of an agency paid everything asked for, over the wire or over a desk. */
export type PaidWays = { readonly agencyId: string; readonly online: number; readonly direct: number };

/**
 * Dossiers whose demand was settled in a span (`from` included, `until` not), by how the last đồng came; by agency.
 * A transfer or the national platform is online; cash, also at the door, is not.
 */
export async function countPaidWays(db: Db, { from, until }: Span): Promise<readonly PaidWays[]> {
  const { rows } = await sql<PaidWays>`
    select agency_id as "agencyId", count(*) filter (where way = 'online') as online,
      count(*) filter (where way = 'direct') as direct
    from (
      select distinct on (request.dossier_id) request.dossier_id, request.agency_id,
        case when payment.channel in ('cash', 'cod') then 'direct' else 'online' end as way
      from payment_request request
      left join payment on payment.request_id = request.id and payment.state = 'taken'
      where request.state = 'settled' and request.settled_at >= ${sqlInstant(from)}
        and request.settled_at < ${sqlInstant(until)}
      order by request.dossier_id, request.settled_at desc, payment.recorded_at desc nulls last
    ) as paid group by agency_id`.execute(db);
  return rows;
}

/** What the bank took, at its till in the centre or on its account; payments that were voided are not counted. */
export type BankTakings = { readonly dossiers: number; readonly payments: number; readonly amount: number };

/** What these providers took in a span (`from` included, `until` not), in đồng: the bank's tills and accounts. */
export async function sumBankTakings(
  db: Db,
  { from, until, providers }: Span & { readonly providers: readonly string[] },
): Promise<BankTakings> {
  const { rows } = await sql<BankTakings>`
    select count(distinct request.dossier_id) as dossiers, count(*) as payments,
      coalesce(sum(payment.amount), 0)::bigint as amount
    from payment left join payment_request request on request.id = payment.request_id
    where payment.state = 'taken' and payment.provider = any(${providers})
      and payment.recorded_at >= ${sqlInstant(from)} and payment.recorded_at < ${sqlInstant(until)}`.execute(db);
  return rows[0] ?? { dossiers: 0, payments: 0, amount: 0 };
}
