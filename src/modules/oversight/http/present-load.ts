import { formatDate, weekdayName, type PlainDate } from "#kernel/time.ts";
import { formatCount } from "#ui/text/numbers.ts";
import type { Capacity } from "../domain/capacity.ts";
import type { LoadDays, OfficerLoad } from "../use-cases/load-of.ts";

/** An officer's load in one sentence. */
export function loadSentence({ load, capacity }: OfficerLoad, days: Pick<LoadDays, "next">): string {
  const held = load.overdue + load.today + load.next + load.later;
  if (held === 0) return "Ông/Bà không giữ việc nào cần xử lý.";
  const by = `đến hết ${dayInWords(days.next)}`;
  const must =
    capacity.must === 0 ? `${by} không có việc nào đến hạn` : `${by} cần xong ${formatCount(capacity.must)} việc`;
  return `Ông/Bà đang giữ ${formatCount(held)} việc; ${must}. ${canSentence(capacity)}`;
}

function canSentence({ pace, can, verdict, room }: Capacity): string {
  if (pace === undefined || can === undefined || room === undefined) {
    return "Chưa đủ số ngày làm việc để tính nhịp làm việc.";
  }
  const at = `Với nhịp ${formatCount(pace)} việc mỗi ngày có thể xong khoảng ${formatCount(can)} việc`;
  switch (verdict) {
    case "too-much":
      return `${at}: quá sức ${formatCount(-room)} việc, hãy báo trưởng phòng để giao lại.`;
    case "tight":
      return `${at}: vừa đủ sức, nên làm theo đúng thứ tự hạn.`;
    case "enough":
    case "idle":
    case "unknown":
      return `${at}: đủ sức.`;
  }
}

/** The verdict in a few words, for the table of a division. */
export function verdictWords({ verdict, room }: Capacity): string {
  switch (verdict) {
    case "idle":
      return "Đang trống việc";
    case "enough":
      return `Còn nhận thêm được ${formatCount(room ?? 0)} việc`;
    case "tight":
      return "Vừa đủ sức";
    case "too-much":
      return `Quá sức ${formatCount(-(room ?? 0))} việc`;
    case "unknown":
      return "Chưa đủ ngày để tính nhịp";
  }
}

/** `thứ sáu 27/11/2026`. */
export function dayInWords(day: PlainDate): string {
  return `${weekdayName(day).toLocaleLowerCase("vi")} ${formatDate(day)}`;
}
