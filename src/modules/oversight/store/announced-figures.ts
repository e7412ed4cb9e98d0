import { sql } from "kysely";
import type { PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { AnnouncedFigure } from "../domain/announced-figure.ts";

/** Writes what was announced, once for each id; nothing of it is ever changed. */
export async function insertAnnounced(db: Db, figure: AnnouncedFigure): Promise<void> {
  const { id, subject, title, total, parts, source, statedOn, enteredBy, enteredAt } = figure;
  await sql`
    insert into announced_figure (id, subject, title, total, parts, source, stated_on, entered_by, entered_at)
    values (${id}, ${subject}, ${title}, ${total}, ${JSON.stringify(parts)}::jsonb, ${source},
      ${statedOn.toString()}::date, ${enteredBy}, ${sqlInstant(enteredAt)}::timestamptz)
    on conflict (id) do nothing`.execute(db);
}

/** One announced figure, or undefined. */
export async function findAnnounced(db: Db, id: string): Promise<AnnouncedFigure | undefined> {
  const { rows } = await sql<AnnouncedFigure>`select ${COLUMNS} from announced_figure where id = ${id}`.execute(db);
  return rows[0];
}

/** What was announced from one day to another, the last announcement first; the latest hundred. */
export async function listAnnounced(
  db: Db,
  { from, to }: { readonly from?: PlainDate; readonly to?: PlainDate } = {},
): Promise<readonly AnnouncedFigure[]> {
  const { rows } = await sql<AnnouncedFigure>`
    select ${COLUMNS} from announced_figure
    where stated_on between ${from?.toString() ?? "-infinity"}::date and ${to?.toString() ?? "infinity"}::date
    order by stated_on desc, entered_at desc, id limit 100`.execute(db);
  return rows;
}

const COLUMNS = sql`id, subject, title, total, parts, source, stated_on as "statedOn", entered_by as "enteredBy",
  entered_at as "enteredAt"`;
