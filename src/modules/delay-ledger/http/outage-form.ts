import { z } from "zod";
import { err, ok, type Result } from "#kernel/result.ts";
import { instantOf, Temporal, type Instant } from "#kernel/time.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { OutageEntry } from "../domain/outage.ts";
import { readDay } from "../domain/period.ts";
import type { OutageTyped } from "../pages/outages-page.tsx";

const text = z.string().max(2000).catch("").default("");

/** The form of an outage as it was sent; what is missing is empty. */
export const outageForm = z.object({
  fromDay: text,
  fromTime: text,
  toDay: text,
  toTime: text,
  reason: text,
  announcedOn: text,
  confirmed: text,
});

/** Reads the fields of an outage, each mistake at its field. */
export function readOutage(typed: OutageTyped): Result<OutageEntry, readonly FieldError[]> {
  const from = instant(typed.fromDay, typed.fromTime);
  const to = instant(typed.toDay, typed.toTime);
  const announced = readDay(typed.announcedOn);
  const errors = [
    ...missing("fromDay", readDay(typed.fromDay), DAY),
    ...missing("fromTime", readTime(typed.fromTime), TIME),
    ...missing("toDay", readDay(typed.toDay), DAY),
    ...missing("toTime", readTime(typed.toTime), TIME),
    ...(typed.announcedOn.trim() === "" ? [] : missing("announcedOn", announced, DAY)),
    ...(typed.reason.trim() === "" ? [{ field: "reason", message: "Hãy ghi lý do." }] : []),
  ];
  if (from === undefined || to === undefined || errors.length > 0) return err(errors);
  return ok({ from, to, reason: typed.reason, announcedOn: announced ?? null });
}

const DAY = "Hãy ghi ngày/tháng/năm, ví dụ 26/11/2026.";
const TIME = "Hãy ghi giờ dạng 07:30.";

function missing(field: string, value: unknown, message: string): readonly FieldError[] {
  return value === undefined ? [{ field, message }] : [];
}

function instant(day: string, time: string): Instant | undefined {
  const [date, at] = [readDay(day), readTime(time)];
  return date === undefined || at === undefined ? undefined : instantOf(date.toPlainDateTime(at));
}

function readTime(typed: string): Temporal.PlainTime | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(typed.trim());
  return match === null ? undefined : Temporal.PlainTime.from({ hour: Number(match[1]), minute: Number(match[2]) });
}
