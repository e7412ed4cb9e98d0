import { formatInstant, Temporal, type Instant } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { PaperAlarm } from "#modules/custody/domain.ts";
import { addWorkingMinutes } from "#modules/deadlines/domain.ts";

/** How long a filled run may wait, a bag be on its way or uncounted, an envelope be sought, in working minutes. */
export const PATIENCE = {
  "run-not-departed": 4 * 60,
  "run-not-closed": 8 * 60,
  "envelope-outstanding": 8 * 60,
} as const;
export type CourierAlarmKind = keyof typeof PATIENCE;

/** Whether the patience with something is at an end. */
export function isOverdueFor(kind: CourierAlarmKind, since: Instant, { calendar, now }: Clocked): boolean {
  return Temporal.Instant.compare(addWorkingMinutes(calendar, since, PATIENCE[kind]), now) < 0;
}

export type Clocked = { readonly calendar: WorkingCalendar; readonly now: Instant };
type Text = Pick<PaperAlarm, "told" | "vi" | "en">;

/** A run that is filled and does not leave. */
export function waitingText({ number, courier, since }: { number: string; courier: string; since: Instant }): Text {
  const told = [`Bưu tá ${courier}`, CENTRE];
  return {
    told,
    vi: `Chuyến thư ${number} có hồ sơ từ ${formatInstant(since)} nhưng chưa lên đường. Báo: ${told.join("; ")}.`,
    en: `Run ${number} holds dossiers since ${formatInstant(since)} and has not departed.`,
  };
}

type Way = { readonly from: string; readonly to: string; readonly courier: string; readonly since: Instant };

/** A bag that left and that nobody has counted to the end. */
export function openBagText({
  number,
  from,
  to,
  courier,
  since,
  waiting,
}: Way & { number: string; waiting: number }): Text {
  const told = [to, `Bưu tá ${courier}`, from, CENTRE];
  return {
    told,
    vi: `Túi thư ${number} lên đường lúc ${formatInstant(since)}, ${to} chưa đếm xong, còn ${waiting} hồ sơ chưa quét nhận. Báo: ${told.join("; ")}.`,
    en: `Bag ${number}, gone at ${formatInstant(since)}, is not counted to the end; ${waiting} dossiers wait.`,
  };
}

/** An envelope that did not arrive. */
export function outlyingText({ code, state, from, to, courier, since }: Way & { code: string; state: string }): Text {
  const told = [`Bưu tá ${courier}`, from, to, CENTRE];
  const what = state === "missing" ? "chưa tìm thấy" : "phải gửi lại nhưng chưa đi chuyến nào";
  return {
    told,
    vi: `Túi hồ sơ ${code} từ ${from} đến ${to} ${what}, bưu tá giữ, kiểm đếm thiếu lúc ${formatInstant(since)}. Báo: ${told.join("; ")}.`,
    en: `Bundle ${code} from ${from} to ${to} has been outstanding since ${formatInstant(since)}.`,
  };
}

const CENTRE = "lãnh đạo Trung tâm";
