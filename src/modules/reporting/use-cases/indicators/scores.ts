import { listLateBecause } from "#modules/delay-ledger/index.ts";
import type { Db } from "#platform/db/db.ts";
import { addFigures, NO_FIGURES, resolvedIn, type Figures } from "../../domain/flow.ts";
import { onlinePoints } from "../../domain/indicators/dossier-points.ts";
import { tallyMeasure } from "../../domain/indicators/measures.ts";
import { ENTERED_INDICATORS, type IndicatorNumber } from "../../domain/indicators/nine-indicators.ts";
import type { Scores } from "../../domain/indicators/rating.ts";
import { NO_TALLY, scoreOf, tallied, type Tally } from "../../domain/indicators/tally.ts";
import type { ReportQuestion } from "../../domain/report-template.ts";
import { readCompletions } from "../../store/indicators/completions.ts";
import { listEvaluations, type EvaluationInput } from "../../store/indicators/evaluation-inputs.ts";
import { readOfficerFigures, type OfficerFigures } from "../../store/indicators/officer-parts.ts";
import { readFigures, type Cell } from "../../store/read-figures.ts";

/** What one subject got: the tally of each indicator of which something is recorded. */
export type Scored = {
  readonly subjectId: string;
  readonly figures: Figures;
  readonly tallies: ReadonlyMap<IndicatorNumber, Tally>;
};

export type ScoredOfficer = Pick<Scored, "subjectId" | "tallies"> & { readonly parts: OfficerFigures | undefined };

type Asked = Pick<ReportQuestion, "period" | "until">;

/** The nine indicators of agencies in a period (TT 01/2018/TT-VPCP Điều 13). */
export async function scoreAgencies(db: Db, asked: Asked, agencyIds: readonly string[]): Promise<readonly Scored[]> {
  const { period, until } = asked;
  const [cells, completions, times, entered] = await Promise.all([
    readFigures(db, { from: period.from, until, by: ["agency", "channel"], agencyIds }),
    readCompletions(db, { from: period.from, until }),
    listLateBecause(db, { from: period.from, to: period.to, asOf: until, by: "agency" }),
    listEvaluations(db, { from: period.from, to: period.to, subjectIds: agencyIds }),
  ]);
  const completed = new Map(completions.map((one) => [one.agencyId, one]));
  const ownTime = new Map(times.map((one) => [one.key, timeTally(one)]));
  return agencyIds.map((subjectId) => {
    const own = cells.filter(({ agencyId }) => agencyId === subjectId);
    const figures = sumOf(own);
    const { early, onTime, late } = figures.during;
    const { once = 0, more = 0 } = completed.get(subjectId) ?? {};
    const online = onlinePoints({
      online: sumOf(own.filter(({ channel }) => channel === "online")).during.received,
      received: figures.during.received,
      late: sumOf(own.filter(({ channel }) => channel === "online")).during.late,
    });
    const tallies = new Map<IndicatorNumber, Tally>([
      [1, { two: early, one: onTime, zero: late }],
      [2, ownTime.get(subjectId) ?? NO_TALLY],
      [3, { two: Math.max(0, resolvedIn(figures.during) - once - more), one: once, zero: more }],
      [9, online === null ? NO_TALLY : tallied(NO_TALLY, online, 1)],
      ...enteredTallies(entered, subjectId),
    ]);
    return { subjectId, figures, tallies };
  });
}

/** What officers are scored on, of what was in their hands only (TT 01/2018/TT-VPCP Điều 14). */
export async function scoreOfficers(
  db: Db,
  asked: Asked,
  { officerIds, agencyId }: { readonly officerIds: readonly string[]; readonly agencyId: string },
): Promise<readonly ScoredOfficer[]> {
  const { period, until } = asked;
  const [figures, times, entered] = await Promise.all([
    readOfficerFigures(db, { from: period.from, until, officerIds }),
    listLateBecause(db, { from: period.from, to: period.to, asOf: until, by: "officer", agencyId }),
    listEvaluations(db, { from: period.from, to: period.to, subjectIds: officerIds }),
  ]);
  const parts = new Map(figures.map((one) => [one.officerId, one]));
  const ownTime = new Map(times.map((one) => [one.key, timeTally(one)]));
  return officerIds.map((subjectId) => {
    const own = parts.get(subjectId);
    const tallies = new Map<IndicatorNumber, Tally>([
      [1, own === undefined ? NO_TALLY : { two: own.early, one: own.onTime, zero: own.late }],
      [2, ownTime.get(subjectId) ?? NO_TALLY],
      [3, own === undefined ? NO_TALLY : { two: own.neverAsked, one: own.askedOnce, zero: own.askedMore }],
      ...enteredTallies(entered, subjectId),
    ]);
    return { subjectId, parts: own, tallies };
  });
}

/** Scores of tallies; null where nothing is recorded. */
export function scoresOf(tallies: ReadonlyMap<IndicatorNumber, Tally>): Scores {
  return new Map([...tallies].map(([number, tally]) => [number, scoreOf(tally)] as const));
}

/** Within the own share, measured in working minutes, is shorter; beyond it in a late dossier is longer. */
function timeTally({ dossiers, lateDossiers }: { readonly dossiers: number; readonly lateDossiers: number }): Tally {
  return { two: Math.max(0, dossiers - lateDossiers), one: 0, zero: lateDossiers };
}

function enteredTallies(
  entered: readonly EvaluationInput[],
  subjectId: string,
): readonly (readonly [IndicatorNumber, Tally])[] {
  return ENTERED_INDICATORS.flatMap((number) => {
    const found = entered.find((one) => one.subjectId === subjectId && one.measure === tallyMeasure(number));
    return found?.value.kind === "tally" ? [[number, found.value.tally] as const] : [];
  });
}

function sumOf(cells: readonly Cell[]): Figures {
  return cells.reduce((sum, { figures }) => addFigures(sum, figures), NO_FIGURES);
}
