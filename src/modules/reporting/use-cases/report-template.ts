import type { Db } from "#platform/db/db.ts";
import type { Report } from "../domain/report.ts";
import type { ReportCard, ReportQuestion } from "../domain/report-template.ts";

/** A report that can be asked for: its card, and how it is filled in from the facts. */
export type ReportTemplate = ReportCard & {
  readonly fill: (db: Db, question: ReportQuestion) => Promise<Report>;
};
