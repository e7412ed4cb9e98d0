import type { SittingRule } from "#modules/calendar/index.ts";

/** Opening hours as people read them: `Thứ hai đến thứ sáu: 07:30 - 11:00, 14:00 - 16:30`. */
export function openingHours(
  rules: readonly SittingRule[],
): readonly { readonly days: string; readonly times: string }[] {
  return rules.map(({ weekdays, sittings, purpose, months }) => ({
    days: [daysInWords(weekdays), months === undefined ? "" : `(tháng ${months.join(", ")})`].filter(Boolean).join(" "),
    times: `${sittings.map(({ from, to }) => `${from} - ${to}`).join(", ")}${purpose === "intake" ? " (chỉ nhận hồ sơ, trả kết quả)" : ""}`,
  }));
}

const DAYS = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"] as const;

function daysInWords(weekdays: readonly number[]): string {
  const names = weekdays.toSorted((a, b) => a - b).map((day) => DAYS[day - 1] ?? "");
  const [first = "", last = ""] = [names[0], names.at(-1)];
  const isRun = weekdays.length > 2 && Math.max(...weekdays) - Math.min(...weekdays) === weekdays.length - 1;
  const words = isRun ? `${first} đến ${last}` : names.join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
