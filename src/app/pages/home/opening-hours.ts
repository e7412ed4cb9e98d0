import type { SittingRule } from "#modules/calendar/index.ts";
import type { Language } from "#ui/language.ts";

/** Opening hours as people read them: `Thứ hai đến thứ sáu: 07:30 - 11:00, 14:00 - 16:30`. */
export function openingHours(
  rules: readonly SittingRule[],
  language: Language = "vi",
): readonly { readonly days: string; readonly times: string }[] {
  const { inMonths, onlyIntake } = WORDS[language];
  return rules.map(({ weekdays, sittings, purpose, months }) => ({
    days: [daysInWords(weekdays, language), months === undefined ? "" : `(${inMonths} ${months.join(", ")})`]
      .filter(Boolean)
      .join(" "),
    times: `${sittings.map(({ from, to }) => `${from} - ${to}`).join(", ")}${purpose === "intake" ? ` (${onlyIntake})` : ""}`,
  }));
}

const WORDS = {
  vi: {
    days: ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"],
    to: "đến",
    inMonths: "tháng",
    onlyIntake: "chỉ nhận hồ sơ, trả kết quả",
  },
  en: {
    days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    to: "to",
    inMonths: "months",
    onlyIntake: "only to bring dossiers and fetch results",
  },
} as const;

function daysInWords(weekdays: readonly number[], language: Language): string {
  const { days, to } = WORDS[language];
  const names = weekdays.toSorted((a, b) => a - b).map((day) => days[day - 1] ?? "");
  const [first = "", last = ""] = [names[0], names.at(-1)];
  const isRun = weekdays.length > 2 && Math.max(...weekdays) - Math.min(...weekdays) === weekdays.length - 1;
  const words = isRun ? `${first} ${to} ${last}` : names.join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
