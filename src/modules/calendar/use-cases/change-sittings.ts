import { err, ok, type Result } from "#kernel/result.ts";
import { minuteSittings, type SittingRule } from "../domain/sittings.ts";
import { readSittings } from "../store/load-calendar.ts";
import type { CalendarTables } from "../store/tables.ts";
import { asNewVersion, type Changing, type Stale } from "./changing.ts";

export type SittingRefusal =
  | { readonly kind: "calendar/reason-missing" }
  | { readonly kind: "calendar/sittings-wrong" }
  | { readonly kind: "calendar/no-work" };

export type ChangeSittings = {
  /** null = the centre and every unit without sittings of its own. */
  readonly unitId: string | null;
  readonly rules: readonly SittingRule[];
  readonly reason: string;
  readonly version: number;
};

/** Sets the sittings of the centre or of one unit; at least one sitting must count as work. */
export async function changeSittings<Viewer extends { readonly officerId: string }>(
  changing: Changing<Viewer>,
  command: ChangeSittings,
): Promise<Result<{ readonly version: number }, SittingRefusal | Stale>> {
  const { unitId, rules } = command;
  if (command.reason.trim() === "") return err({ kind: "calendar/reason-missing" });
  if (!rules.every(isSound)) return err({ kind: "calendar/sittings-wrong" });
  if (!rules.some((rule) => rule.purpose === "work" && rule.sittings.length > 0)) {
    return err({ kind: "calendar/no-work" });
  }
  return asNewVersion(changing, command, async (tx) => {
    const before = await readSittings(tx, unitId ?? undefined);
    const tables = tx.withTables<CalendarTables>();
    await tables
      .deleteFrom("calendar_sitting")
      .where("unit_id", unitId === null ? "is" : "=", unitId)
      .execute();
    await tables
      .insertInto("calendar_sitting")
      .values(
        rules.map((rule, ordinal) => ({
          id: changing.newId(),
          unit_id: unitId,
          ordinal,
          weekdays: [...rule.weekdays],
          purpose: rule.purpose,
          months: rule.months === undefined ? null : [...rule.months],
          sittings: JSON.stringify(rule.sittings),
        })),
      )
      .execute();
    return ok([{ kind: "sittings", unitId, before, after: rules }]);
  });
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
