import { z } from "zod";
import { Temporal } from "#kernel/time.ts";
import type { Act } from "../domain/transitions.ts";

const text = (max: number) =>
  z
    .string("E_VALUE: Cần là một dòng chữ.")
    .max(max, `E_LENGTH: Dài nhất ${max} ký tự.`)
    .refine((value) => !FORMAT_CHARACTERS.test(value), "E_CHAR: Có ký tự không được phép.");

/** Control characters but line breaks and tabs, and invisible ones that reorder or hide text (B-23). */
const FORMAT_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

const uuid = z.uuid("E_ID: Mã định danh không hợp lệ.");
const count = z
  .int("E_COUNT: Cần là số nguyên.")
  .min(0, "E_COUNT: Không được âm.")
  .max(999, "E_COUNT: Nhiều nhất 999.");
const money = z
  .int("E_MONEY: Cần là số nguyên, tính bằng đồng.")
  .min(0, "E_MONEY: Không được âm.")
  .max(999_999_999_999, "E_MONEY: Quá lớn.");

/** An instant with its offset, between 1900 and 2199 (B-29). */
const instant = z.string().transform((value, context) => {
  if (/^(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/.test(value)) {
    const parsed = attempt(() => Temporal.Instant.from(value));
    if (parsed !== undefined) return parsed;
  }
  context.addIssue({ code: "custom", message: "E_DATE_RANGE: Cần là thời điểm ISO 8601 có múi giờ." });
  return z.NEVER;
});

/** A date as ISO only: an API never guesses between day and month (B-27, B-28). */
const date = z.string().transform((value, context) => {
  if (/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) {
    const parsed = attempt(() => Temporal.PlainDate.from(value, { overflow: "reject" }));
    if (parsed !== undefined) return parsed;
  }
  context.addIssue({ code: "custom", message: "E_DATE_RANGE: Cần là ngày ISO 8601, ví dụ 2026-11-23." });
  return z.NEVER;
});

const paper = z.strictObject({
  code: text(100),
  name: text(2000),
  originals: count,
  certified: count,
  copies: count,
  waivedBecause: text(500).nullable().default(null),
});
const askedPaper = z.strictObject({ name: text(2000), originals: count, certified: count, copies: count });
const held = z.strictObject({ name: text(500), count });
const confirmedLimit = z
  .strictObject({
    limit: z.strictObject({
      value: z.number().min(0).max(10_000).multipleOf(0.25),
      unit: z.enum(["hour", "working-day", "calendar-day", "month", "year"]),
    }),
    reason: text(500),
  })
  .nullable()
  .default(null);

const acceptance = {
  papers: z.array(paper).max(200),
  heldOriginals: z.array(held).max(100).default([]),
  feesDue: money.default(0),
  confirmedLimit,
};

/** Body of an intake at the counter. Officer, agency, state and time are never fields (B-17). */
export const receiveForm = z.strictObject({
  caseId: uuid,
  channel: z.enum(["direct", "online", "postal"]),
  returnBy: z.enum(["at-centre", "by-post", "online"]),
  receivingUnitId: uuid,
  ownerId: uuid,
  submitterId: uuid,
  summary: text(1000),
  copies: z.int().default(1),
  ...acceptance,
});

/** Bodies of the acts on a dossier, by the last part of their address. */
export const ACT_FORMS = {
  accept: z.strictObject(acceptance),
  refuse: z.strictObject({
    ground: z.enum(["not-competent", "not-eligible", "papers-not-completed", "papers-invalid", "already-resolved"]),
    reason: text(2000),
  }),
  "request-supplement": z.strictObject({
    reason: text(2000),
    papers: z.array(askedPaper).max(200),
    secondBasis: text(500).nullable().default(null),
  }),
  supply: z.strictObject({ papers: z.array(paper).max(200) }),
  assign: z.strictObject({ handlerId: uuid }),
  "record-step": z.strictObject({
    step: z.enum([
      "received",
      "assigned",
      "appraised",
      "reviewed",
      "signed",
      "registered",
      "decided",
      "convened",
      "consulted",
      "explained",
      "returned",
    ]),
    stepCode: text(20),
    note: text(2000).default(""),
  }),
  transfer: z.strictObject({ toAgencyId: uuid, reason: text(2000) }),
  "request-obligation": z.strictObject({ notice: text(500) }),
  "meet-obligation": z.strictObject({ evidence: text(500) }),
  "extend-deadline": z.strictObject({ newDueAt: instant, reason: text(2000), letterNumber: text(100) }),
  "adjust-deadline": z.strictObject({ reason: text(2000) }),
  resolve: z.strictObject({
    result: z.enum(["granted", "refused"]),
    number: text(100),
    signedOn: date,
    signerId: uuid,
    summary: text(2000).default(""),
  }),
  stop: z.strictObject({ reason: text(2000), legalBasis: text(500) }),
  withdraw: z.strictObject({ reason: text(2000) }),
  close: z.strictObject({}),
} as const;

/** The acts that can be asked for by HTTP; money, the post and what leaves the centre have their own desks. */
export function isHttpAct(act: Act): act is keyof typeof ACT_FORMS {
  return Object.hasOwn(ACT_FORMS, act);
}

/** Filters of the list, from the query. */
export const listQuery = z.strictObject({
  q: text(200).optional(),
  state: z
    .enum([
      "submitted",
      "awaiting-intake-supplement",
      "refused",
      "accepted",
      "in-progress",
      "awaiting-supplement",
      "awaiting-obligation",
      "resolved",
      "returned",
      "closed",
      "withdrawn",
      "stopped",
    ])
    .optional(),
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A dossier changes by acts and never by fields: whatever a PATCH names is an unknown field (B-17). */
export const patchForm = z.strictObject({});

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
