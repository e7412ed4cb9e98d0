import type { Life } from "./life.ts";

/** What a plan comes to, in the words of the reports; only plans and tests ask it, people are told by the reports. */
export type PlannedFigures = {
  readonly received: number;
  readonly resolved: number;
  readonly onTime: number;
  readonly inProcess: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly stopped: number;
  readonly late: number;
};

const DAY = 86_400;

/** Counts the dossiers of a plan. In time is by date and not by clock (handbook §3.3). */
export function figuresOf(lives: readonly Life[]): PlannedFigures {
  const came = lives.filter(({ standing }) => !UNANSWERED.has(standing));
  const count = (is: (life: Life) => boolean) => came.filter(is).length;
  const isResolved = ({ resolvedAt }: Life) => resolvedAt !== null;
  return {
    received: came.length,
    resolved: count(isResolved),
    onTime: count((life) => isResolved(life) && !isLate(life)),
    late: count(isLate),
    inProcess: count(({ standing }) => IN_PROCESS.has(standing)),
    refused: count(({ standing }) => standing === "refused"),
    withdrawn: count(({ standing }) => standing === "withdrawn"),
    stopped: count(({ standing }) => standing === "stopped"),
  };
}

/** Not yet accepted or refused: not counted as received (handbook §4.1). */
const UNANSWERED: ReadonlySet<Life["standing"]> = new Set(["to-come", "submitted", "awaiting-intake"]);
const IN_PROCESS: ReadonlySet<Life["standing"]> = new Set(["open", "suspended"]);

function isLate({ resolvedAt, due }: Life): boolean {
  return resolvedAt !== null && due !== null && Math.floor(resolvedAt / DAY) > Math.floor(due / DAY);
}
