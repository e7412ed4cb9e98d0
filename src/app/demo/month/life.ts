import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { dueOfCase, type ClockEvent } from "#modules/deadlines/domain.ts";
import { NEW_RUN, type Run } from "#modules/processing/domain.ts";
import { chance, type Chance } from "../chance.ts";
import type { Arrival } from "./act.ts";
import type { PlannedCase } from "./centre-map.ts";
import { instantOfSecond, secondOf, type Second } from "./office-hours.ts";

export type Standing =
  | "to-come"
  | "submitted"
  | "awaiting-intake"
  | "open"
  | "suspended"
  | "resolved"
  | "returned"
  | "refused"
  | "withdrawn"
  | "stopped";

/** One dossier in the plan, as far as it has come. */
export type Life = {
  readonly arrival: Arrival;
  readonly ofCase: PlannedCase;
  /** Its own chance: what befalls one dossier changes nothing for the others. */
  readonly dice: Chance;
  standing: Standing;
  run: Run;
  acceptedAt: Second | null;
  due: Second | null;
  clockEvents: readonly ClockEvent[];
  resolvedAt: Second | null;
  /** Who worked on it, the last first: the same person goes on with it. */
  doers: readonly string[];
  /** Grows when its tasks stand still or end: what officers had on the desk for it lapses. */
  turn: number;
  /** Whether its special fate has come about. */
  isFateMet: boolean;
};

/** A dossier that has not come yet. */
export function unborn(arrival: Arrival, ofCase: PlannedCase, seed: number): Life {
  return {
    arrival,
    ofCase,
    dice: chance(Math.imul(seed, 7919) + Math.imul(arrival.no + 1, 104_729)),
    standing: "to-come",
    run: NEW_RUN,
    acceptedAt: null,
    due: null,
    clockEvents: [],
    resolvedAt: null,
    doers: [],
    turn: 0,
    isFateMet: false,
  };
}

/** Reckons the due date as the product will: from acceptance, by the rule and all that moved the clock. */
export function reckonDue(life: Life, calendar: WorkingCalendar): void {
  const { rule } = life.ofCase.content;
  if (life.acceptedAt === null || rule === null) return;
  if (life.clockEvents.length === 0) {
    life.due = promised(life.ofCase, life.acceptedAt, calendar);
    return;
  }
  const { due } = dueOfCase(instantOfSecond(life.acceptedAt), rule, calendar, life.clockEvents);
  life.due = due === null ? null : secondOf(due);
}

/** Moves the clock of the dossier and reckons anew. */
export function moveClock(life: Life, event: ClockEvent, calendar: WorkingCalendar): void {
  life.clockEvents = [...life.clockEvents, event];
  reckonDue(life, calendar);
}

/** Dates promised before, by calendar, case and minute: a plan that is tried at many paces asks them again and again. */
const PROMISED = new WeakMap<WorkingCalendar, Map<string, Second | null>>();

function promised(ofCase: PlannedCase, acceptedAt: Second, calendar: WorkingCalendar): Second | null {
  const known = PROMISED.get(calendar) ?? new Map<string, Second | null>();
  PROMISED.set(calendar, known);
  const key = `${ofCase.key} ${Math.floor(acceptedAt / 60)}`;
  const found = known.get(key);
  if (found !== undefined || ofCase.content.rule === null) return found ?? null;
  const { due } = dueOfCase(instantOfSecond(acceptedAt), ofCase.content.rule, calendar);
  const second = due === null ? null : secondOf(due);
  if (known.size >= MOST_PROMISED) known.clear();
  known.set(key, second);
  return second;
}

const MOST_PROMISED = 20_000;
