import { Temporal, type PlainDate } from "#kernel/time.ts";

/** A day as people write it, `dd/MM/yyyy`, or as programs do, `yyyy-MM-dd`; undefined when it is none. */
export function readDay(text: string): PlainDate | undefined {
  const [, day, month, year] = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(text) ?? [];
  const iso = /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? text.trim() : undefined;
  if (day === undefined && iso === undefined) return undefined;
  try {
    const read =
      iso === undefined
        ? Temporal.PlainDate.from(
            { year: Number(year), month: Number(month), day: Number(day) },
            { overflow: "reject" },
          )
        : Temporal.PlainDate.from(iso);
    return read.year < 2000 || read.year > 2100 ? undefined : read;
  } catch {
    return undefined;
  }
}
