import { Temporal, type PlainDate } from "#kernel/time.ts";

/** A posted form or query. */
export type Posted = Readonly<Record<string, unknown>>;

export function asPosted(value: unknown): Posted {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** The text under a name; the first one when it was sent several times, empty when it was not. */
export function textOf(posted: Posted, name: string): string {
  const value = posted[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first.normalize("NFC").trim() : "";
}

/** A day as people write it, `30/11/2026`, or as programs do, `2026-11-30`; undefined when it is none. */
export function readDay(text: string): PlainDate | undefined {
  const [, date, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? [];
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
  const fields = { year: Number(year ?? iso[1]), month: Number(month ?? iso[2]), day: Number(date ?? iso[3]) };
  if (!(fields.year >= 2000 && fields.year <= 2100)) return undefined;
  try {
    return Temporal.PlainDate.from(fields, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

/** A month, `2026-11` or `11/2026`, by its first day. */
export function readMonth(text: string): PlainDate | undefined {
  const [, month, year] = /^(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return readDay(year === undefined ? `${text}-01` : `1/${month ?? ""}/${year}`);
}
