import { dateInVietnam, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listLateBecause, type LateLine } from "#modules/delay-ledger/index.ts";
import { directiveReach, listDirectives, type Directive } from "#modules/directives/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { listAgencies, type Agency } from "#modules/organizations/index.ts";
import { readFlows, readIntakeHours, readOpenStock } from "#modules/reporting/index.ts";
import { AGES, ageBands, type AgeBand } from "../domain/ageing.ts";
import { agencyLines, isBusy, type AgencyLine } from "../domain/agency-lines.ts";
import { boardPeriod, type BoardPeriod, type BoardPeriodKey } from "../domain/board-period.ts";
import { stockOf, totalsOf, type Stock, type Totals } from "../domain/totals.ts";
import { trendOf, type TrendStep } from "../domain/trend.ts";
import { weekHours, type HourRow } from "../domain/week-hours.ts";

export type BoardQuestion = {
  readonly viewer: Viewer;
  readonly period: BoardPeriodKey;
  /** Figures are told as of this instant, a settled one. */
  readonly until: Instant;
  /** What was asked of others is told as it stands now. */
  readonly now: Instant;
  /** Promised for this day or earlier is about to be late. */
  readonly soonBy: PlainDate;
  /** Only these agencies; all when absent. */
  readonly agencyIds?: readonly string[] | undefined;
};

/** Everything that a board says. */
export type Board = {
  readonly period: BoardPeriod;
  readonly soonBy: PlainDate;
  readonly totals: Totals;
  readonly before: Totals;
  readonly stock: Stock;
  /** The agencies of the lines, by id. */
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly lines: readonly AgencyLine[];
  readonly trend: readonly TrendStep[];
  readonly ages: readonly AgeBand[];
  /** Load of the counters in the last thirty days. */
  readonly hours: readonly HourRow[];
  /** Working time that made dossiers late, by whose it was. */
  readonly why: readonly LateLine[];
  /** Directives and recommendations that wait for an answer, soonest due first. */
  readonly asked: readonly Directive[];
};

/** A board as of an instant: small sums of closed days, facts of today, the index of open dossiers. */
export async function boardOf(db: Db, question: BoardQuestion): Promise<Board> {
  const { viewer, until, soonBy, agencyIds } = question;
  const period = boardPeriod(question.period, until);
  const today = dateInVietnam(until.subtract({ milliseconds: 1 }));
  const [agencies, now, before, cells, hours, why, asked] = await Promise.all([
    listAgencies(db),
    readFlows(db, { ...period, agencyIds }),
    readFlows(db, { ...period.before, step: "month", agencyIds }),
    readOpenStock(db, { until, soonBy, ages: AGES, agencyIds }),
    readIntakeHours(db, { from: today.subtract({ days: 29 }), until, agencyIds }),
    listWhy(db, { from: period.from, to: today, until, agencyIds }),
    listDirectives(db, { asOf: question.now, state: "waiting", reach: directiveReach(viewer) }),
  ]);
  const shown = agencies.filter(({ id }) => agencyIds === undefined || agencyIds.includes(id));
  const lines = agencyLines({ agencyIds: shown.map(({ id }) => id), points: now.byAgency, stock: cells });
  const faces = new Map(shown.map((agency) => [agency.id, agency]));
  return {
    period,
    soonBy,
    totals: totalsOf(now.byAgency),
    before: totalsOf(before.byAgency),
    stock: stockOf(cells),
    agencies: faces,
    lines: lines.filter((line) => isBusy(line) || RECEIVING.has(faces.get(line.agencyId)?.kind ?? "bank")),
    trend: trendOf(period, now.byStep),
    ages: ageBands(cells, today),
    hours: weekHours(hours),
    why,
    asked: asked.toSorted((a, b) => a.dueAt.epochMilliseconds - b.dueAt.epochMilliseconds),
  };
}

/** Who receives dossiers at the centre: shown on boards and briefings even when nothing came. */
export const RECEIVING: ReadonlySet<Agency["kind"]> = new Set(["department", "notary-office", "enterprise"]);

type Why = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly until: Instant;
  readonly agencyIds: readonly string[] | undefined;
};

/** The delay ledger is asked for one agency or for all of them. */
async function listWhy(db: Db, { from, to, until, agencyIds }: Why): Promise<readonly LateLine[]> {
  if (agencyIds !== undefined && agencyIds.length > 1) return [];
  const lines = await listLateBecause(db, { from, to, asOf: until, by: "owner", agencyId: agencyIds?.[0] });
  return lines.filter(({ lateMinutes }) => lateMinutes > 0);
}
