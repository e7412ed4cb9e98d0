export * from "./domain.ts";
export { currentVersion, loadCalendar } from "./store/load-calendar.ts";
export { presentYear, yearTable } from "./wire/year.ts";
