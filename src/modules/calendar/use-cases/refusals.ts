import { formatDate } from "#kernel/time.ts";
import { DAY_KIND_NAMES, type Bilingual } from "../domain/calendar-day.ts";
import type { ChangeRefusal } from "../domain/change-days.ts";
import type { SittingRefusal } from "./change-sittings.ts";
import type { Stale } from "./changing.ts";
import type { ConfirmRefusal } from "./confirm-year.ts";

export type CalendarRefusal = ChangeRefusal | ConfirmRefusal | SittingRefusal | Stale;

type Said = Bilingual & { readonly status: 404 | 409 | 422; readonly code: string };

const STATUS = {
  "calendar/reason-missing": { status: 422, code: "E_REASON" },
  "calendar/reason-too-long": { status: 422, code: "E_LENGTH" },
  "calendar/nothing-changed": { status: 422, code: "E_UNCHANGED" },
  "calendar/past-day": { status: 409, code: "E_PAST" },
  "calendar/outside": { status: 404, code: "E_NOT_FOUND" },
  "calendar/same-day-twice": { status: 422, code: "E_TWICE" },
  "calendar/kind-does-not-fit": { status: 422, code: "E_KIND" },
  "calendar/already-confirmed": { status: 409, code: "E_CONFIRMED" },
  "calendar/no-such-year": { status: 404, code: "E_NOT_FOUND" },
  "calendar/sittings-wrong": { status: 422, code: "E_SITTINGS" },
  "calendar/no-work": { status: 422, code: "E_SITTINGS" },
  "calendar/stale": { status: 409, code: "E_VERSION" },
} as const satisfies Record<CalendarRefusal["kind"], Pick<Said, "status" | "code">>;

/** What is said to people, with its HTTP status. */
export function sayRefusal(refusal: CalendarRefusal): Said {
  return { ...STATUS[refusal.kind], ...sentencesOf(refusal) };
}

function sentencesOf(refusal: CalendarRefusal): Bilingual {
  switch (refusal.kind) {
    case "calendar/reason-missing":
      return { vi: "Hãy ghi lý do; người dân sẽ đọc được lý do này.", en: "Give the reason; citizens will read it." };
    case "calendar/reason-too-long":
      return { vi: "Lý do dài quá 300 ký tự.", en: "The reason is longer than 300 characters." };
    case "calendar/nothing-changed":
      return { vi: "Ngày này đã như vậy rồi.", en: "The day is so already." };
    case "calendar/past-day":
      return {
        vi: `Ngày ${formatDate(refusal.date)} đã qua nên không đổi được.`,
        en: `${formatDate(refusal.date)} has passed and cannot be changed.`,
      };
    case "calendar/outside":
      return {
        vi: `Lịch không có ngày ${formatDate(refusal.date)}.`,
        en: `The calendar does not reach ${formatDate(refusal.date)}.`,
      };
    case "calendar/same-day-twice":
      return {
        vi: `Ngày ${formatDate(refusal.date)} được ghi hai lần.`,
        en: `${formatDate(refusal.date)} is given twice.`,
      };
    case "calendar/kind-does-not-fit": {
      const name = DAY_KIND_NAMES[refusal.wanted];
      return {
        vi: `Ngày ${formatDate(refusal.date)} không thể là ${name.vi}.`,
        en: `${formatDate(refusal.date)} cannot be a ${name.en}.`,
      };
    }
    case "calendar/already-confirmed":
      return { vi: `Lịch năm ${refusal.year} đã có.`, en: `The calendar of ${refusal.year} is there already.` };
    case "calendar/no-such-year":
      return { vi: "Không có lịch của năm này.", en: "There is no calendar of that year." };
    case "calendar/sittings-wrong":
      return {
        vi: "Giờ làm việc phải theo thứ tự, không chồng nhau, dạng 07:30.",
        en: "Sittings must follow one another without overlap, written 07:30.",
      };
    case "calendar/no-work":
      return { vi: "Cần ít nhất một buổi làm việc.", en: "At least one working sitting is needed." };
    case "calendar/stale":
      return {
        vi: "Lịch vừa được người khác thay đổi. Hãy xem lại lịch mới rồi làm lại.",
        en: "Somebody else has just changed the calendar. Look at it again and repeat.",
      };
  }
}
