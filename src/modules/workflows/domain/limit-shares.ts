import type { Limit } from "./definition.ts";

const SHARES: Record<Limit["unit"], number> = {
  hour: 4,
  "working-day": 32,
  "calendar-day": 32,
  month: 30 * 32,
  year: 365 * 32,
};

const UNIT_NAMES = {
  hour: { vi: "giờ làm việc", en: "working hour" },
  "working-day": { vi: "ngày làm việc", en: "working day" },
  "calendar-day": { vi: "ngày", en: "day" },
  month: { vi: "tháng", en: "month" },
  year: { vi: "năm", en: "year" },
} as const satisfies Record<Limit["unit"], { vi: string; en: string }>;

/** A limit in whole quarter hours of an eight-hour day, so that shares of steps add up exactly. */
export function sharesOf(limit: Limit): number {
  return Math.round(limit.value * SHARES[limit.unit]);
}

/** Shares back to words in the unit of `like`: `2,5 ngày làm việc`, `4 giờ làm việc`. */
export function sharesInWords(shares: number, like: Limit): Words {
  const unit = shares % (SHARES[like.unit] / 4) === 0 ? like.unit : "hour";
  return limitInWords({ value: shares / SHARES[unit], unit });
}

type Words = { readonly vi: string; readonly en: string };

/** A limit in words, with the decimal comma in Vietnamese: `0,5 ngày làm việc`. */
export function limitInWords(limit: Limit | null): Words {
  if (limit === null) return { vi: "Không tính thời gian", en: "Not counted" };
  const name = UNIT_NAMES[limit.unit];
  const plural = limit.value === 1 ? name.en : `${name.en}s`;
  return { vi: `${String(limit.value).replace(".", ",")} ${name.vi}`, en: `${limit.value} ${plural}` };
}

/** Whether a limit is positive and goes in quarters of its unit, as published processes do. */
export function isQuarterly(limit: Limit): boolean {
  return limit.value > 0 && Number.isInteger(limit.value * 4);
}
