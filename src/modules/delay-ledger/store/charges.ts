import { sql } from "kysely";
import { dateInVietnam, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import type { Share } from "../domain/charge.ts";
import { tablesOf } from "./tables.ts";

/** The shares of a dossier that ended, as they go into the ledger. */
export type ChargeEntry = {
  readonly dossierId: string;
  readonly entry: number;
  /** -1 takes back what an earlier entry said. */
  readonly sign: 1 | -1;
  readonly shares: readonly Share[];
  readonly wasLate: boolean;
  readonly procedureCode: string;
  readonly competentId: string;
  readonly endedAt: Instant;
  readonly enteredAt: Instant;
};

/** Writes entries, and notes them as not yet in the daily sums, in one statement. */
export async function insertCharges(tx: Tx, entries: readonly ChargeEntry[]): Promise<void> {
  const lines = entries.flatMap(linesOf);
  if (lines.length === 0) return;
  await sql`
    with lines as (select * from jsonb_populate_recordset(null::charge, ${JSON.stringify(lines)}::jsonb)),
    noted as (insert into charge_fresh select distinct dossier_id, entry from lines)
    insert into charge select * from lines`.execute(tx);
}

function linesOf({ shares, ...entry }: ChargeEntry) {
  const common = {
    dossier_id: entry.dossierId,
    entry: entry.entry,
    sign: entry.sign,
    was_late: entry.wasLate,
    procedure_code: entry.procedureCode,
    competent_id: entry.competentId,
    ended_on: dateInVietnam(entry.endedAt).toString(),
    ended_at: entry.endedAt.toString(),
    entered_on: dateInVietnam(entry.enteredAt).toString(),
    entered_at: entry.enteredAt.toString(),
  };
  return shares.map(({ kind, agencyId, unitId, officerId, minutes, beyond, late }, line) => ({
    ...common,
    line,
    ...{ kind, agency_id: agencyId, unit_id: unitId, officer_id: officerId },
    ...{ minutes, beyond, late },
  }));
}

/** The entry that holds for a dossier now, or undefined before it ended. */
export async function findEntry(db: Db, dossierId: string): Promise<ChargeEntry | undefined> {
  const rows = await tablesOf(db)
    .selectFrom("charge")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .where("entry", "=", (query) =>
      query
        .selectFrom("charge")
        .select((of) => of.fn.max("entry").as("entry"))
        .where("dossier_id", "=", dossierId),
    )
    .orderBy("line")
    .execute();
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    dossierId,
    entry: first.entry,
    sign: first.sign,
    shares: rows.map((row) => ({
      kind: row.kind,
      agencyId: row.agency_id,
      unitId: row.unit_id,
      officerId: row.officer_id,
      minutes: row.minutes,
      beyond: row.beyond,
      late: row.late,
    })),
    wasLate: first.was_late,
    procedureCode: first.procedure_code,
    competentId: first.competent_id,
    endedAt: first.ended_at,
    enteredAt: first.entered_at,
  };
}

/** Some dossiers in the ledger that ended on a day or later, by id; `after` is the last one seen. */
export async function listEndedSince(
  db: Db,
  { since, after, limit }: { readonly since: PlainDate; readonly after: string; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ dossier_id: string }>`
    select distinct dossier_id from charge where ended_on >= ${since.toString()} and dossier_id > ${after}
    order by dossier_id limit ${limit}`.execute(db);
  return rows.map((row) => row.dossier_id);
}
