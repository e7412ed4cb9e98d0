import { sql } from "kysely";
import type { PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { Channel } from "../domain/payment.ts";
import { tablesOf } from "./tables.ts";

export type MoneySummary = {
  readonly channel: Channel;
  readonly payments: number;
  readonly dossiers: number;
  readonly amount: number;
  readonly voided: number;
  readonly voidedAmount: number;
};

/** What came in between two days of Vietnam, both included, by channel: payments that stand, and those that were voided. */
export async function moneySummary(
  db: Db,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<readonly MoneySummary[]> {
  return tablesOf(db)
    .selectFrom("payment")
    .leftJoin("payment_request", "payment_request.id", "payment.request_id")
    .where(
      sql<boolean>`(payment.recorded_at at time zone 'Asia/Ho_Chi_Minh')::date between ${from.toString()} and ${to.toString()}`,
    )
    .select([
      "payment.channel",
      sql<number>`count(*) filter (where payment.state = 'taken')`.as("payments"),
      sql<number>`count(distinct payment_request.dossier_id) filter (where payment.state = 'taken')`.as("dossiers"),
      sql<number>`coalesce(sum(payment.amount) filter (where payment.state = 'taken'), 0)::bigint`.as("amount"),
      sql<number>`count(*) filter (where payment.state = 'voided')`.as("voided"),
      sql<number>`coalesce(sum(payment.amount) filter (where payment.state = 'voided'), 0)::bigint`.as("voidedAmount"),
    ])
    .groupBy("payment.channel")
    .orderBy("payment.channel")
    .execute();
}
