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
      dossier_ids: [...code.dossierIds],
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

/** Lets one code at a time be sent to a phone: whoever comes second counts what the first one sent. */
export async function lockPhone(tx: Tx, phone: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`return-desk.code ${phone}`}, 0))`.execute(tx);
}

/** How many codes a phone was sent since an instant, and how many any of these dossiers. */
export async function countCodes(
  db: Db,
  { phone, dossierIds }: Pick<SentCode, "phone" | "dossierIds">,
  since: Instant,
): Promise<{ readonly ofPhone: number; readonly ofDossiers: number }> {
  return tablesOf(db)
    .selectFrom("return_code")
    .select([
      sql<number>`count(*) filter (where phone = ${phone})`.as("ofPhone"),
      sql<number>`count(*) filter (where dossier_ids && ${[...dossierIds]}::uuid[])`.as("ofDossiers"),
    ])
    .where(sql<boolean>`sent_at > ${sqlInstant(since)}`)
    .executeTakeFirstOrThrow();
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
    dossierIds: row.dossier_ids,
    phone: row.phone,
    fingerprint: row.fingerprint,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    tries: row.tries,
    usedAt: row.used_at,
  };
}
