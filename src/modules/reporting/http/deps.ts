import type { WorkingCalendar } from "#modules/calendar/index.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { Exports } from "#platform/exports/exports.ts";
import type { ReportPrinter } from "../use-cases/print-report.ts";

/** What the routes of this slice are given by the composition root. */
export type ReportingDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The calendar in force. */
  readonly calendar: () => Promise<WorkingCalendar>;
  readonly printer: ReportPrinter;
  /** Big files of rows, written in the background. */
  readonly exports: Exports;
};
