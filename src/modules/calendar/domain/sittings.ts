import { Temporal, type PlainDate } from "#kernel/time.ts";

/** A stretch of one day in which people are at their desks, as wall-clock times `HH:MM`; `to` is exclusive. */
export type Sitting = { readonly from: string; readonly to: string };

/**
 * On which weekdays (1 = Monday … 7 = Sunday) which sittings are held.
 * "work" sittings count for time limits; "intake" ones only receive people (Saturday morning duty).
 * `months` (1-12) makes a seasonal variant, `from` a change from that day on; the first rule that fits a day wins.
 */
export type SittingRule = {
  readonly weekdays: readonly number[];
  readonly purpose: "work" | "intake";
  readonly sittings: readonly Sitting[];
  readonly months?: readonly number[];
  readonly from?: PlainDate;
};

/** A sitting in minutes after midnight, `to` exclusive. */
export type MinuteSitting = { readonly from: number; readonly to: number };

/** The hours of the centre: two sittings on weekdays, and Saturday morning for intake only. */
export const CENTRE_SITTINGS: readonly SittingRule[] = [
  {
    weekdays: [1, 2, 3, 4, 5],
    purpose: "work",
    sittings: [
      { from: "07:30", to: "11:00" },
      { from: "14:00", to: "16:30" },
    ],
  },
  { weekdays: [6], purpose: "intake", sittings: [{ from: "07:30", to: "11:00" }] },
];

/** The rule of a date for a purpose; a swapped working Saturday is asked as if it were a Monday. */
export function ruleOn(
  rules: readonly SittingRule[],
  date: PlainDate,
  purpose: SittingRule["purpose"],
  weekday = date.dayOfWeek,
): SittingRule | undefined {
  return rules.find(
    (rule) =>
      rule.purpose === purpose &&
      rule.weekdays.includes(weekday) &&
      (rule.months === undefined || rule.months.includes(date.month)) &&
      (rule.from === undefined || Temporal.PlainDate.compare(date, rule.from) >= 0),
  );
}

/** Sittings as minutes after midnight, in order; throws when one is not a time, is empty or overlaps another. */
export function minuteSittings(sittings: readonly Sitting[]): readonly MinuteSitting[] {
  const result = sittings
    .map((sitting) => ({ from: minuteOfDay(sitting.from), to: minuteOfDay(sitting.to) }))
    .sort((a, b) => a.from - b.from);
  let end = -1;
  for (const { from, to } of result) {
    if (from < end || to <= from) throw new RangeError("sittings must follow one another and not be empty");
    end = to;
  }
  return result;
}

/** Minutes after midnight of `HH:MM`; throws a RangeError on anything else. */
export function minuteOfDay(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null) throw new RangeError(`not a time of day: ${text}`);
  return Number(match[1]) * 60 + Number(match[2]);
}
