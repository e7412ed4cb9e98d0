import type { Instant } from "#kernel/time.ts";
import type { Role } from "#modules/identity/domain.ts";
import type { Agency, AgencyKind } from "#modules/organizations/domain.ts";
import type { ReportingPeriod } from "./reporting-period.ts";

/** The kinds of period that a form offers. */
export const PERIOD_KINDS = [
  "control-quarter",
  "control-year",
  "day",
  "week",
  "month",
  "quarter",
  "year",
  "free",
] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Whose dossiers a report tells of: one agency, or all of them. */
export type ReportScope =
  { readonly kind: "agency"; readonly agency: Agency } | { readonly kind: "all"; readonly agencies: readonly Agency[] };

/** What a template is asked to fill in: nothing that happened at or after `until` counts. */
export type ReportQuestion = {
  readonly scope: ReportScope;
  readonly period: ReportingPeriod;
  /** Never beyond the end of the period (`asOf`). */
  readonly until: Instant;
  /** Names of the letterhead: who reports, to whom. */
  readonly letterhead: { readonly reporter: string; readonly recipient: string };
};

/** What the list of reports says of one of them. */
export type ReportCard = {
  /** Stands in addresses: small letters, digits, hyphens. */
  readonly id: string;
  readonly formNumber: string;
  readonly title: string;
  /** One sentence: what it tells and who asks for it. */
  readonly purpose: string;
  /** The heading under which the list shows it. */
  readonly group: "Báo cáo theo biểu mẫu" | "Theo dõi hằng tuần" | "Báo cáo khác" | "Đánh giá";
  /** What the form offers; the first is chosen at first. */
  readonly periods: readonly [PeriodKind, ...PeriodKind[]];
  /** Whether it is asked of one agency, of all of them together, or of either. */
  readonly scopes: "agency" | "all" | "either";
  /** Only agencies of these kinds make it; absent means any. */
  readonly agencyKinds?: readonly AgencyKind[];
  /** Who may ask; those whose office is not the whole province ask of their own agencies only. */
  readonly roles: readonly Role[];
};

/** Everyone who works on dossiers asks of the own agency; the centre and the province of all. */
export const REPORT_ROLES = [
  "counter-officer",
  "specialist",
  "head-of-division",
  "department-leader",
  "centre-manager",
  "provincial-leader",
] as const satisfies readonly Role[];

/** Those who ask of every agency. */
export const PROVINCE_REPORTERS = ["centre-manager", "provincial-leader"] as const satisfies readonly Role[];

/** The agencies of a scope, as the figures ask for them; undefined is all. */
export function agencyIdsOf(scope: ReportScope): readonly string[] | undefined {
  return scope.kind === "agency" ? [scope.agency.id] : undefined;
}
