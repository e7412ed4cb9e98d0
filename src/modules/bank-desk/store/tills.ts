import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Instant } from "#kernel/time.ts";
import type { Till } from "../domain/till.ts";
import { tablesOf } from "./tables.ts";

const TILL = ["id", "code", "name", "agency_id as agencyId", "serves", "bank_account as bankAccount"] as const;

/** The tills in use, in the order of their codes. */
export async function listTills(db: Db): Promise<readonly Till[]> {
  return tablesOf(db).selectFrom("till").select(TILL).where("closed_at", "is", null).orderBy("code").execute();
}

/** A till, in use or not, by its id. Throws when there is none. */
export async function getTill(db: Db, id: string): Promise<Till> {
  return tablesOf(db).selectFrom("till").select(TILL).where("id", "=", id).executeTakeFirstOrThrow();
}

/** The till in use with that id, or undefined. */
export async function findTill(db: Db, id: string): Promise<Till | undefined> {
  return tablesOf(db)
    .selectFrom("till")
    .select(TILL)
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .executeTakeFirst();
}

/** Writes a till; one with the same code stays as it is. */
export async function insertTill(tx: Tx, till: Till, at: Instant): Promise<void> {
  await tablesOf(tx)
    .insertInto("till")
    .values({
      id: till.id,
      code: till.code,
      name: till.name,
      agency_id: till.agencyId,
      serves: till.serves,
      bank_account: till.bankAccount,
      opened_at: sqlInstant(at),
      closed_at: null,
    })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .execute();
}
