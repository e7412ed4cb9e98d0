import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Reckoning } from "./reckon.ts";
import type { Moved, SegmentResult } from "./excluded-time.ts";
import type { TraceLine } from "./rule.ts";
import { lastDate } from "./segment.ts";
import type { Extension, Timeline } from "./timeline.ts";
import { dayReason, uncountedDays } from "./uncounted-days.ts";
import { calendarTimeText, dayText, limitText, momentText, sentence, workingTimeText } from "./words.ts";

/** Explains a due date in the order in which it was counted. */
export function traceOf(reckoning: Reckoning, received: number, calendar: WorkingCalendar): readonly TraceLine[] {
  const { timeline, due, segments, extension } = reckoning;
  return [
    receivedLine(calendar, received),
    ...resetLine(calendar, timeline),
    ...startLine(reckoning, calendar),
    ...ruleLines(reckoning),
    ...segments.flatMap((segment) => segmentLines(segment, calendar)),
    ...(extension === undefined
      ? []
      : [extendedLine(calendar, extension), ...extension.moved.map((moved) => movedLine(calendar, moved))]),
    ...reckoning.refusedExtensions.map((refused) => refusedExtensionLine(calendar, refused)),
    due === null ? pausedLine(calendar, timeline) : dueLine(calendar, due),
    ...(due === null ? [] : provisionalLine(calendar, reckoning.from, due)),
  ];
}

function receivedLine(calendar: WorkingCalendar, received: number): TraceLine {
  const moment = momentText(calendar, received);
  return { vi: `Nhận hồ sơ lúc ${moment.vi}.`, en: `Received at ${moment.en}.` };
}

function resetLine(calendar: WorkingCalendar, { reset }: Timeline): readonly TraceLine[] {
  if (reset === undefined) return [];
  const moment = momentText(calendar, reset.at);
  return [
    {
      vi: `Thời hạn tính lại từ đầu kể từ ${moment.vi} (${reset.reason}).`,
      en: `The period begins anew at ${moment.en} (${reset.reason}).`,
    },
  ];
}

function startLine({ timeline, from, receivedLate, rule }: Reckoning, calendar: WorkingCalendar): readonly TraceLine[] {
  if (from === timeline.start) return [];
  const moment = momentText(calendar, from);
  const why = receivedLate
    ? { vi: `Nhận sau ${rule.afterHour ?? ""}`, en: `Received after ${rule.afterHour ?? ""}` }
    : whyNotWorking(calendar, timeline.start);
  return [{ vi: `${why.vi} nên tính từ ${moment.vi}.`, en: `${why.en}, so it counts from ${moment.en}.` }];
}

function whyNotWorking(calendar: WorkingCalendar, minute: number): TraceLine {
  const index = counting.dayIndexOf(calendar, minute);
  const day = calendar.days[index];
  if (day !== undefined && !counting.isWorkingIndex(calendar, index)) {
    const name = dayText(day.date);
    const reason = dayReason(day);
    return { vi: `${sentence(name.vi)} là ${reason.vi}`, en: `${name.en} is a ${reason.en}` };
  }
  if (minute < counting.openingOf(calendar, index)) {
    return { vi: "Lúc đó chưa đến giờ làm việc", en: "That was before working hours" };
  }
  if (minute >= counting.closingOf(calendar, index)) {
    return { vi: "Lúc đó đã hết giờ làm việc", en: "That was after working hours" };
  }
  return { vi: "Lúc đó là giờ nghỉ trưa", en: "That was in the midday break" };
}

function ruleLines({ rule, timeline }: Reckoning): readonly TraceLine[] {
  const basis =
    rule.legalBasis === "" ? { vi: "", en: "" } : { vi: ` (${rule.legalBasis})`, en: ` (${rule.legalBasis})` };
  const limit = limitText(rule.limit);
  const first: TraceLine =
    rule.sameDay === true
      ? {
          vi: `Trả kết quả trong ngày làm việc${basis.vi}.`,
          en: `The result is due on the same working day${basis.en}.`,
        }
      : {
          vi: `Thời hạn là ${limit.vi}${basis.vi}${COUNTED[rule.limit.unit][rule.mode].vi}.`,
          en: `The limit is ${limit.en}${basis.en}${COUNTED[rule.limit.unit][rule.mode].en}.`,
        };
  const added = timeline.added.map((addition) => {
    const extra = limitText(addition.limit);
    return { vi: `Cộng thêm ${extra.vi}: ${addition.reason}.`, en: `${extra.en} more: ${addition.reason}.` };
  });
  const stages = (rule.stages ?? []).map((stage, i) => {
    const text = limitText(stage);
    return {
      vi: `Giai đoạn ${i + 2}: ${text.vi}, tiếp theo giai đoạn trước.`,
      en: `Stage ${i + 2}: ${text.en}, following the one before.`,
    };
  });
  return [first, ...added, ...stages];
}

const KEEPS_CLOCK = { vi: ", giữ nguyên giờ bắt đầu", en: ", keeping the clock time of the start" };
const TO_CLOSING = {
  vi: ", không tính ngày bắt đầu, đến hết giờ làm việc của ngày cuối",
  en: ", not counting the first day, to the closing of the last one",
};
const IN_DATES = {
  vi: ", tính cả ngày nghỉ, không tính ngày bắt đầu",
  en: ", rest days included, not counting the first day",
};
const IN_HOURS = { vi: ", chỉ tính trong giờ làm việc", en: ", counted in working time only" };

const COUNTED = {
  hour: { clock: IN_HOURS, "end-of-day": IN_HOURS },
  "working-day": { clock: KEEPS_CLOCK, "end-of-day": TO_CLOSING },
  "calendar-day": { clock: IN_DATES, "end-of-day": IN_DATES },
  month: { clock: IN_DATES, "end-of-day": IN_DATES },
  year: { clock: IN_DATES, "end-of-day": IN_DATES },
} satisfies Record<Reckoning["rule"]["limit"]["unit"], Record<Reckoning["rule"]["mode"], TraceLine>>;

function segmentLines(result: SegmentResult, calendar: WorkingCalendar): readonly TraceLine[] {
  const { segment, from, end, moved } = result;
  const days =
    segment.kind === "dates"
      ? end === null || moved.length > 0
        ? []
        : rolledLine(calendar, lastDate(calendar, from, segment), end)
      : end === null
        ? []
        : uncountedDays(calendar, from, end);
  return [...days, ...moved.map((one) => movedLine(calendar, one))];
}

/** Civil Code Art. 148.5: a last day that is a rest day moves the end to the next working day. */
function rolledLine(calendar: WorkingCalendar, lastIndex: number, end: number): readonly TraceLine[] {
  const last = calendar.days[lastIndex];
  if (last === undefined || counting.dayIndexOf(calendar, end) === lastIndex) return [];
  const next = calendar.days[counting.dayIndexOf(calendar, end)];
  if (next === undefined) return [];
  const name = dayText(last.date);
  const reason = dayReason(last);
  const to = dayText(next.date);
  return [
    {
      vi: `Ngày cuối là ${name.vi}, ${reason.vi}, nên thời hạn kết thúc vào ngày làm việc tiếp theo, ${to.vi}.`,
      en: `The last day, ${name.en}, is a ${reason.en}, so the period ends on the next working day, ${to.en}.`,
    },
  ];
}

function movedLine(calendar: WorkingCalendar, { stretch, lost, in: counted }: Moved): TraceLine {
  const from = momentText(calendar, stretch.from);
  const to = momentText(calendar, stretch.to);
  const time = counted === "working" ? workingTimeText(lost) : calendarTimeText(lost);
  const what =
    stretch.kind === "pause" ? { vi: "Tạm dừng", en: "Paused" } : { vi: "Không tính thời gian", en: "Excluded" };
  return {
    vi: `${what.vi} từ ${from.vi} đến ${to.vi} (${stretch.reason}): ${time.vi} không tính.`,
    en: `${what.en} from ${from.en} to ${to.en} (${stretch.reason}): ${time.en} not counted.`,
  };
}

function extendedLine(calendar: WorkingCalendar, extension: Extension): TraceLine {
  const to = momentText(calendar, extension.to);
  return {
    vi: `Đã gia hạn một lần đến ${to.vi} (${extension.reason}).`,
    en: `Extended once, to ${to.en} (${extension.reason}).`,
  };
}

function refusedExtensionLine(calendar: WorkingCalendar, extension: Extension): TraceLine {
  const to = momentText(calendar, extension.to);
  return {
    vi: `Lần gia hạn đến ${to.vi} không có hiệu lực: chỉ được hẹn lại một lần và phải sau ngày đã hẹn.`,
    en: `The extension to ${to.en} has no effect: one only, and to a later date.`,
  };
}

function pausedLine(calendar: WorkingCalendar, { stretches }: Timeline): TraceLine {
  const open = stretches.find((stretch) => stretch.to === Infinity);
  if (open === undefined) return { vi: "Chưa có ngày hẹn trả.", en: "There is no due date yet." };
  const from = momentText(calendar, open.from);
  return {
    vi: `Đang tạm dừng từ ${from.vi} (${open.reason}) nên chưa có ngày hẹn trả.`,
    en: `Paused since ${from.en} (${open.reason}), so there is no due date yet.`,
  };
}

function dueLine(calendar: WorkingCalendar, due: number): TraceLine {
  const moment = momentText(calendar, due);
  return { vi: `Hạn trả kết quả: ${moment.vi}.`, en: `The result is due at ${moment.en}.` };
}

function provisionalLine(calendar: WorkingCalendar, from: number, due: number): readonly TraceLine[] {
  if (calendar.unconfirmedYears.length === 0) return [];
  const yearOf = (minute: number) => calendar.days[counting.dayIndexOf(calendar, minute)]?.date.year ?? 0;
  const years = calendar.unconfirmedYears.filter((year) => year >= yearOf(from) && year <= yearOf(due));
  if (years.length === 0) return [];
  return [
    {
      vi: `Lịch nghỉ năm ${years.join(", ")} chưa được xác nhận nên ngày này có thể thay đổi.`,
      en: `The holidays of ${years.join(", ")} are not confirmed yet, so this date may change.`,
    },
  ];
}
