import { err, ok, type Result } from "#kernel/result.ts";
import { instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { workingDaysBetween } from "#modules/deadlines/domain.ts";

/** A time in which the system was down, as it is entered. */
export type OutageEntry = {
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
  /** The day on which a planned one was announced. */
  readonly announcedOn: PlainDate | null;
};

export type OutageRefusal =
  | { readonly kind: "delay-ledger/ends-before-it-begins" }
  | { readonly kind: "delay-ledger/too-long" }
  | { readonly kind: "delay-ledger/no-calendar" }
  | { readonly kind: "delay-ledger/reason-missing" }
  | { readonly kind: "delay-ledger/announced-afterwards" }
  | { readonly kind: "delay-ledger/no-such-outage" }
  | { readonly kind: "delay-ledger/already-cancelled" };

const MOST_DAYS = 31;
const MOST_LETTERS = 500;

/** Checks an outage before it is entered: an end after its beginning, at most 31 days, with a reason, within the calendar. */
export function checkOutage(entry: OutageEntry, calendar: WorkingCalendar): Result<OutageEntry, OutageRefusal> {
  const { from, to, announcedOn } = entry;
  const reason = entry.reason.trim();
  const minutes = from.until(to).total("minutes");
  if (minutes <= 0) return err({ kind: "delay-ledger/ends-before-it-begins" });
  if (minutes > MOST_DAYS * 24 * 60) return err({ kind: "delay-ledger/too-long" });
  if (reason === "" || reason.length > MOST_LETTERS) return err({ kind: "delay-ledger/reason-missing" });
  if (announcedOn !== null && Temporal.Instant.compare(midnightOf(announcedOn), from) > 0) {
    return err({ kind: "delay-ledger/announced-afterwards" });
  }
  const days = [from, to, ...(announcedOn === null ? [] : [midnightOf(announcedOn)])];
  if (!days.every((at) => isWithin(calendar, at))) return err({ kind: "delay-ledger/no-calendar" });
  return ok({ ...entry, reason });
}

/** Planned downtime is announced at least this many working days before (NĐ 224/2026/NĐ-CP Điều 13). */
const NOTICE_DAYS = 7;

export type Notice = "announced" | "announced-late" | "not-announced";

/** Whether an outage was announced, and in time (NĐ 224/2026/NĐ-CP Điều 13). */
export function noticeOf({ from, announcedOn }: OutageEntry, calendar: WorkingCalendar): Notice {
  if (announcedOn === null) return "not-announced";
  const days = workingDaysBetween(calendar, midnightOf(announcedOn), from);
  return days >= NOTICE_DAYS ? "announced" : "announced-late";
}

/** How the notice is called. */
export const NOTICE_NAMES = {
  announced: { vi: "Đã thông báo trước", en: "Announced in time" },
  "announced-late": { vi: "Thông báo chưa đủ 7 ngày làm việc", en: "Announced too late" },
  "not-announced": { vi: "Không thông báo trước", en: "Not announced" },
} as const satisfies Record<Notice, { vi: string; en: string }>;

/** Every refusal in a sentence, with the status of the answer and the field that mends it. */
export const OUTAGE_REFUSALS = {
  "delay-ledger/ends-before-it-begins": {
    status: 422,
    field: "toTime",
    vi: "Lúc kết thúc phải sau lúc bắt đầu. Hãy sửa ngày, giờ kết thúc.",
    en: "The end must be after the beginning. Mend the day or hour of the end.",
  },
  "delay-ledger/too-long": {
    status: 422,
    field: "toDay",
    vi: "Một lần ghi dài nhất 31 ngày. Hãy ghi thành nhiều lần.",
    en: "One entry is at most 31 days long. Make several entries.",
  },
  "delay-ledger/no-calendar": {
    status: 422,
    field: "fromDay",
    vi: "Chưa có lịch làm việc cho ngày này. Hãy kiểm tra lại năm.",
    en: "There is no working calendar for this day. Please check the year.",
  },
  "delay-ledger/reason-missing": {
    status: 422,
    field: "reason",
    vi: "Hãy ghi lý do, nhiều nhất 500 ký tự.",
    en: "Give the reason, at most 500 characters.",
  },
  "delay-ledger/announced-afterwards": {
    status: 422,
    field: "announcedOn",
    vi: "Ngày thông báo phải trước lúc bắt đầu. Nếu không thông báo trước, hãy để trống.",
    en: "The announcement must come before the beginning. Leave it empty when there was none.",
  },
  "delay-ledger/no-such-outage": {
    status: 404,
    field: "",
    vi: "Không có lần ghi sự cố này. Hãy tải lại danh sách.",
    en: "There is no such entry. Load the list again.",
  },
  "delay-ledger/already-cancelled": {
    status: 409,
    field: "",
    vi: "Lần ghi này đã được hủy trước đó. Hãy tải lại danh sách.",
    en: "This entry was cancelled before. Load the list again.",
  },
} as const satisfies Record<OutageRefusal["kind"], { status: number; field: string; vi: string; en: string }>;

function isWithin({ firstDay, days }: WorkingCalendar, at: Instant): boolean {
  const day = Math.floor(counting.minuteOf(at) / counting.DAY_MINUTES) - firstDay;
  return day >= 0 && day < days.length;
}

function midnightOf(date: PlainDate): Instant {
  return instantOf(date.toPlainDateTime());
}
