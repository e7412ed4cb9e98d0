import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";

/** Counter computers sleep over weekends and holidays: a key is good for two weeks (reliability §4.3). */
const KEY_HOURS = 14 * 24;
const GUESS_HOURS = 1;
const DRAFT_HOURS = 60 * 24;

/** Forgets what has served its time: answers under old keys, guesses, drafts that nobody came back to. */
export async function forgetLeftovers(db: Db, now: Instant): Promise<void> {
  const before = (hours: number) => sqlInstant(now.subtract({ hours }));
  await sql`delete from idempotency where created_at < ${before(KEY_HOURS)}`.execute(db);
  await sql`delete from receipt_guess where at < ${before(GUESS_HOURS)}`.execute(db);
  await sql`delete from intake_draft where updated_at < ${before(DRAFT_HOURS)}`.execute(db);
}
