export * from "./domain.ts";
export type {
  Reconciliation,
  Report,
  ReportCell,
  ReportColumn,
  ReportHeading,
  ReportNote,
  ReportRow,
  RowsBehind,
} from "./domain/report.ts";
export { reportingRoutes } from "./http/routes.ts";
export { writeExports } from "./use-cases/rows-export.ts";
export { rowsPath, type RowsAsked } from "./http/paths.ts";
export { openReportPrinter } from "./use-cases/print-report.ts";
export { REPORT_TEMPLATES } from "./use-cases/report-templates.ts";
export { recordFacts } from "./use-cases/record-facts.ts";
export { recordOfficerParts } from "./use-cases/indicators/record-officer-parts.ts";
export { publishFigures } from "./use-cases/public/publish.ts";
export { usualTimeOf } from "./http/public/usual-time-of.ts";
export { rebuildFacts, type Rebuilding } from "./use-cases/rebuild-facts.ts";
export { compareSums, type SumFault } from "./store/compare-sums.ts";
export { briefingOf, imbalanceOf, type Briefing } from "./use-cases/briefing-of.ts";
export { moneyAndPaperOf, startOf, type MoneyAndPaper, type MoneySpan } from "./use-cases/money-and-paper.ts";
export { closeDays, closedThrough } from "./store/close-days.ts";
export { readFigures, scanFigures, type Cell, type Dimension, type Question } from "./store/read-figures.ts";
export {
  countRows,
  listRows,
  type FactRow,
  type RowCursor,
  type RowPage,
  type RowQuestion,
} from "./store/list-rows.ts";
export { readFlows } from "./store/read-flows.ts";
export { readOpenStock } from "./store/open-stock.ts";
export { countHolds } from "./store/count-holds.ts";
export { readIntakeHours } from "./store/intake-hours.ts";
export { listFields, listReportedProcedures } from "./store/facts.ts";
export { ROWS_PATH, SERVICE_LEVELS_PATH } from "./http/paths.ts";
