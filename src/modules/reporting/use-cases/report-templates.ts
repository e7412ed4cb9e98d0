import type { ReportTemplate } from "./report-template.ts";

/** Every report of the product, in the order of the list; a further one is a further line here. */
export const REPORT_TEMPLATES: readonly ReportTemplate[] = [];

/** The report with that id, or undefined. */
export function findTemplate(id: string): ReportTemplate | undefined {
  return REPORT_TEMPLATES.find((template) => template.id === id);
}
