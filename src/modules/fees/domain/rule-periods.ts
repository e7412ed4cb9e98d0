import { Temporal } from "#kernel/time.ts";
import { isWithin } from "./fee-rule.ts";

/** A published version of a rule with its period; a later number counts wherever its period reaches. */
export type RulePeriod = { readonly number: number; readonly from: string; readonly to: string | null };

/** A stretch of days with the version in force; null where none is. */
export type Stretch = { readonly number: number | null; readonly from: string; readonly to: string | null };

/** The version in force on a day: of those whose period holds the day, the one published last. */
export function versionOn<Version extends RulePeriod>(versions: readonly Version[], day: string): Version | undefined {
  return versions.filter((one) => isWithin(day, one)).toSorted((a, b) => b.number - a.number)[0];
}

/** Which version counts when, from the first day of the first one on, gaps included. */
export function stretchesOf(versions: readonly RulePeriod[]): readonly Stretch[] {
  const edges = versions.flatMap(({ from, to }) => [from, ...(to === null ? [] : [dayAfter(to)])]);
  const starts = [...new Set(edges)].toSorted();
  const stretches: Stretch[] = [];
  for (const [index, from] of starts.entries()) {
    const next = starts[index + 1];
    const number = versionOn(versions, from)?.number ?? null;
    const to = next === undefined ? null : dayBefore(next);
    const last = stretches.at(-1);
    if (last?.number === number) stretches.splice(-1, 1, { ...last, to });
    else stretches.push({ number, from, to });
  }
  return stretches;
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}
