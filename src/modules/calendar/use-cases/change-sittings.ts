import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import { minuteSittings, type SittingRule } from "../domain/sittings.ts";
import { compileCalendar, type WorkingCalendar } from "../domain/working-calendar.ts";
import { readCalendar, readSittings } from "../store/load-calendar.ts";
import type { CalendarTables } from "../store/tables.ts";
import { asNewVersion, type Changing, type Stale } from "./changing.ts";

export type SittingRefusal =
  | { readonly kind: "calendar/reason-missing" }
  | { readonly kind: "calendar/past-day"; readonly date: PlainDate }
  | { readonly kind: "calendar/sittings-wrong" }
  | { readonly kind: "calendar/no-work" };

export type ChangeSittings = {
  /** null = the centre and every unit without sittings of its own. */
  readonly unitId: string | null;
  /** The new sittings; those in force before stay for the days before `from`. */
  readonly rules: readonly SittingRule[];
  /** The first day on which they hold; not a past one. */
  readonly from: PlainDate;
  readonly reason: string;
  readonly version: number;
};

/** Sets the sittings of the centre or of one unit; at least one sitting must count as work. */
export async function changeSittings<Viewer extends { readonly officerId: string }>(
  changing: Changing<Viewer>,
  command: ChangeSittings,
): Promise<Result<{ readonly version: number }, SittingRefusal | Stale>> {
  const { unitId } = command;
  const problem = problemOf(command);
  if (problem !== undefined) return err(problem);
  return asNewVersion(changing, command, async (tx, now) => {
    if (isPast(command.from, now)) return err({ kind: "calendar/past-day" as const, date: command.from });
    const before = await readSittings(tx, unitId ?? undefined);
    const after = dated(command, before);
    const tables = tx.withTables<CalendarTables>();
    await tables
      .deleteFrom("calendar_sitting")
      .where("unit_id", unitId === null ? "is" : "=", unitId)
      .execute();
    await tables
      .insertInto("calendar_sitting")
      .values(
        after.map((rule, ordinal) => ({
          id: changing.newId(),
          unit_id: unitId,
          ordinal,
          weekdays: [...rule.weekdays],
          purpose: rule.purpose,
          months: rule.months === undefined ? null : [...rule.months],
          sittings: JSON.stringify(rule.sittings),
          valid_from: rule.from?.toString() ?? null,
        })),
      )
      .execute();
    return ok([{ kind: "sittings", unitId, before, after }]);
  });
}

/** The calendar of the centre as it would be with other sittings, without changing anything: for the preview. */
export async function previewSittings(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  command: Pick<ChangeSittings, "rules" | "reason" | "from">,
): Promise<Result<WorkingCalendar, SittingRefusal>> {
  const problem = problemOf(command);
  if (problem !== undefined) return err(problem);
  if (isPast(command.from, await clock.now())) return err({ kind: "calendar/past-day", date: command.from });
  const calendar = await readCalendar(db);
  const sittings = dated(command, await readSittings(db));
  return ok(compileCalendar({ ...calendar, sittings, version: `${calendar.version}+preview` }));
}

/** The new rules from their day on, before those that were in force. */
function dated({ rules, from }: Pick<ChangeSittings, "rules" | "from">, before: readonly SittingRule[]) {
  return [...rules.map((rule) => ({ ...rule, from })), ...before];
}

function isPast(date: PlainDate, now: Instant): boolean {
  return Temporal.PlainDate.compare(date, dateInVietnam(now)) < 0;
}

function problemOf({ rules, reason }: Pick<ChangeSittings, "rules" | "reason">): SittingRefusal | undefined {
  if (reason.trim() === "") return { kind: "calendar/reason-missing" };
  if (!rules.every(isSound)) return { kind: "calendar/sittings-wrong" };
  const works = rules.some((rule) => rule.purpose === "work" && rule.sittings.length > 0);
  return works ? undefined : { kind: "calendar/no-work" };
}

function isSound(rule: SittingRule): boolean {
  if (rule.weekdays.length === 0 || !rule.weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7)) {
    return false;
  }
  try {
    minuteSittings(rule.sittings);
    return true;
  } catch {
    return false;
  }
}
