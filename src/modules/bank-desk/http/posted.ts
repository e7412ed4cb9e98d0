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
  return typeof first === "string" ? first : "";
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id of ours under a name, or undefined. */
export function idOf(posted: Posted, name: string): string | undefined {
  const text = textOf(posted, name);
  return UUID.test(text) ? text : undefined;
}

/** A day as programs write it, `2026-11-30`, or as people do, `30/11/2026`; undefined when it is none. */
export function readDay(text: string): PlainDate | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? [];
  const iso = year === undefined ? text.trim() : `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined;
  try {
    return Temporal.PlainDate.from(iso, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
