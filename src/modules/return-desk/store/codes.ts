import { sql, type Selectable } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { SentCode } from "../domain/one-time-code.ts";
import { tablesOf, type ReturnDeskTables } from "./tables.ts";

export async function insertCode(tx: Tx, code: Omit<SentCode, "tries" | "usedAt">): Promise<void> {
  await tablesOf(tx)
    .insertInto("return_code")
    .values({
      id: code.id,
      act_id: code.actId,
      person_id: code.personId,
      phone: code.phone,
      fingerprint: code.fingerprint,
      sent_at: sqlInstant(code.sentAt),
      expires_at: sqlInstant(code.expiresAt),
      tries: undefined,
      used_at: null,
    })
    .execute();
}

/** The code, locked: two tries at once are two tries. */
export async function lockCode(tx: Tx, id: string): Promise<SentCode | undefined> {
  const row = await tablesOf(tx)
    .selectFrom("return_code")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : codeOf(row);
}

/** The code that was sent last for an act, or undefined. */
export async function latestCode(db: Db, actId: string): Promise<SentCode | undefined> {
  const row = await tablesOf(db)
    .selectFrom("return_code")
    .selectAll()
    .where("act_id", "=", actId)
    .orderBy("sent_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : codeOf(row);
}

/** How many codes a phone was sent since an instant. */
export async function countCodes(db: Db, phone: string, since: Instant): Promise<number> {
  const { n } = await tablesOf(db)
    .selectFrom("return_code")
    .select(sql<number>`count(*)`.as("n"))
    .where("phone", "=", phone)
    .where(sql<boolean>`sent_at > ${sqlInstant(since)}`)
    .executeTakeFirstOrThrow();
  return n;
}

export async function countTry(tx: Tx, id: string): Promise<void> {
  await tablesOf(tx)
    .updateTable("return_code")
    .set({ tries: sql<number>`tries + 1` })
    .where("id", "=", id)
    .execute();
}

/** Uses the code up; false when somebody was faster. */
export async function useCode(tx: Tx, id: string, at: Instant): Promise<boolean> {
  const used = await tablesOf(tx)
    .updateTable("return_code")
    .set({ used_at: sqlInstant(at) })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

function codeOf(row: Selectable<ReturnDeskTables["return_code"]>): SentCode {
  return {
    id: row.id,
    actId: row.act_id,
    personId: row.person_id,
    phone: row.phone,
    fingerprint: row.fingerprint,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    tries: row.tries,
    usedAt: row.used_at,
  };
}
