import type { Instant, PlainDate } from "#kernel/time.ts";
import type { UsualTime } from "./usual-time.ts";

/** What an agency did in a month; every member but the stock is a sum. */
export type PublishedMonth = {
  readonly month: PlainDate;
  readonly agencyId: string;
  readonly received: number;
  readonly refused: number;
  readonly resolved: number;
  /** On or before the promised date. */
  readonly onTime: number;
  readonly late: number;
  readonly withdrawn: number;
  readonly stopped: number;
  /** At the end of the month, or at the instant of publication. */
  readonly inProcess: number;
};

/** How long a procedure takes, next to what the law allows. */
export type PublishedTime = UsualTime & {
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly limitText: string;
};

/** Which dossiers the usual times are taken from. */
export type PublicationRule = {
  readonly recentMonths: number;
  readonly leastCases: number;
  readonly batchOfOneMinute: number;
};

/** Everything the public is told, as of one instant. */
export type Publication = {
  readonly asOf: Instant;
  readonly recentFrom: PlainDate;
  readonly rule: PublicationRule;
  readonly months: readonly PublishedMonth[];
  readonly times: readonly PublishedTime[];
};

/** Sums by month or by agency; the stock of several months is that of the last of them. */
export function sumMonths(months: readonly PublishedMonth[]): Omit<PublishedMonth, "month" | "agencyId"> {
  const last = months.reduce<string>(
    (latest, { month }) => (month.toString() > latest ? month.toString() : latest),
    "",
  );
  const sum = (of: (month: PublishedMonth) => number) => months.reduce((total, month) => total + of(month), 0);
  return {
    received: sum(({ received }) => received),
    refused: sum(({ refused }) => refused),
    resolved: sum(({ resolved }) => resolved),
    onTime: sum(({ onTime }) => onTime),
    late: sum(({ late }) => late),
    withdrawn: sum(({ withdrawn }) => withdrawn),
    stopped: sum(({ stopped }) => stopped),
    inProcess: months.filter(({ month }) => month.toString() === last).reduce((total, one) => total + one.inProcess, 0),
  };
}
