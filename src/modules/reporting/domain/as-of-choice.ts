import { err, ok, type Result } from "#kernel/result.ts";
import { instantOf, Temporal, type Instant } from "#kernel/time.ts";
import type { PeriodFault } from "./period-choice.ts";
import { readDay } from "./read-day.ts";
import { asOf, type AsOf, type ReportingPeriod } from "./reporting-period.ts";

/**
 * The instant of "tính đến": empty is now; `30/11/2026` is the end of that day; `16:30 30/11/2026` is that minute. An
 * instant still to come, or before the period began, is refused, for nothing could be told of it.
 */
export function readAsOf(
  typed: string,
  { period, settled }: { readonly period: ReportingPeriod; readonly settled: Instant },
): Result<AsOf, PeriodFault> {
  const asked = typed.trim() === "" ? settled : readMoment(typed);
  if (asked === undefined) return fault("Thời điểm viết như 16:30 30/11/2026, hoặc chỉ ngày 30/11/2026 (hết ngày).");
  const start = instantOf(period.from.toPlainDateTime());
  if (Temporal.Instant.compare(start, asked) >= 0) {
    return typed.trim() === ""
      ? err({ field: "tinh-den", vi: "Kỳ này chưa bắt đầu. Hãy chọn kỳ khác." })
      : fault("Thời điểm tính đến phải sau khi kỳ báo cáo bắt đầu.");
  }
  const isToCome = Temporal.Instant.compare(asked, settled) > 0;
  const today = readDay(typed);
  const isToday = today !== undefined && Temporal.Instant.compare(instantOf(today.toPlainDateTime()), settled) <= 0;
  if (isToCome && !isToday) return fault("Thời điểm này chưa tới. Để trống để lấy số liệu mới nhất.");
  return ok(asOf(period, isToCome ? settled : asked));
}

function fault(vi: string): Result<never, PeriodFault> {
  return err({ field: "tinh-den", vi });
}

/** `HH:mm dd/MM/yyyy`, or a day, of which the end is meant; undefined when it is neither. */
function readMoment(typed: string): Instant | undefined {
  const [, hour, minute, rest = ""] = /^\s*(\d{1,2})[:hg](\d{2})\s+(?:ngày\s+)?(\S+)\s*$/i.exec(typed) ?? [];
  const day = readDay(hour === undefined ? typed : rest);
  if (day === undefined) return undefined;
  if (hour === undefined) return instantOf(day.add({ days: 1 }).toPlainDateTime());
  if (Number(hour) > 23 || Number(minute) > 59) return undefined;
  return instantOf(day.toPlainDateTime({ hour: Number(hour), minute: Number(minute) }));
}
