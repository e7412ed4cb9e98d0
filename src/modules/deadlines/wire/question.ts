import { z } from "zod";
import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal, type Instant } from "#kernel/time.ts";
import { additionEvents, limitProblem } from "../domain/check-rule.ts";
import type { ClockEvent, DueRule, TraceLine } from "../domain/rule.ts";

/** A due date asked for from outside: one line of `motcua due`, one request of the API. */
export type DueQuestion = { readonly from: Instant; readonly rule: DueRule; readonly events: readonly ClockEvent[] };

/** What is wrong with a question; `path` is a JSON pointer. */
export type QuestionProblem = { readonly code: QuestionCode; readonly path: string } & TraceLine;

export type QuestionCode = keyof typeof TEXTS;

/** Years for which the calendar of the law is computed: from the Labour Code 2012 on. */
export const YEARS = { first: 2013, last: 2199 } as const;

const TEXTS = {
  E_JSON: { vi: "Dòng này không phải là một đối tượng JSON.", en: "This line is not a JSON object." },
  E_JSON_DUPLICATE: { vi: "Một khóa được ghi hai lần.", en: "A key is given twice." },
  E_ENCODING: { vi: "Dòng này không phải là UTF-8.", en: "This line is not UTF-8." },
  E_LINE_LENGTH: { vi: "Dòng này dài quá 1 MB.", en: "This line is longer than 1 MB." },
  E_UNKNOWN_FIELD: { vi: "Không có trường này.", en: "There is no such field." },
  E_VALUE: { vi: "Giá trị thiếu hoặc sai kiểu.", en: "The value is missing or of the wrong type." },
  E_LIMIT: { vi: "Thời hạn không tính được.", en: "The limit cannot be counted." },
  E_DATE: {
    vi: "Không phải thời điểm ISO 8601 có thật, ví dụ 2026-11-23T09:15:00+07:00.",
    en: "Not a real instant in ISO 8601, for example 2026-11-23T09:15:00+07:00.",
  },
  E_DATE_RANGE: {
    vi: `Thời điểm phải có múi giờ và ở trong các năm ${YEARS.first}-${YEARS.last}.`,
    en: `The instant needs an offset and a year from ${YEARS.first} to ${YEARS.last}.`,
  },
  E_CALENDAR_RANGE: {
    vi: `Ngày hẹn vượt quá lịch đến năm ${YEARS.last}.`,
    en: `The due date lies beyond the calendar, which ends in ${YEARS.last}.`,
  },
} as const satisfies Record<string, TraceLine>;

/** A problem with its sentences. */
export function questionProblem(code: QuestionCode, path = "", text: TraceLine = TEXTS[code]): QuestionProblem {
  return { code, path, vi: text.vi, en: text.en };
}

/** Reads a question from parsed JSON; the first mistake is told with its path (B-18, B-27 to B-29). */
export function readQuestion(json: unknown): Result<DueQuestion, QuestionProblem> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return err(questionProblem("E_JSON"));
  const parsed = questionSchema.safeParse(json);
  if (!parsed.success) return err(firstProblem(parsed.error));
  const { from, limit, mode, sameDay, afterHour, stages, additions, conditions, legalBasis, events } = parsed.data;
  if (limit === undefined && sameDay !== true) return err(questionProblem("E_VALUE", "/limit"));
  const rule: DueRule = {
    limit: limit ?? { value: 1, unit: "working-day" },
    mode,
    legalBasis,
    ...(sameDay === undefined ? {} : { sameDay }),
    ...(afterHour === undefined ? {} : { afterHour }),
    ...(stages === undefined ? {} : { stages }),
    ...(additions === undefined ? {} : { additions }),
  };
  return ok({ from, rule, events: [...additionEvents(rule, conditions), ...events] });
}

const OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/;
const SHAPE = /^[+-]?\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?$/;
const CLOCK = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

const instant = z.string().transform((text, context): Instant => {
  const fail = (code: "E_DATE" | "E_DATE_RANGE") => {
    context.addIssue({ code: "custom", message: code });
    return z.NEVER;
  };
  const outOfRange = /^[+-]?infinity$/i.test(text) || (SHAPE.test(text) && !CLOCK.test(text));
  if (outOfRange) return fail("E_DATE_RANGE");
  if (!CLOCK.test(text) || !OFFSET.test(text)) return fail("E_DATE");
  try {
    const found = Temporal.Instant.from(text);
    const year = found.toZonedDateTimeISO("+07:00").year;
    return year < YEARS.first || year > YEARS.last ? fail("E_DATE_RANGE") : found;
  } catch {
    return fail("E_DATE");
  }
});

const limitSchema = z
  .strictObject({
    value: z.number(),
    unit: z.enum(["hour", "working-day", "calendar-day", "month", "year"]),
  })
  .superRefine((limit, context) => {
    const problem = limitProblem(limit);
    if (problem !== undefined) context.addIssue({ code: "custom", message: "E_LIMIT", params: problem });
  });

const reason = z.string().max(1000).default("");
const label = z.strictObject({ vi: z.string().min(1).max(300), en: z.string().max(300) });

const eventSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["pause", "resume", "reset"]), at: instant, reason }),
  z.strictObject({ kind: z.literal("extend"), at: instant, to: instant, reason }),
  z.strictObject({ kind: z.literal("exclude"), from: instant, to: instant, reason }),
  z.strictObject({ kind: z.literal("add"), limit: limitSchema, reason }),
]);

const questionSchema = z.strictObject({
  from: instant,
  limit: limitSchema.optional(),
  mode: z.enum(["clock", "end-of-day"]).default("end-of-day"),
  sameDay: z.boolean().optional(),
  afterHour: z.literal("15:00").optional(),
  stages: z.array(limitSchema).max(10).optional(),
  additions: z
    .array(z.strictObject({ condition: z.string().min(1).max(100), limit: limitSchema, label }))
    .max(20)
    .optional(),
  conditions: z.array(z.string()).max(20).default([]),
  legalBasis: z.string().max(300).default(""),
  events: z.array(eventSchema).max(200).default([]),
});

function firstProblem(error: z.ZodError): QuestionProblem {
  const issue = error.issues[0];
  if (issue === undefined) return questionProblem("E_VALUE");
  const path = pointer(issue.path);
  if (issue.code === "unrecognized_keys") return questionProblem("E_UNKNOWN_FIELD", `${path}/${issue.keys[0] ?? ""}`);
  if (issue.code !== "custom") return questionProblem("E_VALUE", path);
  const params = label.safeParse(issue.params);
  switch (issue.message) {
    case "E_DATE":
    case "E_DATE_RANGE":
      return questionProblem(issue.message, path);
    default:
      return questionProblem("E_LIMIT", path, params.success ? params.data : undefined);
  }
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part)}`).join("");
}
