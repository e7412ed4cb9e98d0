export type { AgencyFlow, ChannelFlow, IntakeHour, Nearness, StepFlow, StockCell } from "./domain/board-facts.ts";
export type { DossierFact, Settlement, Verdict } from "./domain/dossier-fact.ts";
export {
  addFigures,
  addFlows,
  carriedOver,
  NO_FIGURES,
  NO_FLOW,
  openAfter,
  resolvedIn,
  stillOpen,
  type Figures,
  type Flow,
} from "./domain/flow.ts";
export { readAsOf } from "./domain/as-of-choice.ts";
export { sayUntil } from "./domain/say-until.ts";
export { readDay } from "./domain/read-day.ts";
export {
  asOf,
  calendarMonth,
  calendarQuarter,
  calendarYear,
  controlQuarter,
  controlYear,
  freePeriod,
  periodBefore,
  settledInstant,
  weekOf,
  type AsOf,
  type ReportingPeriod,
} from "./domain/reporting-period.ts";
export { isRowMeasure, ROW_MEASURE_NAMES, ROW_MEASURES, type RowMeasure } from "./domain/row-measure.ts";
