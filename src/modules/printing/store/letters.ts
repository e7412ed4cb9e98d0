import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { type Db, type InstantColumn, sqlInstant, type Tx } from "#platform/db/db.ts";

/** PXL: apology with a new date (Mẫu 04). TB: notice that a dossier is stopped (Mẫu 05 of 2025). */
export type LetterSeries = "PXL" | "TB";

type LetterTables = {
  readonly letter: {
    readonly id: string;
    readonly agency_id: string;
    readonly year: number;
    readonly series: LetterSeries;
    readonly number: number;
    readonly dossier_id: string;
    readonly issued_at: InstantColumn;
    readonly issued_by: string;
  };
};

/** A letter to be registered; its number is what the register answers. */
export type Letter = {
  readonly id: string;
  readonly agencyId: string;
  readonly year: number;
  readonly series: LetterSeries;
  readonly dossierId: string;
  readonly issuedAt: Instant;
  readonly issuedBy: string;
};

/**
 * Registers a letter and answers its number, `12/PXL`: one row per agency, year and series counts, in the caller's
 * transaction, so that a letter that is not sent leaves no gap.
 */
export async function registerLetter(tx: Tx, letter: Letter): Promise<string> {
  const { rows } = await sql<{ n: number }>`
    insert into letter_counter as counter (agency_id, year, series, n)
    values (${letter.agencyId}, ${letter.year}, ${letter.series}, 1)
    on conflict (agency_id, year, series) do update set n = counter.n + 1
    returning n`.execute(tx);
  const number = rows[0]?.n;
  if (number === undefined) throw new Error("the letter counter gave no number");
  await tx
    .withTables<LetterTables>()
    .insertInto("letter")
    .values({
      id: letter.id,
      agency_id: letter.agencyId,
      year: letter.year,
      series: letter.series,
      number,
      dossier_id: letter.dossierId,
      issued_at: sqlInstant(letter.issuedAt),
      issued_by: letter.issuedBy,
    })
    .execute();
  return `${number}/${letter.series}`;
}

/** The number of the newest letter of a series about a dossier, or undefined. */
export async function findLetterNumber(db: Db, dossierId: string, series: LetterSeries): Promise<string | undefined> {
  const row = await db
    .withTables<LetterTables>()
    .selectFrom("letter")
    .select("number")
    .where("dossier_id", "=", dossierId)
    .where("series", "=", series)
    .orderBy("issued_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && `${row.number}/${series}`;
}
