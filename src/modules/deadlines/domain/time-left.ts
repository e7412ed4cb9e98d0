import type { Instant } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import type { TraceLine } from "./rule.ts";
import { workingDaysBetween, workingMinutesBetween } from "./working-time.ts";

/** Working time from now to a due instant, or since it; whole days and, below one day, hours rounded up. */
export type TimeLeft = {
  readonly kind: "left" | "overdue" | "paused";
  readonly workingMinutes: number;
  readonly workingDays: number;
  readonly workingHours: number;
};

/** How much time is left on the calendar on which the due date was counted; null = the clock stands still. */
export function timeLeft(calendar: WorkingCalendar, now: Instant, due: Instant | null): TimeLeft {
  if (due === null) return { kind: "paused", workingMinutes: 0, workingDays: 0, workingHours: 0 };
  const minutes = workingMinutesBetween(calendar, now, due);
  const overdue = counting.minuteOf(now) > counting.minuteOf(due);
  const size = Math.abs(minutes);
  const day = counting.minutesIn(calendar, nearestWorkday(calendar, due)) || 1;
  return {
    kind: overdue ? "overdue" : "left",
    workingMinutes: size,
    workingDays: Math.floor(size / day),
    workingHours: Math.ceil(size / 60),
  };
}

export type ChipKind = "neutral" | "amber" | "red" | "blue" | "green";

/** The due-date chip: never colour alone, always the text with it. */
export type DueChip = { readonly kind: ChipKind; readonly text: TraceLine };

/** Amber from this much working time on, unless the caller says otherwise: eight working hours. */
export const AMBER_MINUTES = 480;

/**
 * The chip of a dossier or task: `còn 3 ngày`, `còn 5 giờ`, `quá hạn 2 ngày`, `tạm dừng: chờ bổ sung`,
 * `đã trả trước hạn 1 ngày`. Once finished, dates are compared, not clock times (the counting of the reports).
 */
export function dueChip(input: {
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
  readonly due: Instant | null;
  readonly finishedAt?: Instant | null;
  readonly pausedFor?: TraceLine;
  readonly amberMinutes?: number;
}): DueChip {
  const { calendar, due, finishedAt } = input;
  if (finishedAt !== undefined && finishedAt !== null) return finishedChip(calendar, due, finishedAt);
  if (due === null) return pausedChip(input.pausedFor);
  const left = timeLeft(calendar, input.now, due);
  if (left.workingMinutes === 0) return AT_THE_MINUTE[left.kind === "overdue" ? "overdue" : "left"];
  const length = lengthText(left);
  if (left.kind === "overdue") {
    return { kind: "red", text: { vi: `quá hạn ${length.vi}`, en: `${length.en} overdue` } };
  }
  const amber = left.workingMinutes <= (input.amberMinutes ?? AMBER_MINUTES);
  return { kind: amber ? "amber" : "neutral", text: { vi: `còn ${length.vi}`, en: `${length.en} left` } };
}

/** No working minute lies between now and the due instant. */
const AT_THE_MINUTE = {
  left: { kind: "amber", text: { vi: "đến hạn", en: "due now" } },
  overdue: { kind: "red", text: { vi: "quá hạn", en: "overdue" } },
} as const satisfies Record<"left" | "overdue", DueChip>;

function finishedChip(calendar: WorkingCalendar, due: Instant | null, finishedAt: Instant): DueChip {
  const days = due === null ? 0 : workingDaysBetween(calendar, finishedAt, due);
  const late = due !== null && days === 0 && isLaterDate(finishedAt, due);
  const n = Math.max(1, Math.abs(days));
  const unit = n === 1 ? "day" : "days";
  if (days < 0 || late) {
    return { kind: "red", text: { vi: `đã trả quá hạn ${n} ngày`, en: `returned ${n} ${unit} late` } };
  }
  if (days > 0) {
    return { kind: "green", text: { vi: `đã trả trước hạn ${n} ngày`, en: `returned ${n} ${unit} early` } };
  }
  return { kind: "green", text: { vi: "đã trả đúng hạn", en: "returned on time" } };
}

function pausedChip(reason: TraceLine | undefined): DueChip {
  const text =
    reason === undefined
      ? { vi: "tạm dừng", en: "paused" }
      : { vi: `tạm dừng: ${reason.vi}`, en: `paused: ${reason.en}` };
  return { kind: "blue", text };
}

function lengthText({ workingDays, workingHours, workingMinutes }: TimeLeft): TraceLine {
  if (workingDays >= 1)
    return { vi: `${workingDays} ngày`, en: `${workingDays} ${workingDays === 1 ? "day" : "days"}` };
  if (workingMinutes >= 60) {
    return { vi: `${workingHours} giờ`, en: `${workingHours} ${workingHours === 1 ? "hour" : "hours"}` };
  }
  return { vi: `${workingMinutes} phút`, en: `${workingMinutes} min` };
}

function isLaterDate(a: Instant, b: Instant): boolean {
  const day = (at: Instant) => Math.floor(counting.minuteOf(at) / counting.DAY_MINUTES);
  return day(a) > day(b);
}

function nearestWorkday(calendar: WorkingCalendar, at: Instant): number {
  return counting.workdayAfter(calendar, counting.dayIndexOf(calendar, counting.minuteOf(at)), 0);
}
