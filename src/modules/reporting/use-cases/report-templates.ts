import type { ReportTemplate } from "./report-template.ts";
import { AGENCY_EVALUATION } from "./reports/agency-evaluation.ts";
import { FORM_II06A, FORM_II06B, FORM_II06C } from "./reports/form-ii06.ts";
import { INDEX_766 } from "./reports/index-766.ts";
import { OFFICER_EVALUATION } from "./reports/officer-evaluation.ts";
import { ANSWER_REPORT, DAY_REPORT, ENDED_REPORT, POST_REPORT } from "./reports/other-reports.ts";
import { OVERDUE_REPORT } from "./reports/overdue-report.ts";
import { PROCEDURE_REPORT } from "./reports/procedure-report.ts";
import { UNIT_REPORT } from "./reports/unit-report.ts";

/** Every report of the product, in the order of the list; a further one is a further line here. */
export const REPORT_TEMPLATES: readonly ReportTemplate[] = [
  FORM_II06A,
  FORM_II06B,
  FORM_II06C,
  UNIT_REPORT,
  OVERDUE_REPORT,
  DAY_REPORT,
  ANSWER_REPORT,
  PROCEDURE_REPORT,
  POST_REPORT,
  ENDED_REPORT,
  AGENCY_EVALUATION,
  OFFICER_EVALUATION,
  INDEX_766,
];

/** The report with that id, or undefined. */
export function findTemplate(id: string): ReportTemplate | undefined {
  return REPORT_TEMPLATES.find((template) => template.id === id);
}
