import { counting, DAY_KIND_NAMES, type CalendarDay, type WorkingCalendar } from "#modules/calendar/domain.ts";
import type { TraceLine } from "./rule.ts";
import { dayText, sentence, shortDate } from "./words.ts";

/** Weekly rest days named one by one up to this many; beyond, their number and the span say it better. */
const NAMED_REST_DAYS = 8;

/** Why days between two local minutes were not counted, and which rest days were: one sentence for each reason. */
export function uncountedDays(calendar: WorkingCalendar, from: number, to: number): readonly TraceLine[] {
  const days = calendar.days.slice(counting.dayIndexOf(calendar, from) + 1, counting.dayIndexOf(calendar, to) + 1);
  const year = calendar.days[counting.dayIndexOf(calendar, from)]?.date.year;
  const special = days.filter((day) => day.kind !== "working" && day.kind !== "weekly-rest");
  return [
    ...runsOf(special).map((run) => specialDays(run, year)),
    ...weeklyRest(
      days.filter((day) => day.kind === "weekly-rest"),
      year,
    ),
  ];
}

/** What kind of day a date is: `ngày nghỉ lễ (Quốc khánh 2/9)`. */
export function dayReason(day: CalendarDay): TraceLine {
  const name = DAY_KIND_NAMES[day.kind];
  if (day.kind === "weekly-rest" || day.kind === "working") return name;
  return { vi: `${name.vi} (${day.reason.vi})`, en: `${name.en} (${day.reason.en})` };
}

function specialDays(run: readonly CalendarDay[], year: number | undefined): TraceLine {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return { vi: "", en: "" };
  const reason = dayReason(first);
  const from = dayText(first.date, year);
  const to = dayText(last.date, year);
  const counted = first.kind === "swap-worked";
  const span = run.length === 1 ? from : { vi: `từ ${from.vi} đến ${to.vi}`, en: `${from.en} to ${to.en}` };
  const verb = run.length === 1 ? "is a" : "are";
  const many = run.length === 1 ? reason.en : reason.en.replace(/^(\S+ \S+)/, "$1s");
  return {
    vi: `${sentence(span.vi)} là ${reason.vi} nên ${counted ? "được tính" : "không tính"}.`,
    en: `${sentence(span.en)} ${verb} ${many}, ${counted ? "counted" : "not counted"}.`,
  };
}

function weeklyRest(days: readonly CalendarDay[], year: number | undefined): readonly TraceLine[] {
  const [first, second] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  if (days.length <= 2) {
    const names = [first, second].flatMap((day) => (day === undefined ? [] : [dayText(day.date, year)]));
    const vi = sentence(names.map((name) => name.vi).join(" và "));
    const en = names.map((name) => name.en).join(" and ");
    return [
      {
        vi: `${vi} là ngày nghỉ hằng tuần nên không tính.`,
        en:
          names.length === 1 ? `${en} is a weekly rest day, not counted.` : `${en} are weekly rest days, not counted.`,
      },
    ];
  }
  const which =
    days.length <= NAMED_REST_DAYS
      ? { vi: listed(days, year), en: listed(days, year) }
      : {
          vi: `từ ${shortDate(first.date)} đến ${shortDate(last.date)}`,
          en: `from ${shortDate(first.date)} to ${shortDate(last.date)}`,
        };
  return [
    {
      vi: `${days.length} ngày nghỉ hằng tuần (${which.vi}) không tính.`,
      en: `${days.length} weekly rest days (${which.en}) are not counted.`,
    },
  ];
}

function listed(days: readonly CalendarDay[], year: number | undefined): string {
  return days.map((day) => shortDate(day.date, year)).join(", ");
}

/** Neighbouring days with the same kind and reason. */
function runsOf(days: readonly CalendarDay[]): readonly (readonly CalendarDay[])[] {
  const runs: CalendarDay[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const continues =
      before !== undefined &&
      before.kind === day.kind &&
      before.reason.vi === day.reason.vi &&
      before.date.add({ days: 1 }).equals(day.date);
    if (continues && run !== undefined) run.push(day);
    else runs.push([day]);
  }
  return runs;
}
