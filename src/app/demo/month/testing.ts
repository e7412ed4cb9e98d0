import { calendarOfLaw, STATE_ANNOUNCEMENTS } from "#modules/calendar/domain.ts";
import { FIRST_MONTH, type MonthInputs } from "./scenario.ts";

/** The calendar of the law, as a fresh centre has it. */
export const CALENDAR = calendarOfLaw(2018, 2027, STATE_ANNOUNCEMENTS);

/** A month like the first one with fewer people and nothing known of its end. */
export function aSmallMonth(change: Partial<MonthInputs> = {}): MonthInputs {
  return {
    ...FIRST_MONTH,
    crowds: FIRST_MONTH.crowds.map(({ count, subjects }) => ({ count: Math.ceil(count / 8), subjects })),
    pace: 0.7,
    known: null,
    ...change,
  };
}

/** A bit of everything that can befall a dossier. */
export const EVERY_FATE: MonthInputs["fates"] = {
  late: 6,
  supplement: 6,
  incomplete: 3,
  refused: 3,
  withdrawn: 4,
  stopped: 3,
  extended: 3,
  obligation: 3,
};
