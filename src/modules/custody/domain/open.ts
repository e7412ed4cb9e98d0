import type { Instant } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { forwardingDue } from "#modules/deadlines/domain.ts";
import type { Paper } from "#modules/dossiers/domain.ts";
import type { Count, Outcome } from "./bundle.ts";
import type { Custodian } from "./custodian.ts";

/** What is known of a dossier whose paper is taken into custody. */
export type Opening = Count & {
  readonly dossierId: string;
  readonly code: string;
  readonly immediate: boolean;
  readonly unit: Custodian;
};

/** Paper comes into the receiving unit's custody; the clock of forwarding starts (NĐ 61/2018 Điều 18). */
export function opened({ unit, ...opening }: Opening, now: Instant, calendar: WorkingCalendar): Outcome {
  return {
    event: "opened",
    at: now,
    note: "",
    before: null,
    handOver: null,
    after: {
      ...opening,
      version: 1,
      homeUnitId: unit.id,
      custodian: unit,
      since: now,
      shelf: null,
      openedAt: now,
      forwardBy: forwardingDue(calendar, now),
      forwardedAt: null,
      endedAt: null,
    },
  };
}

/** How many sheets and originals the ticked component papers make; a paper dossier has at least one sheet. */
export function countOfPapers(papers: readonly Paper[]): Count {
  const originals = papers.reduce((sum, paper) => sum + paper.originals, 0);
  const others = papers.reduce((sum, paper) => sum + paper.certified + paper.copies, 0);
  return { sheets: Math.max(1, originals + others), originals };
}
