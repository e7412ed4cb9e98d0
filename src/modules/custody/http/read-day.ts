import { Temporal, type PlainDate } from "#kernel/time.ts";

/** A day as people write it (25/11/2026); undefined where it is none. */
export function readDay(text: string): PlainDate | undefined {
  const [, day, month, year] = /^\s*(\d{1,2})\/(\d{1,2})\/(20\d{2})\s*$/.exec(text) ?? [];
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: "reject" },
    );
  } catch {
    return undefined;
  }
}
