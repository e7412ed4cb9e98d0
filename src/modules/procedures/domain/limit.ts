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
  /** Further periods that begin where the one before ended. */
  readonly stages?: readonly Limit[];
  /** Extra time when a condition of the dossier holds (for example a mountainous commune). */
  readonly additions?: readonly Addition[];
  readonly legalBasis: string;
};

export type Addition = {
  readonly condition: string;
  readonly limit: Limit;
  readonly label: { readonly vi: string; readonly en: string };
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

/** The rule in words, with its stages, conditions and the 15:00 rule. */
export function formatRule(rule: CaseRule): string {
  const base =
    rule.sameDay === true ? "Trong ngày làm việc" : [rule.limit, ...(rule.stages ?? [])].map(formatLimit).join(" + ");
  const after = rule.afterHour === undefined ? [] : ["nhận sau 15 giờ thì trong ngày làm việc tiếp theo"];
  const added = (rule.additions ?? []).map((addition) => `thêm ${formatLimit(addition.limit)}: ${addition.label.vi}`);
  return [base, ...after, ...added].join("; ");
}

/** Whether two limits are the same length in the same unit. */
export function sameLimit(a: Limit | null, b: Limit | null): boolean {
  return a === b || (a !== null && b !== null && a.value === b.value && a.unit === b.unit);
}
