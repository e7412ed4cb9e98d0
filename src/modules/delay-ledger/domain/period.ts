import { Temporal, type PlainDate } from "#kernel/time.ts";

/** From a day up to and with another. */
export type Period = { readonly from: PlainDate; readonly to: PlainDate };

/** Periods with a name, as they stand in addresses. */
export const PERIODS = {
  "thang-nay": "Tháng này",
  "thang-truoc": "Tháng trước",
  "quy-nay": "Quý này",
  "nam-nay": "Năm nay",
} as const;

export type PeriodName = keyof typeof PERIODS;

/** The days of a named period, seen from a day. */
export function periodNamed(name: PeriodName, today: PlainDate): Period {
  const first = today.with({ day: 1 });
  switch (name) {
    case "thang-nay":
      return months(first, 1);
    case "thang-truoc":
      return months(first.subtract({ months: 1 }), 1);
    case "quy-nay":
      return months(first.with({ month: Math.floor((today.month - 1) / 3) * 3 + 1 }), 3);
    case "nam-nay":
      return months(first.with({ month: 1 }), 12);
  }
}

function months(from: PlainDate, count: number): Period {
  return { from, to: from.add({ months: count }).subtract({ days: 1 }) };
}

/** A date of a form or an address: `2026-11-30` from the browser's field, or typed `30/11/2026`; undefined otherwise. */
export function readDay(text: string): PlainDate | undefined {
  const typed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  const [year, month, day] = typed ? [typed[3], typed[2], typed[1]] : [iso?.[1], iso?.[2], iso?.[3]];
  if (year === undefined) return undefined;
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(parts, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
