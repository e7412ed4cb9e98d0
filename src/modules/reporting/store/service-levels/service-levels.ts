import { sql, type RawBuilder } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { LevelLine, OnlinePart } from "../../domain/service-levels/service-level.ts";

/** A line as it was entered; never changed. */
export type StoredLevel = LevelLine & {
  readonly id: string;
  readonly legalBasis: string;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
};

const COLUMNS = sql.raw(`id, procedure_code as "procedureCode", level, legal_basis as "legalBasis",
  valid_from as "validFrom", entered_by as "enteredBy", entered_at as "enteredAt"`);

/** Keeps lines that were entered together. */
export async function insertLevels(tx: Tx, lines: readonly StoredLevel[]): Promise<void> {
  const values = lines.map(
    (line) => sql`(${line.id}::uuid, ${line.procedureCode}, ${line.level}, ${line.legalBasis},
      ${line.validFrom.toString()}::date, ${line.enteredBy}::uuid, ${sqlInstant(line.enteredAt)}::timestamptz)`,
  );
  await sql`
    insert into service_level (id, procedure_code, level, legal_basis, valid_from, entered_by, entered_at)
    values ${sql.join(values)}`.execute(tx);
}

/** Every line that was entered before an instant, by procedure, the one entered last first. */
export async function listLevels(
  db: Db,
  { enteredBefore }: { readonly enteredBefore: Instant },
): Promise<ReadonlyMap<string, readonly StoredLevel[]>> {
  const { rows } = await sql<StoredLevel>`
    select ${COLUMNS} from service_level where entered_at < ${sqlInstant(enteredBefore)}::timestamptz
    order by entered_at desc, id desc`.execute(db);
  return Map.groupBy(rows, ({ procedureCode }) => procedureCode);
}

/** What was entered last, newest first. */
export async function listNewestLevels(db: Db, limit: number): Promise<readonly StoredLevel[]> {
  const { rows } = await sql<StoredLevel>`
    select ${COLUMNS} from service_level order by entered_at desc, id desc limit ${limit}`.execute(db);
  return rows;
}

/** The online dossiers `f` whose procedure had this level on the day of acceptance, by what was entered by `until`. */
export function isOfPart(part: OnlinePart, until: string): RawBuilder<unknown> {
  const level = sql`(select level from service_level
    where procedure_code = f.procedure_code and entered_at < ${until}::timestamptz
      and valid_from <= (f.accepted_at at time zone 'Asia/Ho_Chi_Minh')::date
    order by entered_at desc, id desc limit 1)`;
  // The procedures that ever had the level are few and hashed; only their dossiers are looked at one by one.
  const ever = sql`f.procedure_code in (select procedure_code from service_level where level = ${part})`;
  const wanted = part === "other" ? sql`coalesce(${level}, 'none') = 'none'` : sql`${ever} and ${level} = ${part}`;
  return sql`f.channel = 'online' and ${wanted}`;
}
