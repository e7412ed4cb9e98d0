import { hasRole, type Viewer } from "#modules/identity/index.ts";
import { listAgencies, type Agency } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { PROVINCE_REPORTERS, REPORT_ROLES, type ReportCard, type ReportScope } from "../domain/report-template.ts";

/** Whose figures a viewer may ask for: everybody's, or those of the own agencies. */
export type ReportReach = { readonly agencies: readonly Agency[]; readonly isWhole: boolean };

/** The agencies whose figures the viewer may see. */
export async function reachOf(db: Db, viewer: Viewer): Promise<ReportReach> {
  const all = await listAgencies(db);
  if (hasRole(viewer, ...PROVINCE_REPORTERS)) return { agencies: all, isWhole: true };
  const held = viewer.appointments.filter(({ role }) => REPORT_ROLES.some((allowed) => allowed === role));
  return { agencies: all.filter(({ id }) => held.some(({ agencyId }) => agencyId === id)), isWhole: false };
}

/** The choice "all agencies" in forms and addresses. */
export const WHOLE = "tat-ca";

export type ScopeChoice = { readonly value: string; readonly label: string };

/** What the field "Đơn vị" of a report offers to this viewer; empty when the report is not for them. */
export function scopeChoices(card: ReportCard, { agencies, isWhole }: ReportReach): readonly ScopeChoice[] {
  const fitting = agencies.filter(({ kind }) => card.agencyKinds?.includes(kind) ?? true);
  const each = card.scopes === "all" ? [] : fitting.map(({ id, name }) => ({ value: id, label: name }));
  const whole = card.scopes !== "agency" && isWhole ? [{ value: WHOLE, label: "Toàn tỉnh (tất cả các đơn vị)" }] : [];
  return [...whole, ...each];
}

/** The scope that was asked for, or the first on offer; an agency out of reach is not there (404). */
export function scopeOf(card: ReportCard, reach: ReportReach, asked: string): ReportScope {
  const choices = scopeChoices(card, reach);
  const chosen = asked === "" ? choices[0] : choices.find(({ value }) => value === asked);
  if (chosen === undefined) throw new HttpProblem(NOT_FOUND);
  if (chosen.value === WHOLE) return { kind: "all", agencies: reach.agencies };
  const agency = reach.agencies.find(({ id }) => id === chosen.value);
  if (agency === undefined) throw new HttpProblem(NOT_FOUND);
  return { kind: "agency", agency };
}

/** The value by which forms and addresses name a scope. */
export function scopeValue(scope: ReportScope): string {
  return scope.kind === "all" ? WHOLE : scope.agency.id;
}
