import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { vault } from "#platform/crypto.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";

/** A link with which anybody may pay a request; made by an officer, or by whoever holds the receipt (null). */
export type PayLink = {
  readonly id: string;
  readonly requestId: string;
  readonly token: string;
  readonly madeAt: Instant;
  readonly madeBy: string | null;
  readonly expiresAt: Instant;
};

/** A token that nobody guesses: 128 random bits. */
export function newToken(): string {
  return randomBytes(16).toString("base64url");
}

/** The request behind a token that is neither expired nor revoked, or undefined. */
export async function findRequestIdByToken(db: Db, token: string, now: Instant): Promise<string | undefined> {
  if (!/^[\w-]{22}$/.test(token)) return undefined;
  const row = await tablesOf(db)
    .selectFrom("pay_link")
    .select("request_id")
    .where("token_index", "=", indexOf(token))
    .where("revoked_at", "is", null)
    .where(sql<boolean>`expires_at > ${sqlInstant(now)}`)
    .executeTakeFirst();
  return row?.request_id;
}

/** The links of a request that still open, oldest first. */
export async function listLiveLinks(db: Db, requestId: string, now: Instant): Promise<readonly PayLink[]> {
  const rows = await tablesOf(db)
    .selectFrom("pay_link")
    .selectAll()
    .where("request_id", "=", requestId)
    .where("revoked_at", "is", null)
    .where(sql<boolean>`expires_at > ${sqlInstant(now)}`)
    .orderBy("made_at")
    .execute();
  const { openText } = vault();
  return rows.map((row) => ({
    id: row.id,
    requestId: row.request_id,
    token: openText(row.token_sealed, placeOf(row.id)),
    madeAt: row.made_at,
    madeBy: row.made_by,
    expiresAt: row.expires_at,
  }));
}

/** Writes a link. */
export async function insertLink(tx: Tx, link: PayLink): Promise<void> {
  await tablesOf(tx)
    .insertInto("pay_link")
    .values({
      id: link.id,
      request_id: link.requestId,
      token_index: indexOf(link.token),
      token_sealed: vault().sealText(link.token, placeOf(link.id)),
      made_at: sqlInstant(link.madeAt),
      made_by: link.madeBy,
      expires_at: sqlInstant(link.expiresAt),
      revoked_at: null,
      revoked_by: null,
    })
    .execute();
}

/** Ends every open link of a request; answers how many there were. */
export async function endLinks(
  db: Db,
  requestId: string,
  { at, by }: { readonly at: Instant; readonly by: string | null },
): Promise<number> {
  const { numUpdatedRows } = await tablesOf(db)
    .updateTable("pay_link")
    .set({ revoked_at: sqlInstant(at), revoked_by: by })
    .where("request_id", "=", requestId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function indexOf(token: string): string {
  return vault().blindIndex(token, "pay-link");
}

function placeOf(id: string): string {
  return `pay_link|${id}|token`;
}
