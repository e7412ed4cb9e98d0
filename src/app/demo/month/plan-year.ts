import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { demoCentreMap } from "./centre-map.ts";
import { planMonth, type MonthPlan } from "./plan-month.ts";
import type { MonthInputs } from "./scenario.ts";
import type { Weighted } from "./subjects.ts";

/** A year of one agency, planned only when it is asked for: a whole province does not fit into memory at once. */
export type AgencyYear = { readonly agency: string; readonly dossiers: number; readonly plan: () => MonthPlan };

/** The year of a province, agency by agency; officers of one are never those of another. The busiest comes first. */
export function planYear(inputs: MonthInputs, calendar: WorkingCalendar): readonly AgencyYear[] {
  const map = demoCentreMap();
  const subjects = inputs.crowds.flatMap((crowd) => crowd.subjects);
  const dossiers = inputs.crowds.reduce((sum, { count }) => sum + count, 0);
  const byAgency = Map.groupBy(subjects, ([{ procedure, caseIndex }]) => map.caseOf(procedure, caseIndex).agency);
  const counts = shareOut(dossiers, [...byAgency.values()].map(weightOf));
  return [...byAgency]
    .map(([agency, own], index) => {
      const count = counts[index] ?? 0;
      const part = { ...inputs, seed: inputs.seed + 101 * (index + 1), crowds: [{ count, subjects: own }] };
      return { agency, dossiers: count, plan: () => planMonth(part, calendar) };
    })
    .sort((a, b) => b.dossiers - a.dossiers);
}

function weightOf(subjects: readonly Weighted[]): number {
  return subjects.reduce((sum, [, weight]) => sum + weight, 0);
}

/** Whole parts in the proportion of the weights that add up to the whole. */
export function shareOut(whole: number, weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const upTo = (count: number) => {
    const sum = weights.slice(0, count).reduce((all, weight) => all + weight, 0);
    return Math.round((whole * sum) / total);
  };
  return weights.map((_, index) => upTo(index + 1) - upTo(index));
}
