import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Arrival } from "./act.ts";
import { drawArrivals, endOf } from "./arrivals.ts";
import { planCarriage, type CarriagePlan } from "./carriage.ts";
import { demoCentreMap, type CentreMap } from "./centre-map.ts";
import { figuresOf, type PlannedFigures } from "./figures.ts";
import { officeHours } from "./office-hours.ts";
import type { MonthInputs } from "./scenario.ts";
import { simulate, type Simulation } from "./simulate.ts";

/** A month on paper: who does what to which dossier when, in order of time. */
export type MonthPlan = Simulation & {
  readonly inputs: MonthInputs;
  readonly arrivals: readonly Arrival[];
  readonly figures: PlannedFigures;
  readonly map: CentreMap;
  /** What the post carries and who hands papers round in the house. */
  readonly carriage: CarriagePlan;
};

/** Plans a month from its inputs alone; what is known of its end is reached by the pace of the officers. */
export function planMonth(inputs: MonthInputs, calendar: WorkingCalendar): MonthPlan {
  const map = demoCentreMap();
  const stage = { inputs, calendar, map, hours: officeHours(calendar, inputs.closed), until: endOf(inputs) };
  const arrivals = drawArrivals(stage);
  const at = (pace: number): Uncarried => {
    const paced = { ...inputs, pace };
    const simulation = simulate({ ...stage, inputs: paced }, arrivals);
    return { ...simulation, inputs: paced, arrivals, map, figures: figuresOf(simulation.lives) };
  };
  const plan = inputs.known === null ? at(inputs.pace) : calibrated(inputs.known, inputs.pace, at);
  return { ...plan, carriage: planCarriage(stage, plan) };
}

/** A month before anybody thought of how the papers travel. */
type Uncarried = Omit<MonthPlan, "carriage">;

type Known = NonNullable<MonthInputs["known"]>;
type AtPace = (pace: number) => Uncarried;

const NARROW = 0.02;
const NEAR = 6;
const STEPS = 100;
const STEP = 0.000_25;

/**
 * The plan whose end is the known one. The pace of the inputs is tried first and, when it leads nearly there, those
 * around it, always in the same order; else the stretch in which slower officers no longer resolve enough.
 */
function calibrated(known: Known, pace: number, at: AtPace): Uncarried {
  const first = at(pace);
  const isNear = Math.abs(first.figures.resolved - known.resolved) <= NEAR;
  const middle = isNear ? pace : paceNear(known, at);
  for (let step = 0; step <= STEPS; step += 1) {
    const plan = at(middle + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * STEP);
    const { resolved, onTime } = plan.figures;
    if (resolved === known.resolved && onTime === resolved) return plan;
  }
  throw outOfReach(known);
}

/** Slower officers resolve less: halves the stretch until it is narrow. */
function paceNear(known: Known, at: AtPace): number {
  let low = 0;
  let high = 1;
  while (high - low > NARROW) {
    const middle = (low + high) / 2;
    if (at(middle).figures.resolved > known.resolved) low = middle;
    else high = middle;
  }
  if (low === 0 || high === 1) throw outOfReach(known);
  return (low + high) / 2;
}

function outOfReach({ resolved }: Known): Error {
  return new Error(`no pace of the officers leads to ${resolved} resolved dossiers, all in time`);
}
