import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";

/** How many working hours a hand-over may wait for its acknowledgement. */
export async function readAcknowledgeHours(db: Db): Promise<number> {
  const row = await tablesOf(db).selectFrom("custody_setting").select("acknowledge_hours").executeTakeFirstOrThrow();
  return row.acknowledge_hours;
}

/** Changes it for hand-overs from now on; what was given keeps its own limit. */
export async function saveAcknowledgeHours(db: Db, hours: number): Promise<void> {
  await tablesOf(db).updateTable("custody_setting").set({ acknowledge_hours: hours }).execute();
}

/** Whether the dossiers of before all have their bundles. */
export async function isCustodyComplete(db: Db): Promise<boolean> {
  const row = await tablesOf(db).selectFrom("custody_setting").select("complete_since").executeTakeFirstOrThrow();
  return row.complete_since !== null;
}

/** Notes that they have. */
export async function saveCustodyComplete(db: Db, at: Instant): Promise<void> {
  await tablesOf(db).updateTable("custody_setting").set({ complete_since: at.toString() }).execute();
}
