import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Arrival } from "./act.ts";
import { drawArrivals, endOf } from "./arrivals.ts";
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
};

/** Plans a month from its inputs alone; what is known of its end is reached by the pace of the officers. */
export function planMonth(inputs: MonthInputs, calendar: WorkingCalendar): MonthPlan {
  const map = demoCentreMap();
  const stage = { inputs, calendar, map, hours: officeHours(calendar, inputs.closed), until: endOf(inputs) };
  const arrivals = drawArrivals(stage);
  const at = (pace: number): MonthPlan => {
    const paced = { ...inputs, pace };
    const simulation = simulate({ ...stage, inputs: paced }, arrivals);
    return { ...simulation, inputs: paced, arrivals, map, figures: figuresOf(simulation.lives) };
  };
  return inputs.known === null ? at(inputs.pace) : calibrated(inputs.known, at);
}

const COARSE = 40;
const FINE = 400;

/**
 * The plan whose end is the known one. Slower officers resolve less: the paces between which the figure is passed are
 * found first, then the stretch between them is searched step by step, always in the same order.
 */
function calibrated(known: NonNullable<MonthInputs["known"]>, at: (pace: number) => MonthPlan): MonthPlan {
  const fits = ({ figures }: MonthPlan) => figures.resolved === known.resolved && figures.onTime === figures.resolved;
  let low = 0;
  let high = 1;
  for (let step = 0; step < COARSE && high - low > 0.02; step += 1) {
    const plan = at((low + high) / 2);
    if (fits(plan)) return plan;
    if (plan.figures.resolved > known.resolved) low = plan.inputs.pace;
    else high = plan.inputs.pace;
  }
  const middle = (low + high) / 2;
  for (let step = 1; step <= FINE; step += 1) {
    const plan = at(middle + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * 0.000_25);
    if (fits(plan)) return plan;
  }
  throw new Error(`no pace of the officers leads to ${known.resolved} resolved dossiers, all in time`);
}
