import type { ReportTemplate } from "./report-template.ts";
import { AGENCY_EVALUATION } from "./reports/agency-evaluation.ts";
import { FORM_II06A, FORM_II06B, FORM_II06C } from "./reports/form-ii06.ts";
import { INDEX_766 } from "./reports/index-766.ts";
import { OFFICER_EVALUATION } from "./reports/officer-evaluation.ts";

/** Every report of the product, in the order of the list; a further one is a further line here. */
export const REPORT_TEMPLATES: readonly ReportTemplate[] = [
  FORM_II06A,
  FORM_II06B,
  FORM_II06C,
  AGENCY_EVALUATION,
  OFFICER_EVALUATION,
  INDEX_766,
];

/** The report with that id, or undefined. */
export function findTemplate(id: string): ReportTemplate | undefined {
  return REPORT_TEMPLATES.find((template) => template.id === id);
}
