import { formatDate, inVietnam, Temporal, weekdayName, type PlainDate } from "#kernel/time.ts";
import type { StepFlow } from "#modules/reporting/domain.ts";
import type { BoardPeriod } from "./board-period.ts";
import { totalsOf, type Totals } from "./totals.ts";

/** One day or month of a trend, also when nothing happened. */
export type TrendStep = {
  readonly on: PlainDate;
  /** The last day that belongs to it. */
  readonly to: PlainDate;
  /** `25/11`, `11/2026`. */
  readonly label: string;
  /** `Thứ tư 25/11/2026`, `Tháng 11/2026`. */
  readonly name: string;
  readonly totals: Totals;
};

/** Every day, or month, of a period with what happened in it. */
export function trendOf(
  { from, until, step }: Pick<BoardPeriod, "from" | "until" | "step">,
  points: readonly StepFlow[],
): readonly TrendStep[] {
  const last = inVietnam(until.subtract({ milliseconds: 1 })).toPlainDate();
  const byStart = Map.groupBy(points, ({ on }) => on.toString());
  const steps: TrendStep[] = [];
  let on = step === "month" ? from.with({ day: 1 }) : from;
  while (Temporal.PlainDate.compare(on, last) <= 0) {
    const next: PlainDate = on.add(step === "month" ? { months: 1 } : { days: 1 });
    const to = next.subtract({ days: 1 });
    const month = `${String(on.month).padStart(2, "0")}/${on.year}`;
    steps.push({
      on,
      to: Temporal.PlainDate.compare(to, last) <= 0 ? to : last,
      label: step === "month" ? `${on.month}/${String(on.year).slice(2)}` : `${on.day}/${on.month}`,
      name: step === "month" ? `Tháng ${month}` : `${weekdayName(on)} ${formatDate(on)}`,
      totals: totalsOf(byStart.get(on.toString()) ?? []),
    });
    on = next;
  }
  return steps;
}
