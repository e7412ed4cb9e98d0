import { formatDate, inVietnam, instantOf, type Instant, type PlainDate } from "#kernel/time.ts";

/** The stretches of time that a board can be asked for, up to now. */
export const BOARD_PERIODS = ["day", "week", "month", "quarter", "year"] as const;
export type BoardPeriodKey = (typeof BOARD_PERIODS)[number];

/** Days up to now, and the days that they are compared with: as long, up to the same hour. */
export type BoardPeriod = {
  readonly key: BoardPeriodKey;
  /** `30 ngày qua`. */
  readonly name: string;
  readonly from: PlainDate;
  readonly until: Instant;
  readonly before: { readonly name: string; readonly from: PlainDate; readonly until: Instant };
  /** How trends are told. */
  readonly step: "day" | "month";
};

/** The period of a board that ends at an instant. */
export function boardPeriod(key: BoardPeriodKey, until: Instant): BoardPeriod {
  const today = inVietnam(until.subtract({ milliseconds: 1 })).toPlainDate();
  const { name, against, back } = PERIODS[key];
  const from = firstDay(key, today);
  const before = {
    name: against,
    from: from.subtract(back),
    until: instantOf(inVietnam(until).subtract(back)),
  };
  return { key, name, from, until, before, step: key === "year" ? "month" : "day" };
}

/** Name of a period, as the choice says it. */
export function boardPeriodName(key: BoardPeriodKey): string {
  return PERIODS[key].name;
}

/** `từ 27/10/2026 đến 25/11/2026`. */
export function daysInWords({ from, until }: Pick<BoardPeriod, "from" | "until">): string {
  const last = inVietnam(until.subtract({ milliseconds: 1 })).toPlainDate();
  return from.equals(last) ? `ngày ${formatDate(from)}` : `từ ${formatDate(from)} đến ${formatDate(last)}`;
}

const PERIODS = {
  day: { name: "Hôm nay", against: "cùng giờ tuần trước", back: { days: 7 } },
  week: { name: "7 ngày qua", against: "7 ngày trước đó", back: { days: 7 } },
  month: { name: "30 ngày qua", against: "30 ngày trước đó", back: { days: 30 } },
  quarter: { name: "Quý này", against: "cùng thời gian quý trước", back: { months: 3 } },
  year: { name: "Năm nay", against: "cùng thời gian năm trước", back: { years: 1 } },
} as const satisfies Record<BoardPeriodKey, { name: string; against: string; back: object }>;

function firstDay(key: BoardPeriodKey, today: PlainDate): PlainDate {
  switch (key) {
    case "day":
      return today;
    case "week":
      return today.subtract({ days: 6 });
    case "month":
      return today.subtract({ days: 29 });
    case "quarter":
      return today.with({ month: today.month - ((today.month - 1) % 3), day: 1 });
    case "year":
      return today.with({ month: 1, day: 1 });
  }
}
