/** What an officer holds, by when it is due. */
export type Held = { readonly overdue: number; readonly today: number; readonly next: number; readonly later: number };

/** An officer's load against what they can finish by the end of the next working day. */
export type Capacity = {
  /** Tasks a day, the median of the days worked; unknown while there are too few of them. */
  readonly pace: number | undefined;
  /** Late, due today or on the next working day. */
  readonly must: number;
  /** What can be finished by then at that pace. */
  readonly can: number | undefined;
  readonly verdict: "idle" | "enough" | "tight" | "too-much" | "unknown";
  /** How many more could be taken on; negative when some should be given to others. */
  readonly room: number | undefined;
};

/** Days worked before a pace is told: fewer say nothing. */
export const FEWEST_DAYS = 3;

/** The median of what was finished on days on which something was; unknown of too few. */
export function paceOf(counts: readonly number[]): number | undefined {
  const worked = counts.filter((count) => count > 0).toSorted((a, b) => a - b);
  if (worked.length < FEWEST_DAYS) return undefined;
  const middle = Math.floor(worked.length / 2);
  const upper = worked[middle] ?? 0;
  return worked.length % 2 === 1 ? upper : ((worked[middle - 1] ?? 0) + upper) / 2;
}

/** Load against pace; `left` is the part of today's working time that is still to come, 0 to 1. */
export function capacityOf(held: Held, counts: readonly number[], left: number): Capacity {
  const must = held.overdue + held.today + held.next;
  const pace = paceOf(counts);
  if (pace === undefined) {
    const verdict = must === 0 && held.later === 0 ? "idle" : "unknown";
    return { pace, must, can: undefined, verdict, room: undefined };
  }
  const can = Math.floor(pace * (Math.min(1, Math.max(0, left)) + 1));
  const verdict =
    must > can ? "too-much" : must === 0 && held.later === 0 ? "idle" : must > can * TIGHT ? "tight" : "enough";
  return { pace, must, can, verdict, room: can - must };
}

const TIGHT = 0.8;
