import { z } from "zod";
import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal, type PlainDate } from "#kernel/time.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { TypedStep } from "../pages/staff/complete-form.tsx";
import type { StepResult } from "../use-cases/complete-task.ts";

const text = (max: number) => z.string().max(max).default("");
const version = z.coerce.number().int().positive();

/** The form that finishes a step. */
export const completeForm = z.object({
  version,
  way: text(40),
  assigneeId: text(40),
  note: text(2000),
  resultKind: text(20),
  resultNumber: text(100),
  signedOn: text(20),
  resultSummary: text(1000),
});
export const returnForm = z.object({ version, to: text(40), reason: text(1000) });
export const takeForm = z.object({ version });
export const assignForm = z.object({ version, officerId: text(40), reason: z.string().max(1000).optional() });

export type CompletePosted = z.infer<typeof completeForm>;

/** What was typed, so that the form can come back as it was. */
export function typedOf({
  way,
  assigneeId,
  note,
  resultKind,
  resultNumber,
  signedOn,
  resultSummary,
}: CompletePosted): TypedStep {
  return { way, assigneeId, note, resultKind, resultNumber, signedOn, resultSummary };
}

/** The result of the procedure as typed; undefined when the step does not ask for one. */
export function resultOf(posted: CompletePosted): Result<StepResult | undefined, readonly FieldError[]> {
  const { resultKind, resultNumber, signedOn, resultSummary } = posted;
  if (resultKind === "") return ok(undefined);
  const date = readDate(signedOn);
  if (date === undefined) {
    return err([{ field: "signedOn", message: "Nhập ngày ký theo ngày/tháng/năm, ví dụ 27/11/2026." }]);
  }
  const result = resultKind === "refused" ? "refused" : "granted";
  return ok({ result, number: resultNumber, signedOn: date, summary: resultSummary });
}

function readDate(typed: string): PlainDate | undefined {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim());
  if (match === null) return undefined;
  const [, day = 0, month = 0, year = 0] = match.map(Number);
  try {
    return Temporal.PlainDate.from({ day, month, year }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
