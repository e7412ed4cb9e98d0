import type { Verdict } from "../dossier-fact.ts";
import type { Points } from "./tally.ts";

/** Indicator 1: the whole time against the promised date, by dates (TT 01/2018/TT-VPCP Điều 13). */
export function totalTimePoints(verdict: Verdict): Points {
  return VERDICT_POINTS[verdict];
}

const VERDICT_POINTS = { early: 2, "on-time": 1, late: 0 } as const satisfies Record<Verdict, Points>;

/** Indicator 2: one agency's own time against its own share. */
export function ownTimePoints(time: "shorter" | "equal" | "longer"): Points {
  return OWN_TIME_POINTS[time];
}

const OWN_TIME_POINTS = { shorter: 2, equal: 1, longer: 0 } as const;

/** Indicator 3: how often the applicant had to come back to complete the dossier. */
export function completionPoints(times: number): Points {
  if (times === 0) return 2;
  return times === 1 ? 1 : 0;
}

/** Online dossiers of a unit in a period, and whether any of them was late. */
export type OnlineService = { readonly online: number; readonly received: number; readonly late: number };

/**
 * Indicator 9 as far as dossiers tell: two points from 30 % online, one from 15 %, none below or when one was late;
 * null when nothing was received. The share of procedures at level 3-4 is not recorded and is not judged.
 */
export function onlinePoints({ online, received, late }: OnlineService): Points | null {
  if (received === 0) return null;
  if (late > 0 || online * 100 < received * 15) return 0;
  return online * 100 >= received * 30 ? 2 : 1;
}
