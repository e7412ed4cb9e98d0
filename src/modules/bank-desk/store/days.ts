import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { DayFigures } from "../domain/day.ts";
import { tablesOf } from "./tables.ts";

/** A closed day with the figures that two people signed. */
export type DeskDay = {
  readonly day: PlainDate;
  readonly closedAt: Instant;
  readonly closedBy: string;
  readonly witnessId: string;
  readonly figures: DayFigures;
};

/** A closed day, or undefined while it is open. */
export async function findDeskDay(db: Db, day: PlainDate): Promise<DeskDay | undefined> {
  return days(db)
    .where(sql<boolean>`day = ${day.toString()}`)
    .executeTakeFirst();
}

/** The closed days, newest first, at most sixty. */
export async function listDeskDays(db: Db): Promise<readonly DeskDay[]> {
  return days(db).orderBy("day", "desc").limit(60).execute();
}

/** Keeps what was signed. */
export async function insertDeskDay(tx: Tx, one: DeskDay): Promise<void> {
  await tablesOf(tx)
    .insertInto("desk_day")
    .values({
      day: one.day.toString(),
      closed_at: sqlInstant(one.closedAt),
      closed_by: one.closedBy,
      witness_id: one.witnessId,
      figures: JSON.stringify(one.figures),
    })
    .execute();
}

function days(db: Db) {
  return tablesOf(db)
    .selectFrom("desk_day")
    .select(["day", "closed_at as closedAt", "closed_by as closedBy", "witness_id as witnessId", "figures"]);
}
