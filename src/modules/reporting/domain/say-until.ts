import { dateInVietnam, formatDate, formatInstant, inVietnam, Temporal, type Instant } from "#kernel/time.ts";

/** The instant of "tính đến" in words: `16:30 30/11/2026`, or `hết ngày 30/11/2026` for the end of a day. */
export function sayUntil(until: Instant): string {
  const isMidnight = inVietnam(until).toPlainTime().equals(Temporal.PlainTime.from("00:00"));
  return isMidnight ? `hết ngày ${formatDate(dateInVietnam(until).subtract({ days: 1 }))}` : formatInstant(until);
}
