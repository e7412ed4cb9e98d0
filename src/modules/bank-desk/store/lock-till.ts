import type { Tx } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";

/** Nobody else opens or closes a shift at this till until the transaction ends; false when there is no such till. */
export async function lockTill(tx: Tx, id: string): Promise<boolean> {
  const row = await tablesOf(tx).selectFrom("till").select("id").where("id", "=", id).forUpdate().executeTakeFirst();
  return row !== undefined;
}
