import type { IntakeHour } from "#modules/reporting/domain.ts";

export const WEEKDAYS = [
  { key: "1", name: "Thứ hai", short: "T2" },
  { key: "2", name: "Thứ ba", short: "T3" },
  { key: "3", name: "Thứ tư", short: "T4" },
  { key: "4", name: "Thứ năm", short: "T5" },
  { key: "5", name: "Thứ sáu", short: "T6" },
  { key: "6", name: "Thứ bảy", short: "T7" },
  { key: "7", name: "Chủ nhật", short: "CN" },
] as const;

export type HourRow = { readonly hour: number; readonly name: string; readonly counts: readonly number[] };

/** Office hours, and whatever lies outside them when anything came then; a count for each weekday. */
export function weekHours(hours: readonly IntakeHour[]): readonly HourRow[] {
  const busy = hours.map(({ hour }) => hour);
  const [first, last] = [Math.min(OPENING, ...busy), Math.max(CLOSING, ...busy)];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const hour = first + index;
    return {
      hour,
      name: `${hour}-${hour + 1}`,
      counts: WEEKDAYS.map(({ key }) =>
        hours
          .filter((each) => each.hour === hour && each.weekday === Number(key))
          .reduce((sum, { count }) => sum + count, 0),
      ),
    };
  });
}

/** The weekdays shown: the last ones only when anything came on them. */
export function weekdaysShown(rows: readonly HourRow[]): number {
  const used = WEEKDAYS.filter((_, index) => rows.some(({ counts }) => (counts[index] ?? 0) > 0));
  return Math.max(5, ...used.map(({ key }) => Number(key)));
}

const OPENING = 7;
const CLOSING = 16;
