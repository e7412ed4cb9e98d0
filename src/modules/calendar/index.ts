export * from "./domain.ts";
export { currentVersion, loadCalendar } from "./store/load-calendar.ts";
export { listVersions, type CalendarVersion } from "./store/versions.ts";
export { changeDays, previewDays, type ChangeDays } from "./use-cases/change-days.ts";
export { changeSittings, type ChangeSittings } from "./use-cases/change-sittings.ts";
export type { CalendarChanged, CalendarChangedHook, Changing } from "./use-cases/changing.ts";
export { confirmYear, generateStoredYear } from "./use-cases/confirm-year.ts";
export { sayRefusal, type CalendarRefusal } from "./use-cases/refusals.ts";
export { presentYear, yearTable } from "./wire/year.ts";
