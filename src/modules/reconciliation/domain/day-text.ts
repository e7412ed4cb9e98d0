import { Temporal } from "#kernel/time.ts";

/** How a bank writes its days; a time of day behind it is passed over. */
export const DAY_FORMATS = ["dd/MM/yyyy", "dd-MM-yyyy", "yyyy-MM-dd", "MM/dd/yyyy", "yyyyMMdd", "dd.MM.yyyy"] as const;
export type DayFormat = (typeof DAY_FORMATS)[number];

const TIME = /[ T]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?( ?[AP]M)?$/i;
const PATTERNS = {
  "dd/MM/yyyy": /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/,
  "dd-MM-yyyy": /^(?<day>\d{1,2})-(?<month>\d{1,2})-(?<year>\d{4})$/,
  "yyyy-MM-dd": /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
  "MM/dd/yyyy": /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/,
  yyyyMMdd: /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  "dd.MM.yyyy": /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
} as const satisfies Record<DayFormat, RegExp>;

const KNOWN = new Map<string, string | undefined>();
const MOST_KNOWN = 5_000;

/** The day as `yyyy-mm-dd`, or undefined when the text is no day of that format. */
export function readBankDay(text: string, format: DayFormat): string | undefined {
  const plain = text.trim().replace(TIME, "");
  const key = `${format} ${plain}`;
  if (KNOWN.has(key)) return KNOWN.get(key);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  const day = dayOf(PATTERNS[format].exec(plain)?.groups);
  KNOWN.set(key, day);
  return day;
}

/** The day of the parts that a pattern found; undefined for 31 February. */
export function dayOf(parts: Readonly<Record<string, string>> | undefined): string | undefined {
  if (parts === undefined) return undefined;
  const fields = { year: Number(parts["year"]), month: Number(parts["month"]), day: Number(parts["day"]) };
  if (fields.year < 2000 || fields.year > 2100) return undefined;
  try {
    return Temporal.PlainDate.from(fields, { overflow: "reject" }).toString();
  } catch {
    return undefined;
  }
}
