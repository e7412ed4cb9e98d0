import { z } from "zod";
import { Temporal, type PlainDate } from "#kernel/time.ts";
import { isoDate } from "../domain/announcements.ts";
import { DAY_KINDS } from "../domain/calendar-day.ts";
import type { SittingRule } from "../domain/sittings.ts";

/** A date of a form: `YYYY-MM-DD` from the browser's field, or typed `dd/mm/yyyy` (B-27: day first, always). */
export function formDate(text: string): PlainDate | undefined {
  const typed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  if (typed === null) return isoDate(text.trim());
  try {
    return Temporal.PlainDate.from(
      { day: Number(typed[1]), month: Number(typed[2]), year: Number(typed[3]) },
      { overflow: "reject" },
    );
  } catch {
    return undefined;
  }
}

const NO_SUCH_DATE = "Không có ngày này. Hãy ghi ngày/tháng/năm, ví dụ 26/11/2026.";

const date = z.string().transform((text, context) => {
  const found = formDate(text);
  if (found !== undefined) return found;
  context.addIssue({ code: "custom", message: NO_SUCH_DATE });
  return z.NEVER;
});

const dateOrNone = z
  .string()
  .default("")
  .transform((text, context) => {
    const found = formDate(text);
    if (found === undefined && text.trim() !== "") context.addIssue({ code: "custom", message: NO_SUCH_DATE });
    return found;
  });

const kind = z.enum(DAY_KINDS, { error: "Hãy chọn loại ngày." });
const version = z.coerce.number().int().min(0);

/** Change of a day; with `otherDay` the swap of two. */
export const dayForm = z.object({
  day: date,
  kind,
  reason: z
    .string()
    .trim()
    .min(1, "Hãy ghi lý do; người dân sẽ đọc được lý do này.")
    .max(300, "Lý do dài quá 300 ký tự."),
  otherDay: dateOrNone,
  version,
});
export type DayForm = z.output<typeof dayForm>;

export const confirmForm = z.object({ year: z.coerce.number().int().min(1).max(9999), version });

export const yearQuery = z.object({
  nam: z.coerce.number().int().min(2018).max(2199).optional().catch(undefined),
  ngay: date.optional().catch(undefined),
  xong: z.string().optional(),
});

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const time = z.string().trim().regex(TIME, "Hãy ghi giờ dạng 07:30.");
const timeOrNone = z
  .string()
  .trim()
  .refine((text) => text === "" || TIME.test(text), "Hãy ghi giờ dạng 07:30, hoặc để trống.")
  .default("");

/** Sittings as the form has them: two on weekdays (the second may be left out), one of intake on Saturday. */
export const sittingsForm = z.object({
  unitId: z.union([z.literal("").transform(() => null), z.uuid()]).default(null),
  morningFrom: time,
  morningTo: time,
  afternoonFrom: timeOrNone,
  afternoonTo: timeOrNone,
  saturdayFrom: timeOrNone,
  saturdayTo: timeOrNone,
  from: date,
  reason: z.string().trim().min(1, "Hãy ghi lý do.").max(300, "Lý do dài quá 300 ký tự."),
  version,
});
export type SittingsForm = z.output<typeof sittingsForm>;

export const sittingsQuery = z.object({ "don-vi": z.uuid().optional().catch(undefined), xong: z.string().optional() });

/** The rules that a form means. */
export function rulesOf(form: SittingsForm): readonly SittingRule[] {
  const pair = (from: string, to: string) => (from === "" && to === "" ? [] : [{ from, to }]);
  return [
    {
      weekdays: [1, 2, 3, 4, 5],
      purpose: "work",
      sittings: [{ from: form.morningFrom, to: form.morningTo }, ...pair(form.afternoonFrom, form.afternoonTo)],
    },
    { weekdays: [6], purpose: "intake", sittings: pair(form.saturdayFrom, form.saturdayTo) },
  ];
}

/** What a form shows of rules; what it cannot show (seasons, more sittings) is left to programs. */
export function formOf(rules: readonly SittingRule[]): Readonly<Record<string, string>> {
  const [morning, afternoon] = rules.find((rule) => rule.purpose === "work")?.sittings ?? [];
  const saturday = rules.find((rule) => rule.purpose === "intake")?.sittings[0];
  return {
    morningFrom: morning?.from ?? "",
    morningTo: morning?.to ?? "",
    afternoonFrom: afternoon?.from ?? "",
    afternoonTo: afternoon?.to ?? "",
    saturdayFrom: saturday?.from ?? "",
    saturdayTo: saturday?.to ?? "",
  };
}
