import { instantOf, inVietnam, Temporal, type Instant } from "#kernel/time.ts";

/** ThoiGianGD: `yyyyMMddHHmmss` on the clock of Vietnam. */
export function writeWireTime(instant: Instant): string {
  return inVietnam(instant).toString({ smallestUnit: "second" }).replaceAll(/[-:T]/g, "");
}

/** Reads ThoiGianGD; undefined for what is no time. */
export function readWireTime(text: string): Instant | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)([0-5]\d)$/.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  try {
    return instantOf(Temporal.PlainDateTime.from(`${year}-${month}-${day}T${hour}:${minute}:${second}`));
  } catch {
    return undefined;
  }
}
