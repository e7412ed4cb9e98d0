import type { Instant } from "#kernel/time.ts";
import type { Agency } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import { addFigures, NO_FIGURES, resolvedIn, stillOpen, type Figures } from "../../domain/flow.ts";
import { workOut, type IndexSetting, type Share, type WorkedIndex } from "../../domain/indicators/index-766.ts";
import { shareMeasure } from "../../domain/indicators/measures.ts";
import type { ReportingPeriod } from "../../domain/reporting-period.ts";
import { listEvaluations, type EvaluationInput } from "../../store/indicators/evaluation-inputs.ts";
import { readFigures } from "../../store/read-figures.ts";
import { onlineServiceShare } from "../service-levels/online-service-share.ts";

export type IndexQuestion = {
  readonly period: ReportingPeriod;
  readonly until: Instant;
  /** Whose dossiers and entered shares count. */
  readonly agencies: readonly Agency[];
  /** Only these agencies; all when absent. */
  readonly agencyIds?: readonly string[] | undefined;
};

export type IndexOfPeriod = {
  readonly worked: WorkedIndex;
  readonly figures: Figures;
  /** Lines that were entered for the period. */
  readonly entered: number;
  /** Procedures online of those that can be done online; null while none is classified. */
  readonly services: Share | null;
};

/** The index 766 of a period by a setting: what dossiers tell, and for the province the sum of what agencies entered. */
export async function workIndex(
  db: Db,
  { period, until, agencies, agencyIds }: IndexQuestion,
  setting: IndexSetting,
): Promise<IndexOfPeriod> {
  const { from, to } = period;
  const [cells, entered, services] = await Promise.all([
    readFigures(db, { from, until, by: ["channel"], ...(agencyIds === undefined ? {} : { agencyIds }) }),
    listEvaluations(db, { from, to, subjectIds: agencies.map(({ id }) => id) }),
    onlineServiceShare(db, { from, until, agencyIds }),
  ]);
  const figures = cells.reduce((sum, cell) => addFigures(sum, cell.figures), NO_FIGURES);
  const online = cells.find(({ channel }) => channel === "online")?.figures ?? NO_FIGURES;
  const shares = new Map<string, Share>();
  for (const { code, source } of setting.groups.flatMap(({ indicators }) => indicators)) {
    if (code === ONLINE_SERVICES && services !== null) shares.set(code, services);
    else if (source === "in-time") shares.set(code, inTimeOf(figures));
    else if (source === "online") shares.set(code, onlineOf(online, figures));
    else for (const share of sharesEntered(entered, code)) shares.set(code, added(shares.get(code), share));
  }
  return { worked: workOut(setting, shares), figures, entered: entered.length, services };
}

/** Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ: counted as soon as levels are entered, else as it was entered. */
const ONLINE_SERVICES = "CLGQ-2";

/** On time of what was resolved, in time of what is open. */
function inTimeOf(figures: Figures): Share {
  const open = stillOpen(figures);
  const { early, onTime } = figures.during;
  return {
    numerator: early + onTime + open.total - open.overdue,
    denominator: resolvedIn(figures.during) + open.total,
  };
}

function onlineOf(online: Figures, figures: Figures): Share {
  return { numerator: online.during.received, denominator: figures.during.received };
}

function sharesEntered(entered: readonly EvaluationInput[], code: string): readonly Share[] {
  return entered.flatMap(({ measure, value }) =>
    measure === shareMeasure(code) && value.kind === "share" ? [value.share] : [],
  );
}

function added(sum: Share | undefined, { numerator, denominator }: Share): Share {
  return { numerator: (sum?.numerator ?? 0) + numerator, denominator: (sum?.denominator ?? 0) + denominator };
}
