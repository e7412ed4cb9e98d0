import type { ReportTemplate } from "./report-template.ts";
import { FORM_II06A, FORM_II06B, FORM_II06C } from "./reports/form-ii06.ts";

/** Every report of the product, in the order of the list; a further one is a further line here. */
export const REPORT_TEMPLATES: readonly ReportTemplate[] = [FORM_II06A, FORM_II06B, FORM_II06C];

/** The report with that id, or undefined. */
export function findTemplate(id: string): ReportTemplate | undefined {
  return REPORT_TEMPLATES.find((template) => template.id === id);
}
