/** Length of time the law gives; values in quarter steps, units as the national catalogue publishes them. */
export type LimitUnit = "hour" | "working-day" | "calendar-day" | "month" | "year";

export type Limit = { readonly value: number; readonly unit: LimitUnit };

/** How a due instant falls within its last day: at the clock time of the start, or at the end of the day. */
export type LimitMode = "clock" | "end-of-day";

/** What the deadline engine needs to know of a case; the same shape as its own rule. */
export type CaseRule = {
  readonly limit: Limit;
  readonly mode: LimitMode;
  /** Received after this hour: counted from the next working day (one-day procedures). */
  readonly afterHour?: "15:00";
  /** Result on the day of receipt. */
  readonly sameDay?: boolean;
  readonly legalBasis: string;
};

const UNIT_NAMES = {
  hour: "giờ làm việc",
  "working-day": "ngày làm việc",
  "calendar-day": "ngày",
  month: "tháng",
  year: "năm",
} as const satisfies Record<LimitUnit, string>;

/** The limit in words of the law: `5 ngày làm việc`, `1,5 ngày làm việc`. */
export function formatLimit(limit: Limit): string {
  return `${String(limit.value).replace(".", ",")} ${UNIT_NAMES[limit.unit]}`;
}

/** The rule in words, with its one-day and after-15:00 conditions. */
export function formatRule(rule: CaseRule): string {
  const base = rule.sameDay === true ? "Trong ngày làm việc" : formatLimit(rule.limit);
  if (rule.afterHour === undefined) return base;
  return `${base}; nhận sau 15 giờ thì trong ngày làm việc tiếp theo`;
}

/** Whether two limits are the same length in the same unit. */
export function sameLimit(a: Limit | null, b: Limit | null): boolean {
  return a === b || (a !== null && b !== null && a.value === b.value && a.unit === b.unit);
}
