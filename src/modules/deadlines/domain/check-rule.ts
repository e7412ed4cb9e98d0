import type { Addition, ClockEvent, DueRule, Limit, TraceLine } from "./rule.ts";

const LARGEST = { hour: 20_000, "working-day": 5_000, "calendar-day": 10_000, month: 600, year: 50 } as const;

/** Why a limit cannot be counted, or undefined: whole or quarter values above 0, whole months and years. */
export function limitProblem({ value, unit }: Limit): TraceLine | undefined {
  if (!Number.isFinite(value) || value <= 0) {
    return { vi: "Thời hạn phải là số lớn hơn 0.", en: "The limit must be a number above 0." };
  }
  if (value > LARGEST[unit]) {
    return { vi: `Thời hạn không được quá ${LARGEST[unit]}.`, en: `The limit must not exceed ${LARGEST[unit]}.` };
  }
  const step = unit === "month" || unit === "year" ? 1 : 0.25;
  if (!Number.isInteger(value / step)) {
    return step === 1
      ? { vi: "Tháng và năm phải là số nguyên.", en: "Months and years must be whole numbers." }
      : { vi: "Thời hạn chỉ lẻ đến một phần tư (0,25).", en: "A limit may be split in quarters (0.25) only." };
  }
  return undefined;
}

/** Why a rule cannot be counted, or undefined. */
export function ruleProblem(rule: DueRule): TraceLine | undefined {
  const limits = [...(rule.sameDay === true ? [] : [rule.limit]), ...(rule.stages ?? [])];
  return [...limits, ...(rule.additions ?? []).map((addition) => addition.limit)]
    .map(limitProblem)
    .find((problem) => problem !== undefined);
}

/** The additions of a rule whose conditions hold for a dossier, as events of its clock. */
export function additionEvents(rule: DueRule, conditions: readonly Addition["condition"][]): readonly ClockEvent[] {
  return (rule.additions ?? [])
    .filter((addition) => conditions.includes(addition.condition))
    .map((addition) => ({ kind: "add", limit: addition.limit, reason: addition.label.vi }));
}
