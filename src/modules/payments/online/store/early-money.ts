import { sql } from "kysely";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { Instant } from "#kernel/time.ts";
import { tablesOf } from "./tables.ts";

/** Money of the platform that came before what it is for: held, and its demand is here now. */
export type EarlyMoney = { readonly itemId: string; readonly reference: string };

/** Held money whose demand has appeared since (B-35), the oldest first. */
export async function listEarlyMoney(db: Db): Promise<readonly EarlyMoney[]> {
  return tablesOf(db)
    .selectFrom("suspense_item as item")
    .innerJoin("payment", "payment.id", "item.payment_id")
    .innerJoin("payment_request as request", "request.reference", "payment.reference")
    .where("item.state", "=", "open")
    .where("item.reason", "=", "unknown")
    .where("item.request_id", "is", null)
    .where("payment.channel", "=", "gateway")
    .where("request.state", "=", "open")
    .select(["item.id as itemId", "request.reference"])
    .orderBy("item.opened_at")
    .limit(500)
    .execute();
}

/** How much money of the platform is held since before an instant because nobody knows what it is for. */
export async function countUnclaimed(db: Db, before: Instant): Promise<number> {
  const { n } = await tablesOf(db)
    .selectFrom("suspense_item as item")
    .innerJoin("payment", "payment.id", "item.payment_id")
    .where("item.state", "=", "open")
    .where("item.reason", "=", "unknown")
    .where("payment.channel", "=", "gateway")
    .where(sql<boolean>`item.opened_at < ${sqlInstant(before)}`)
    .select(sql<number>`count(*)`.as("n"))
    .executeTakeFirstOrThrow();
  return n;
}
