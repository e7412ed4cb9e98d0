import { chance } from "../chance.ts";
import type { PlannedAct } from "./act.ts";
import type { Life } from "./life.ts";
import { DAY, type OfficeHours, type Second } from "./office-hours.ts";
import type { MonthInputs } from "./scenario.ts";

/** A run of the post between the centre and the departments, one bag for each. */
export type Run = {
  readonly direction: "out" | "back";
  readonly departs: Second;
  readonly arrives: Second;
  readonly bags: readonly Bag[];
};

export type Bag = {
  /** Code of the department's agency. */
  readonly agency: string;
  /** Numbers of the dossiers that the manifest lists. */
  readonly dossiers: readonly number[];
  /** Those of them that are not in the bag when it is opened. */
  readonly missing: readonly number[];
};

/** Paper that stays in the house: given to the department's people at the centre. */
export type InHouse = { readonly dossier: number; readonly agency: string; readonly at: Second };

export type CarriagePlan = { readonly runs: readonly Run[]; readonly inHouse: readonly InHouse[] };

export type CarriageStage = { readonly inputs: MonthInputs; readonly hours: OfficeHours; readonly until: Second };

const HOUR = 3_600;
const MINUTE = 60;
/** Received by then is forwarded the same working day, later the next morning (NĐ 61/2018 Điều 18). */
const SAME_DAY = 15 * HOUR;
const MORNING_RUN = 8 * HOUR;
const AFTERNOON_RUN = 15.5 * HOUR;
const BACK_RUNS = [10.5 * HOUR, 14.5 * HOUR] as const;
const ON_THE_WAY = 40 * MINUTE;
const HANDED_ROUND = 20 * MINUTE;

type Journey = {
  readonly dossier: number;
  readonly agency: string;
  readonly out: Second;
  readonly back: Second;
  readonly isOpen: boolean;
};

/**
 * Which papers travel when: carried out with the run that the law asks for, looked at in the department, and back with the
 * next bag, before anybody comes for the result. Some are not in the bag that should bring them.
 */
export function planCarriage(
  stage: CarriageStage,
  { acts, lives }: { readonly acts: readonly PlannedAct[]; readonly lives: readonly Life[] },
): CarriagePlan {
  const { carriage, seed } = stage.inputs;
  if (carriage === null) return { runs: [], inHouse: [] };
  const ends = endsOf(acts);
  const onPaper = lives.filter(isForwarded);
  const able = onPaper
    .filter(isCarried)
    .flatMap((life) => journeyOf(stage, life, ends.get(life.arrival.no) ?? stage.until) ?? []);
  const dice = chance(Math.imul(seed, 3_571));
  const carried = able
    .map((journey) => ({ journey, rank: dice.next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, carriage.dossiers)
    .map(({ journey }) => journey);
  const travels = new Set(carried.map(({ dossier }) => dossier));
  const inHouse = onPaper.filter(({ arrival }) => !travels.has(arrival.no)).flatMap((life) => handedAt(stage, life));
  return { runs: runsOf(carried, missingOf(carried, carriage.missing)), inHouse };
}

/** What is done to a dossier last: by then its paper must lie at the centre again. */
function endsOf(acts: readonly PlannedAct[]): ReadonlyMap<number, Second> {
  const last = acts.filter(({ what }) => what.kind === "return" || what.kind === "withdraw" || what.kind === "stop");
  return new Map(last.map(({ dossier, at }) => [dossier, at]));
}

/** Papers that were handed in and go to a department: not what is settled while the person waits. */
function isForwarded({ arrival, ofCase, acceptedAt }: Life): boolean {
  if (acceptedAt === null || arrival.channel !== "direct" || ofCase.content.immediate) return false;
  // Played as a whole where its numbers are given: it is over before the first run.
  return arrival.fate !== "incomplete";
}

/** What is settled at the centre, and agencies that work there or fetch their papers themselves, need no post. */
function isCarried({ ofCase }: Life): boolean {
  return ofCase.workflow.code !== "ON-THE-SPOT" && !OWN_HOUSES.has(ofCase.agency);
}

const OWN_HOUSES: ReadonlySet<string> = new Set(["H37.02.01", "H37.91"]);

function journeyOf(stage: CarriageStage, life: Life, end: Second): Journey | undefined {
  const { acceptedAt, arrival, ofCase, standing, dice } = life;
  if (acceptedAt === null) return undefined;
  const out = outRunFor(stage, acceptedAt);
  const arrives = out + ON_THE_WAY;
  const looked = stage.hours.after(arrives, dice.between(HOUR, 3.5 * HOUR));
  const back = backRunAfter(stage, looked);
  if (back + ON_THE_WAY >= Math.min(end, stage.until)) return undefined;
  const isOpen = standing === "open" && end === stage.until;
  return { dossier: arrival.no, agency: ofCase.agency, out, back, isOpen };
}

function outRunFor({ hours }: CarriageStage, acceptedAt: Second): Second {
  const time = acceptedAt % DAY;
  const day = acceptedAt - time;
  if (isWorkingDay(hours, day))
    return time <= SAME_DAY ? day + AFTERNOON_RUN : nextWorkingDay(hours, day) + MORNING_RUN;
  return nextWorkingDay(hours, day) + MORNING_RUN;
}

function backRunAfter({ hours }: CarriageStage, ready: Second): Second {
  const day = ready - (ready % DAY);
  const sameDay = isWorkingDay(hours, day) ? BACK_RUNS.find((run) => day + run > ready) : undefined;
  return sameDay === undefined ? nextWorkingDay(hours, day) + BACK_RUNS[0] : day + sameDay;
}

function isWorkingDay(hours: OfficeHours, day: Second): boolean {
  return hours.openings(day, day + DAY, "desk").length > 0;
}

function nextWorkingDay(hours: OfficeHours, day: Second): Second {
  const next = day + DAY;
  return isWorkingDay(hours, next) ? next : nextWorkingDay(hours, next);
}

/** The last that set out for the way back and whose dossiers are still open, each of another department where it can be. */
function missingOf(carried: readonly Journey[], count: number): ReadonlySet<number> {
  const late = carried.filter(({ isOpen }) => isOpen).toSorted((a, b) => b.back - a.back || a.dossier - b.dossier);
  const byAgency = [...Map.groupBy(late, ({ agency }) => agency).values()];
  const oneEach = byAgency.flatMap(([first]) => first ?? []);
  const others = late.filter((journey) => !oneEach.includes(journey));
  return new Set([...oneEach, ...others].slice(0, count).map(({ dossier }) => dossier));
}

function runsOf(carried: readonly Journey[], missing: ReadonlySet<number>): readonly Run[] {
  const out = Map.groupBy(carried, (journey) => journey.out);
  const back = Map.groupBy(carried, (journey) => journey.back);
  const none: ReadonlySet<number> = new Set();
  const runs = [
    ...[...out].map(([departs, journeys]) => runOf("out", departs, bagsOf(journeys, none))),
    ...[...back].map(([departs, journeys]) => runOf("back", departs, bagsOf(journeys, missing))),
  ];
  return runs.toSorted((a, b) => a.departs - b.departs || (a.direction < b.direction ? -1 : 1));
}

function runOf(direction: Run["direction"], departs: Second, bags: readonly Bag[]): Run {
  return { direction, departs, arrives: departs + ON_THE_WAY, bags };
}

function bagsOf(journeys: readonly Journey[], missing: ReadonlySet<number>): readonly Bag[] {
  return [...Map.groupBy(journeys, ({ agency }) => agency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([agency, group]) => {
      const dossiers = group.map(({ dossier }) => dossier).toSorted((a, b) => a - b);
      return { agency, dossiers, missing: dossiers.filter((no) => missing.has(no)) };
    });
}

function handedAt({ hours, until }: CarriageStage, { arrival, ofCase, acceptedAt }: Life): readonly InHouse[] {
  if (acceptedAt === null) return [];
  const at = hours.after(acceptedAt, HANDED_ROUND);
  return at < until ? [{ dossier: arrival.no, agency: ofCase.agency, at }] : [];
}
