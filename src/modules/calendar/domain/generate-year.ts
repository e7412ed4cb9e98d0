import { formatDate, Temporal, type PlainDate } from "#kernel/time.ts";
import type { Announcements, Swap } from "./announcements.ts";
import { DAY_KIND_NAMES, type Bilingual, type CalendarDay, type DayKind } from "./calendar-day.ts";
import { statutoryHolidays, type Holiday } from "./statutory-holidays.ts";

type Marked = { readonly kind: DayKind; readonly reason: Bilingual };

/**
 * Every date of a year with its kind and reason: holidays, the rest of the announced Tết block, swaps, and a
 * compensatory day on the next working day for each holiday on a weekly rest day (Labour Code 2019 Art. 111.3).
 */
export function generateYear(year: number, announcements: Announcements): readonly CalendarDay[] {
  const holidays = statutoryHolidays(year, announcements);
  const marks = new Map<string, Marked>();
  for (const { date, name } of holidays) marks.set(date.toString(), { kind: "holiday", reason: name });
  for (const swap of swapsAround(year, announcements)) markSwap(marks, swap);
  const settled = markTetBlock(marks, year, announcements, holidays);
  for (const holiday of holidays) {
    if (isRestDay(holiday.date) && !settled.has(holiday)) markCompensation(marks, holiday);
  }
  return datesOf(year).map((date) => {
    const mark = marks.get(date.toString()) ?? ordinary(date);
    return { date, kind: mark.kind, reason: mark.reason };
  });
}

/** Marks what the announced block holds beyond the five days of Tết; returns the holidays it compensates. */
function markTetBlock(
  marks: Map<string, Marked>,
  year: number,
  announcements: Announcements,
  holidays: readonly Holiday[],
): ReadonlySet<Holiday> {
  const block = announcements.years.get(year)?.tet;
  const settled = new Set<Holiday>();
  if (block === undefined) return settled;
  const owed = holidays.filter((h) => isWithin(h.date, block) && isRestDay(h.date));
  for (let date = block.from; isWithin(date, block); date = date.add({ days: 1 })) {
    if (isRestDay(date) || marks.has(date.toString())) continue;
    const next = owed.shift();
    if (next === undefined) marks.set(date.toString(), { kind: "holiday", reason: TET_ANNOUNCED });
    else {
      settled.add(next);
      marks.set(date.toString(), compensationFor(next));
    }
  }
  return settled;
}

const TET_ANNOUNCED: Bilingual = { vi: "nghỉ Tết Nguyên đán theo thông báo", en: "Tết break as announced" };

function markCompensation(marks: Map<string, Marked>, holiday: Holiday): void {
  let date = holiday.date.add({ days: 1 });
  while (isRestDay(date) || marks.has(date.toString())) date = date.add({ days: 1 });
  marks.set(date.toString(), compensationFor(holiday));
}

function compensationFor(holiday: Holiday): Marked {
  return { kind: "compensatory", reason: { vi: `bù cho ${holiday.name.vi}`, en: `in lieu of ${holiday.name.en}` } };
}

function markSwap(marks: Map<string, Marked>, { off, worked }: Swap): void {
  marks.set(off.toString(), {
    kind: "swap-off",
    reason: {
      vi: `làm bù ngày ${formatDate(worked)}`,
      en: `worked on ${formatDate(worked)}`,
    },
  });
  marks.set(worked.toString(), {
    kind: "swap-worked",
    reason: { vi: `thay cho ngày ${formatDate(off)}`, en: `in place of ${formatDate(off)}` },
  });
}

/** A swap near New Year touches two years, whichever announced it. */
function swapsAround(year: number, announcements: Announcements): readonly Swap[] {
  return [year - 1, year, year + 1].flatMap((y) => announcements.years.get(y)?.swaps ?? []);
}

function ordinary(date: PlainDate): Marked {
  const kind = isRestDay(date) ? "weekly-rest" : "working";
  return { kind, reason: DAY_KIND_NAMES[kind] };
}

function datesOf(year: number): readonly PlainDate[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return Array.from({ length: first.daysInYear }, (_, i) => first.add({ days: i }));
}

/** Offices of the State rest on Saturday and Sunday. */
function isRestDay(date: PlainDate): boolean {
  return date.dayOfWeek > 5;
}

function isWithin(date: PlainDate, block: { from: PlainDate; to: PlainDate }): boolean {
  return Temporal.PlainDate.compare(date, block.from) >= 0 && Temporal.PlainDate.compare(date, block.to) <= 0;
}
