/** What is counted of a set of dossiers over a stretch of time; every member is a sum and may be added up. */
export type Flow = {
  /** Tiếp nhận: accepted with a promised date. */
  readonly received: number;
  /** Không được tiếp nhận. */
  readonly refused: number;
  /** Resolved before, on, after the promised date. */
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  /** Of the late ones, those whose applicant had been sent the apology. */
  readonly lateApologised: number;
  /** Of the early and on-time ones, those that kept a second date after an apology. */
  readonly keptByExtension: number;
  readonly withdrawn: number;
  readonly stopped: number;
  /** The withdrawn and stopped ones by the date of their ending against the promised date. */
  readonly endedEarly: number;
  readonly endedOnTime: number;
  readonly endedLate: number;
  /** Change of the number of open dossiers past their promised date. */
  readonly overdue: number;
  readonly overdueApologised: number;
};

export const FLOW_MEASURES = [
  "received",
  "refused",
  "early",
  "onTime",
  "late",
  "lateApologised",
  "keptByExtension",
  "withdrawn",
  "stopped",
  "endedEarly",
  "endedOnTime",
  "endedLate",
  "overdue",
  "overdueApologised",
] as const satisfies readonly (keyof Flow)[];

export const NO_FLOW: Flow = {
  received: 0,
  refused: 0,
  early: 0,
  onTime: 0,
  late: 0,
  lateApologised: 0,
  keptByExtension: 0,
  withdrawn: 0,
  stopped: 0,
  endedEarly: 0,
  endedOnTime: 0,
  endedLate: 0,
  overdue: 0,
  overdueApologised: 0,
};

/** Both flows together. */
export function addFlows(a: Flow, b: Flow): Flow {
  return {
    received: a.received + b.received,
    refused: a.refused + b.refused,
    early: a.early + b.early,
    onTime: a.onTime + b.onTime,
    late: a.late + b.late,
    lateApologised: a.lateApologised + b.lateApologised,
    keptByExtension: a.keptByExtension + b.keptByExtension,
    withdrawn: a.withdrawn + b.withdrawn,
    stopped: a.stopped + b.stopped,
    endedEarly: a.endedEarly + b.endedEarly,
    endedOnTime: a.endedOnTime + b.endedOnTime,
    endedLate: a.endedLate + b.endedLate,
    overdue: a.overdue + b.overdue,
    overdueApologised: a.overdueApologised + b.overdueApologised,
  };
}

/** Dossiers resolved, whenever. */
export function resolvedIn(flow: Flow): number {
  return flow.early + flow.onTime + flow.late;
}

/** The stock at the beginning of a period, and what flowed in it; from them every column of a report follows. */
export type Figures = {
  /** Everything that flowed before the period. */
  readonly before: Flow;
  readonly during: Flow;
};

export const NO_FIGURES: Figures = { before: NO_FLOW, during: NO_FLOW };

/** Both figures together. */
export function addFigures(a: Figures, b: Figures): Figures {
  return { before: addFlows(a.before, b.before), during: addFlows(a.during, b.during) };
}

/** Dossiers being resolved after everything in the flow: accepted, and neither resolved, withdrawn nor stopped. */
export function openAfter(flow: Flow): number {
  return flow.received - resolvedIn(flow) - flow.withdrawn - flow.stopped;
}

/** Open at the beginning of the period (từ kỳ trước). */
export function carriedOver({ before }: Figures): number {
  return openAfter(before);
}

/** Open at the end of the period, and how many of them past their promised date. */
export function stillOpen({ before, during }: Figures): { readonly total: number; readonly overdue: number } {
  return { total: openAfter(before) + openAfter(during), overdue: before.overdue + during.overdue };
}
