import { sql } from "kysely";
import type { PlainDate } from "#kernel/time.ts";
import type { Tx } from "#platform/db/db.ts";
import type { CalendarDay } from "../domain/calendar-day.ts";
import { lawYear } from "./load-calendar.ts";
import type { CalendarTables } from "./tables.ts";

/** Stores a year as the law generates it, unless it is stored already; answers whether it stored it. */
export async function storeYear(tx: Tx, year: number, newId: () => string): Promise<"stored" | "known"> {
  const tables = tx.withTables<CalendarTables>();
  const known = await tables.selectFrom("calendar_year").select("year").where("year", "=", year).executeTakeFirst();
  if (known !== undefined) return "known";
  await tables
    .insertInto("calendar_year")
    .values({ id: newId(), year, status: "generated", confirmed_by: null, confirmed_at: null })
    .execute();
  await tables
    .insertInto("calendar_day")
    .values(
      lawYear(year).map((day) => ({
        id: newId(),
        year,
        date: day.date.toString(),
        kind: day.kind,
        reason_vi: day.reason.vi,
        reason_en: day.reason.en,
      })),
    )
    .execute();
  return "stored";
}

/** Overwrites one stored day. */
export async function saveDay(tx: Tx, day: CalendarDay): Promise<void> {
  await tx
    .withTables<CalendarTables>()
    .updateTable("calendar_day")
    .set({ kind: day.kind, reason_vi: day.reason.vi, reason_en: day.reason.en })
    .where("date", "=", sql<PlainDate>`${day.date.toString()}::date`)
    .execute();
}

/** Marks a stored year as confirmed by an officer; answers whether it was not confirmed before. */
export async function saveConfirmation(
  tx: Tx,
  year: number,
  by: { readonly officerId: string; readonly at: string },
): Promise<boolean> {
  const result = await tx
    .withTables<CalendarTables>()
    .updateTable("calendar_year")
    .set({ status: "confirmed", confirmed_by: by.officerId, confirmed_at: by.at })
    .where("year", "=", year)
    .where("status", "=", "generated")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
