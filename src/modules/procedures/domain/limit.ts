import type { Language } from "#kernel/language.ts";

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

const UNIT_NAMES_EN = {
  hour: "working hour",
  "working-day": "working day",
  "calendar-day": "day",
  month: "month",
  year: "year",
} as const satisfies Record<LimitUnit, string>;

/** The limit in words of the law: `5 ngày làm việc`, `1,5 ngày làm việc`; `1.5 working days` in English. */
export function formatLimit({ value, unit }: Limit, language: Language = "vi"): string {
  if (language === "en") return `${value} ${UNIT_NAMES_EN[unit]}${value === 1 ? "" : "s"}`;
  return `${String(value).replace(".", ",")} ${UNIT_NAMES[unit]}`;
}

/** The rule in words, with its stages, conditions and the 15:00 rule. */
export function formatRule(
  { limit, stages = [], additions = [], ...rule }: CaseRule,
  language: Language = "vi",
): string {
  const { sameDay, afterThree, more } = RULE_WORDS[language];
  const base =
    rule.sameDay === true ? sameDay : [limit, ...stages].map((one) => formatLimit(one, language)).join(" + ");
  const after = rule.afterHour === undefined ? [] : [afterThree];
  const added = additions.map(
    (addition) => `${more(formatLimit(addition.limit, language))}: ${addition.label[language]}`,
  );
  return [base, ...after, ...added].join("; ");
}

const RULE_WORDS = {
  vi: {
    sameDay: "Trong ngày làm việc",
    afterThree: "nhận sau 15 giờ thì trong ngày làm việc tiếp theo",
    more: (limit: string) => `thêm ${limit}`,
  },
  en: {
    sameDay: "Within the working day",
    afterThree: "when received after 15:00, on the next working day",
    more: (limit: string) => `${limit} more`,
  },
} as const;

/** Whether two limits are the same length in the same unit. */
export function sameLimit(a: Limit | null, b: Limit | null): boolean {
  return a === b || (a !== null && b !== null && a.value === b.value && a.unit === b.unit);
}
