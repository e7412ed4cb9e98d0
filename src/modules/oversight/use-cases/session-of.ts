import { instantOf, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listLateBecause, type LateLine } from "#modules/delay-ledger/index.ts";
import { directiveReach, listDirectives, type Directive } from "#modules/directives/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { countHolds, periodBefore, readFlows, type AsOf, type Briefing } from "#modules/reporting/index.ts";
import type { SessionNote } from "../domain/session-note.ts";
import { totalsOf, type Totals } from "../domain/totals.ts";
import { listNotes } from "../store/session-notes.ts";
import { periodBriefing, type PeriodBriefing } from "./period-briefing.ts";

/** Everything that the report of a working session says. */
export type Session = {
  readonly briefing: PeriodBriefing;
  readonly before: { readonly whole: Briefing; readonly totals: Totals };
  readonly totals: Totals;
  /** Dossiers whose clock was stopped in the period. */
  readonly holds: number;
  readonly why: readonly LateLine[];
  /** Directives and recommendations that were alive in the period, as they stood at the instant. */
  readonly asked: readonly Directive[];
  readonly notes: readonly SessionNote[];
};

/** The report of the session that looks back on a period, as of an instant; asked again next year, the same. */
export async function sessionOf(db: Db, viewer: Viewer, { period, until }: AsOf): Promise<Session> {
  const before = periodBefore(period);
  const [briefing, briefingBefore, flows, flowsBefore, holds, why, asked, notes] = await Promise.all([
    periodBriefing(db, { period, until }),
    periodBriefing(db, { period: before, until: startOf(period.from) }),
    readFlows(db, { from: period.from, until, step: "month" }),
    readFlows(db, { from: before.from, until: startOf(period.from), step: "month" }),
    countHolds(db, { from: period.from, until }),
    listLateBecause(db, { from: period.from, to: period.to, asOf: until, by: "owner" }),
    listDirectives(db, { asOf: until, liveSince: startOf(period.from), reach: directiveReach(viewer) }),
    listNotes(db, period),
  ]);
  return {
    briefing,
    before: { whole: briefingBefore.whole, totals: totalsOf(flowsBefore.byAgency) },
    totals: totalsOf(flows.byAgency),
    holds,
    why: why.filter(({ lateMinutes }) => lateMinutes > 0),
    asked,
    notes,
  };
}

function startOf(day: Session["briefing"]["period"]["from"]): Instant {
  return instantOf(day.toPlainDateTime());
}
