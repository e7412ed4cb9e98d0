import { dateInVietnam, inVietnam, type Instant, type PlainDate } from "#kernel/time.ts";

/** A date as official papers write it: days below 10 and January and February get a zero (NĐ 30/2020/NĐ-CP Phụ lục I). */
export function dateInWords(date: PlainDate): string {
  const day = String(date.day).padStart(2, "0");
  const month = date.month < 3 ? `0${date.month}` : String(date.month);
  return `ngày ${day} tháng ${month} năm ${date.year}`;
}

/** A moment in Vietnam as the forms ask for it: `08 giờ 05 phút, ngày 23 tháng 11 năm 2026`. */
export function momentInWords(instant: Instant): string {
  const local = inVietnam(instant);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${pad(local.hour)} giờ ${pad(local.minute)} phút, ${dateInWords(dateInVietnam(instant))}`;
}

/** Left out of the sentence when unknown, so that the form prints its dotted line. */
export function momentOrBlank(instant: Instant | null): string {
  return instant === null ? "" : momentInWords(instant);
}
