import { Temporal, type PlainDate } from "#kernel/time.ts";
import type { Announcements } from "./announcements.ts";
import type { Bilingual } from "./calendar-day.ts";
import { lunarToSolar, tetOf } from "./lunar.ts";

/** A paid holiday of the law on its date, before compensation for rest days. */
export type Holiday = { readonly date: PlainDate; readonly name: Bilingual };

const TET_DAYS = 5;
const SECOND_NATIONAL_DAY_FROM = 2021;

const NAMES = {
  newYear: { vi: "Tết Dương lịch", en: "New Year's Day" },
  tet: { vi: "Tết Nguyên đán", en: "Lunar New Year (Tết)" },
  hungKings: { vi: "Giỗ Tổ Hùng Vương 10/3 âm lịch", en: "Hùng Kings' Commemoration" },
  victory: { vi: "Ngày Chiến thắng 30/4", en: "Victory Day" },
  labour: { vi: "Ngày Quốc tế lao động 1/5", en: "International Labour Day" },
  national: { vi: "Quốc khánh 2/9", en: "National Day" },
  culture: { vi: "Ngày Văn hóa Việt Nam 24/11", en: "Vietnamese Culture Day" },
} satisfies Record<string, Bilingual>;

/**
 * The paid holidays of a year in order of date: Labour Code 2012 Art. 115 until 2020 (one National Day),
 * Labour Code 2019 Art. 112 from 2021 (two), and 24 November from the year in the announcements.
 */
export function statutoryHolidays(year: number, announcements: Announcements): readonly Holiday[] {
  const on = (month: number, day: number, name: Bilingual) => ({
    date: Temporal.PlainDate.from({ year, month, day }),
    name,
  });
  const first = announcements.years.get(year)?.tet?.from ?? provisionalTetStart(year);
  return [
    on(1, 1, NAMES.newYear),
    ...Array.from({ length: TET_DAYS }, (_, i) => ({ date: first.add({ days: i }), name: NAMES.tet })),
    { date: lunarToSolar({ year, month: 3, day: 10 }), name: NAMES.hungKings },
    on(4, 30, NAMES.victory),
    on(5, 1, NAMES.labour),
    on(9, 2, NAMES.national),
    ...(year >= SECOND_NATIONAL_DAY_FROM
      ? [
          {
            date: announcements.years.get(year)?.nationalDayExtra ?? provisionalNationalDay(year),
            name: NAMES.national,
          },
        ]
      : []),
    ...(year >= announcements.cultureDayFrom ? [on(11, 24, NAMES.culture)] : []),
  ].sort((a, b) => Temporal.PlainDate.compare(a.date, b.date));
}

/** What has not been announced for a year, so that its calendar is provisional. */
export function missingAnnouncements(year: number, announcements: Announcements): readonly ("tet" | "national-day")[] {
  const known = announcements.years.get(year);
  return [
    ...(known?.tet === undefined ? (["tet"] as const) : []),
    ...(year >= SECOND_NATIONAL_DAY_FROM && known?.nationalDayExtra === undefined ? (["national-day"] as const) : []),
  ];
}

/** Until the State decides: the last day of the old lunar year and the first four of the new one. */
function provisionalTetStart(year: number): PlainDate {
  return tetOf(year).subtract({ days: 1 });
}

/** Until the State decides: the day beside 2 September that makes the longer break. */
function provisionalNationalDay(year: number): PlainDate {
  const day = Temporal.PlainDate.from({ year, month: 9, day: 2 });
  const after = day.dayOfWeek === 1 || day.dayOfWeek === 4 || day.dayOfWeek === 7;
  return after ? day.add({ days: 1 }) : day.subtract({ days: 1 });
}
