import type { PlainDate } from "#kernel/time.ts";

/** What a date is for the working calendar; only "working" and "swap-worked" days count for time limits. */
export type DayKind = "working" | "weekly-rest" | "holiday" | "compensatory" | "swap-off" | "swap-worked";

export const DAY_KINDS = [
  "working",
  "weekly-rest",
  "holiday",
  "compensatory",
  "swap-off",
  "swap-worked",
] as const satisfies readonly DayKind[];

/** Text in the two languages of the product. */
export type Bilingual = { readonly vi: string; readonly en: string };

/** One date of the calendar with its kind and the reason a citizen reads. */
export type CalendarDay = { readonly date: PlainDate; readonly kind: DayKind; readonly reason: Bilingual };

/** Whether a day of this kind counts as a working day for limits. */
export function isWorkingKind(kind: DayKind): boolean {
  return kind === "working" || kind === "swap-worked";
}

/** Names of the kinds as people read them. */
export const DAY_KIND_NAMES = {
  working: { vi: "ngày làm việc", en: "working day" },
  "weekly-rest": { vi: "ngày nghỉ hằng tuần", en: "weekly rest day" },
  holiday: { vi: "ngày nghỉ lễ", en: "public holiday" },
  compensatory: { vi: "ngày nghỉ bù", en: "compensatory day off" },
  "swap-off": { vi: "ngày nghỉ hoán đổi", en: "swapped day off" },
  "swap-worked": { vi: "ngày làm bù", en: "make-up working day" },
} satisfies Record<DayKind, Bilingual>;
