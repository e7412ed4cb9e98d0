import type { Db } from "#platform/db/db.ts";
import { addFigures, carriedOver, NO_FIGURES, resolvedIn, stillOpen, type Figures } from "../domain/flow.ts";
import { readFigures, type Question } from "../store/read-figures.ts";

/** What happened at the centre in a period: the figures that leaders are briefed with, and their balance. */
export type Briefing = {
  readonly carriedOver: number;
  /** Accepted or refused by the centre. */
  readonly received: number;
  readonly resolved: number;
  /** Resolved on or before the promised date. */
  readonly onTime: number;
  readonly late: number;
  readonly inProcess: number;
  readonly overdue: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly stopped: number;
};

/** The briefing of a period as of an instant, for the whole centre and for each agency. */
export async function briefingOf(
  db: Db,
  question: Omit<Question, "by">,
): Promise<{ readonly whole: Briefing; readonly byAgency: ReadonlyMap<string, Briefing> }> {
  const cells = await readFigures(db, { ...question, by: ["agency"] });
  const byAgency = new Map(cells.map(({ agencyId, figures }) => [agencyId, present(figures)]));
  const whole = cells.reduce((sum, { figures }) => addFigures(sum, figures), NO_FIGURES);
  return { whole: present(whole), byAgency };
}

function present(figures: Figures): Briefing {
  const { during } = figures;
  const open = stillOpen(figures);
  return {
    carriedOver: carriedOver(figures),
    received: during.received + during.refused,
    resolved: resolvedIn(during),
    onTime: during.early + during.onTime,
    late: during.late,
    inProcess: open.total,
    overdue: open.overdue,
    refused: during.refused,
    withdrawn: during.withdrawn,
    stopped: during.stopped,
  };
}

/** What does not add up: carried over + received - resolved - in process - refused - withdrawn - stopped; 0 is whole. */
export function imbalanceOf(briefing: Briefing): number {
  const { carriedOver: carried, received, resolved, inProcess, refused, withdrawn, stopped } = briefing;
  return carried + received - resolved - inProcess - refused - withdrawn - stopped;
}
