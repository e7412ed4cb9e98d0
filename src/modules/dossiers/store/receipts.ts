import { hash, timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { Dossier } from "../domain/dossier.ts";
import { findDossierByCode } from "./load.ts";

/** Wrong secrets that one code may see in an hour before each further one is slowed down (B-15). */
export const FREE_GUESSES = 10;

export type Receipt = { readonly code: string; readonly secret: string };

export type Lookup =
  | { readonly kind: "found"; readonly dossier: Dossier }
  /** Every kind of miss; `slowed` when the code has seen too many, real or not. */
  | { readonly kind: "missed"; readonly slowed: boolean };

/**
 * Opens a dossier by what its receipt says. A wrong secret, a wrong code and an impossible one do the same work, so
 * that neither the answer nor its time tells which codes exist (B-13, B-14, B-15).
 */
export async function lookUpReceipt(db: Db, { code, secret }: Receipt, now: Instant): Promise<Lookup> {
  const dossier = await findDossierByCode(db, code);
  const isRight = isSame(dossier?.secret ?? "", secret);
  if (dossier !== undefined && isRight) return { kind: "found", dossier };
  return { kind: "missed", slowed: (await noteGuess(db, code, now)) > FREE_GUESSES };
}

async function noteGuess(db: Db, code: string, now: Instant): Promise<number> {
  const codeHash = hash("sha256", code, "buffer");
  const { rows } = await sql<{ n: number }>`
    with noted as (insert into receipt_guess (code_hash, at) values (${codeHash}, ${sqlInstant(now)}) returning 1)
    select (select count(*) from receipt_guess
      where code_hash = ${codeHash} and at > ${sqlInstant(now.subtract({ hours: 1 }))}) + (select count(*) from noted) as n
  `.execute(db);
  return rows[0]?.n ?? 0;
}

function isSame(secret: string, typed: string): boolean {
  return timingSafeEqual(hash("sha256", secret, "buffer"), hash("sha256", typed, "buffer"));
}
