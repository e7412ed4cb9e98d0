import type { FastifyRequest } from "fastify";
import type { Instant } from "#kernel/time.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import type { WorkingCalendar } from "../domain/working-calendar.ts";
import type { CalendarChangedHook } from "../use-cases/changing.ts";

/** Open dossiers under another calendar: how many there are, and those whose date moves. */
export type Moves = {
  readonly open: number;
  readonly moved: readonly { readonly code: string; readonly from: Instant; readonly to: Instant | null }[];
};

/** What the pages of the calendar need of the other slices, given by the composition root. */
export type CalendarDeps<Viewer extends { readonly officerId: string }> = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly requireViewer: (request: FastifyRequest) => Viewer;
  readonly pageViewer: (db: Db, viewer: Viewer) => Promise<PageViewer>;
  readonly onCalendarChanged: CalendarChangedHook<Viewer>;
  /** Units that may have sittings of their own. */
  readonly listUnits: () => Promise<readonly { readonly id: string; readonly name: string }[]>;
  readonly previewMoves: (calendar: WorkingCalendar) => Promise<Moves>;
};
