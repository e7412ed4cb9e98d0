import { dateInVietnam, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listAgencies, type Agency } from "#modules/organizations/index.ts";
import { listOutstanding, type Outstanding } from "#modules/courier/index.ts";
import {
  briefingOf,
  moneyAndPaperOf,
  startOf,
  type Briefing,
  type MoneyAndPaper,
  type ReportingPeriod,
} from "#modules/reporting/index.ts";
import type { AnnouncedFigure } from "../domain/announced-figure.ts";
import { listAnnounced } from "../store/announced-figures.ts";
import { RECEIVING } from "./board-of.ts";

/** One agency in a briefing. */
export type BriefingLine = { readonly agency: Agency; readonly briefing: Briefing };

/** What leaders are told of a period as of an instant. */
export type PeriodBriefing = {
  readonly period: ReportingPeriod;
  readonly until: Instant;
  readonly whole: Briefing;
  /** Every agency that receives at the centre, also where nothing came. */
  readonly lines: readonly BriefingLine[];
  /** What the courier carried and the bank took, and the dossiers that are still out. */
  readonly moneyAndPaper: MoneyAndPaper;
  readonly outstanding: readonly Outstanding[];
  /** What was announced in the period and up to the instant. */
  readonly announced: readonly AnnouncedFigure[];
};

export type BriefingQuestion = {
  readonly period: ReportingPeriod;
  readonly until: Instant;
  readonly agencyIds?: readonly string[] | undefined;
};

/** Computes a briefing from the journal's facts; nothing of it is typed by hand but what was announced. */
export async function periodBriefing(db: Db, { period, until, agencyIds }: BriefingQuestion): Promise<PeriodBriefing> {
  const [agencies, { whole, byAgency }, moneyAndPaper, outstanding, announced] = await Promise.all([
    listAgencies(db),
    briefingOf(db, { from: period.from, until, ...(agencyIds === undefined ? {} : { agencyIds }) }),
    moneyAndPaperOf(db, { from: period.from, until }),
    listOutstanding(db, { from: startOf(period.from), until }),
    listAnnounced(db, { from: period.from, to: dateInVietnam(until) }),
  ]);
  const shown = agencies.filter(({ id, kind }) =>
    agencyIds === undefined ? RECEIVING.has(kind) || byAgency.has(id) : agencyIds.includes(id),
  );
  return {
    period,
    until,
    whole,
    lines: shown.map((agency) => ({ agency, briefing: byAgency.get(agency.id) ?? NOTHING })),
    moneyAndPaper,
    outstanding,
    announced: latestOfSubject(announced),
  };
}

const NOTHING: Briefing = {
  carriedOver: 0,
  received: 0,
  resolved: 0,
  onTime: 0,
  late: 0,
  inProcess: 0,
  overdue: 0,
  refused: 0,
  withdrawn: 0,
  stopped: 0,
};

/** Of several announcements of the same thing on the same day the last one stands; the others stay in the list. */
function latestOfSubject(figures: readonly AnnouncedFigure[]): readonly AnnouncedFigure[] {
  const keyOf = ({ subject, title, statedOn }: AnnouncedFigure) => [subject, title, statedOn.toString()].join("|");
  const seen = new Set<string>();
  return figures.filter((figure) => {
    const isFirst = !seen.has(keyOf(figure));
    seen.add(keyOf(figure));
    return isFirst;
  });
}
