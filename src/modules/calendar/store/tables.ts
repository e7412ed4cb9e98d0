import type { PlainDate } from "#kernel/time.ts";
import type { DateColumn, InstantColumn, NullableInstantColumn } from "#platform/db/db.ts";
import type { DayKind } from "../domain/calendar-day.ts";
import type { Sitting, SittingRule } from "../domain/sittings.ts";

export type YearStatus = "generated" | "confirmed";

type Json<T> = { __select__: T; __insert__: string; __update__: string };

/** The tables that this slice owns. */
export type CalendarTables = {
  calendar_year: {
    id: string;
    year: number;
    status: YearStatus;
    confirmed_by: string | null;
    confirmed_at: NullableInstantColumn;
  };
  calendar_day: {
    id: string;
    year: number;
    date: DateColumn;
    kind: DayKind;
    reason_vi: string;
    reason_en: string;
  };
  calendar_sitting: {
    id: string;
    unit_id: string | null;
    ordinal: number;
    weekdays: number[];
    purpose: SittingRule["purpose"];
    months: number[] | null;
    sittings: Json<readonly Sitting[]>;
    valid_from: { __select__: PlainDate | null; __insert__: string | null; __update__: string | null };
  };
  calendar_version: {
    id: string;
    number: number;
    reason: string;
    changed_by: string | null;
    at: InstantColumn;
    changes: Json<readonly CalendarChange[]>;
  };
};

/** One thing that a version changed, with what it was: enough to compute the version before again. */
export type CalendarChange =
  | {
      readonly kind: "day";
      readonly date: string;
      readonly before: StoredDay;
      readonly after: StoredDay;
    }
  | { readonly kind: "year-stored" | "year-confirmed"; readonly year: number }
  | {
      readonly kind: "sittings";
      readonly unitId: string | null;
      readonly before: readonly SittingRule[];
      readonly after: readonly SittingRule[];
    };

export type StoredDay = { readonly kind: DayKind; readonly vi: string; readonly en: string };
