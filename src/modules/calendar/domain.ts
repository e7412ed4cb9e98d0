export {
  parseAnnouncements,
  isoDate,
  type Announcements,
  type AnnouncementProblem,
  type Swap,
  type YearAnnouncement,
} from "./domain/announcements.ts";
export {
  DAY_KIND_NAMES,
  DAY_KINDS,
  isWorkingKind,
  type Bilingual,
  type CalendarDay,
  type DayKind,
} from "./domain/calendar-day.ts";
export { generateYear } from "./domain/generate-year.ts";
export { lunarToSolar, tetOf } from "./domain/lunar.ts";
export { CENTRE_SITTINGS, minuteOfDay, type MinuteSitting, type Sitting, type SittingRule } from "./domain/sittings.ts";
export { STATE_ANNOUNCEMENTS } from "./domain/state-announcements.ts";
export { missingAnnouncements, statutoryHolidays } from "./domain/statutory-holidays.ts";
export { calendarOfLaw, compileCalendar, dayOn, type WorkingCalendar } from "./domain/working-calendar.ts";
export * as counting from "./domain/counting.ts";
