import { sql, type RawBuilder } from "kysely";
import { Temporal, type PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { EVERYBODY, type Measure } from "./keyed.ts";
import type { LateQuestion } from "./late-because.ts";

/** A dossier behind a figure: how long the one asked about had it, and how much of that made it late. */
export type LateDossier = {
  readonly dossierId: string;
  readonly endedOn: PlainDate;
  readonly minutes: number;
  readonly lateMinutes: number;
};

export type LateDossierPage = { readonly rows: readonly LateDossier[]; readonly next: string | null };

const PAGE = 50;

/** The late dossiers behind a figure, newest ending first, a page at a time. */
export async function listLateDossiers(
  db: Db,
  { key, ...question }: LateQuestion & { readonly key: string },
  after?: string,
): Promise<LateDossierPage> {
  const { from, to, asOf, by, agencyId = EVERYBODY } = question;
  const cursor = readCursor(after);
  const older =
    cursor === undefined
      ? sql``
      : sql`and (ended_on < ${cursor.day} or (ended_on = ${cursor.day} and dossier_id > ${cursor.id}::uuid))`;
  const scope = by === "officer" ? sql.ref("agency_id") : sql.ref("competent_id");
  const scoped = agencyId === EVERYBODY ? sql`` : sql`and ${scope} = ${agencyId}::uuid`;
  const blamed = by === "procedure" ? sql`was_late` : sql`late > 0`;
  const { rows } = await sql<LateDossier>`
    select dossier_id as "dossierId", ended_on as "endedOn", sum(sign * minutes) as minutes,
      sum(sign * late) as "lateMinutes"
    from charge where ${columnOf(by)} = ${key} and ${blamed} and ended_on between ${from.toString()} and ${to.toString()}
      and entered_at <= ${asOf.toString()} ${scoped} ${older}
    group by ended_on, dossier_id having ${by === "procedure" ? sql`sum(sign) > 0` : sql`sum(sign * late) > 0`}
    order by ended_on desc, dossier_id limit ${PAGE + 1}`.execute(db);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { rows: page, next: rows.length > PAGE && last ? `${last.endedOn.toString()}.${last.dossierId}` : null };
}

function columnOf(by: Measure): RawBuilder<unknown> {
  switch (by) {
    case "owner":
      return sql.ref("kind");
    case "agency":
      return sql.ref("agency_id");
    case "officer":
      return sql.ref("officer_id");
    case "procedure":
      return sql.ref("procedure_code");
  }
}

function readCursor(text: string | undefined): { readonly day: string; readonly id: string } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})$/.exec(text ?? "");
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { day: Temporal.PlainDate.from(match[1]).toString(), id: match[2] };
}
