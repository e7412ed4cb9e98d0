import { Temporal, type Instant } from "#kernel/time.ts";
import { counting } from "#modules/calendar/domain.ts";
import type { HeldTask, TimeHistory } from "./history.ts";
import { waitedFor, type Branch } from "./waited-for.ts";

/** A stretch of local minutes in which everybody waited for one task, with those who held it. */
export type TaskWait = {
  readonly from: number;
  readonly to: number;
  readonly task: HeldTask;
  readonly holdings: readonly HeldMinutes[];
};

/** Who held a task from a minute on, and the minute at which the own limit of the step was up. */
type HeldMinutes = { readonly from: number; readonly ownerId: string | null; readonly ownDue: number | null };

type Held = Branch & { readonly task: HeldTask; readonly holdings: readonly HeldMinutes[] };

/** The tasks that everybody waited for from the start of a history to an instant, oldest first. */
export function taskWaits(history: TimeHistory, end: Instant): readonly TaskWait[] {
  const isOver = history.end !== null && Temporal.Instant.compare(history.end, end) <= 0;
  const stretch = { from: history.start.epochMilliseconds, to: end.epochMilliseconds, isOver };
  return waitedFor(history.tasks.map(held), stretch).map(({ branch, from, to }) => ({
    task: branch.task,
    holdings: branch.holdings,
    from: minuteOfMs(from),
    to: minuteOfMs(to),
  }));
}

function held(task: HeldTask): Held {
  const holdings = task.holdings.map(({ from, ownerId, ownDueAt }) => ({
    from: counting.minuteOf(from),
    ownerId,
    ownDue: ownDueAt === null ? null : counting.minuteOf(ownDueAt),
  }));
  return {
    task,
    holdings,
    created: task.createdAt.epochMilliseconds,
    ended: task.endedAt?.epochMilliseconds ?? null,
    isCancelled: task.state === "cancelled",
    dueAt: (at) => {
      const minute = minuteOfMs(at);
      return holdings.findLast(({ from }) => from <= minute)?.ownDue ?? null;
    },
  };
}

const EPOCH = counting.minuteOf(Temporal.Instant.fromEpochMilliseconds(0));

function minuteOfMs(ms: number): number {
  return Math.floor(ms / 60_000) + EPOCH;
}
