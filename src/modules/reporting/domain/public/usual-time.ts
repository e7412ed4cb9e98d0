/** How long recent genuine cases of a procedure took, in working days to one decimal; null when there are too few. */
export type UsualTime = {
  readonly cases: number;
  /** Resolved dossiers that were not counted: closed in the minute of intake, or in a batch of one minute. */
  readonly leftOut: number;
  readonly days: { readonly p50: number; readonly p75: number; readonly p90: number } | null;
};

/** Percentiles in working minutes as working days, rounded up to a tenth: never shorter than it was. */
export function usualDays(
  minutes: { readonly p50: number; readonly p75: number; readonly p90: number },
  minutesOfDay: number,
): NonNullable<UsualTime["days"]> {
  const days = (value: number) => Math.ceil((value * 10) / minutesOfDay) / 10;
  return { p50: days(minutes.p50), p75: days(minutes.p75), p90: days(minutes.p90) };
}

/** `Thường mất 3,5 ngày làm việc; 9 trong 10 hồ sơ xong trong 6 ngày làm việc.` */
export function usualTimeInWords({ days }: Pick<UsualTime, "days">): string {
  if (days === null) return "Chưa đủ số liệu để nói thường mất bao lâu.";
  const [half, most] = [daysInWords(days.p50), daysInWords(days.p90)];
  return half === most
    ? `Thường mất ${half}.`
    : `Thường mất ${half}; 9 trong 10 hồ sơ xong trong ${most.replace(/^dưới /, "")}.`;
}

/** `3,5 ngày làm việc`; what took less than half a day is said so. */
export function daysInWords(days: number): string {
  return days < 0.5 ? "dưới nửa ngày làm việc" : `${formatDays(days)} ngày làm việc`;
}

/** `3,5` */
export function formatDays(days: number): string {
  return days.toLocaleString("vi-VN", { maximumFractionDigits: 1 });
}
