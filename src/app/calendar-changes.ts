import type { WorkingCalendar } from "#modules/calendar/index.ts";
import type { CalendarChanged, Moves } from "#modules/calendar/index.ts";
import { reckon } from "#modules/deadlines/index.ts";
import { counting } from "#modules/calendar/domain.ts";
import {
  adjustDeadline,
  listByDueDate,
  listDossiersById,
  type Dossier,
  type Reaction,
} from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import type { Db, Tx } from "#platform/db/db.ts";

const BATCH = 500;

/**
 * After a change of the calendar: every open dossier whose date moves is adjusted, old -> new with the reason, in the
 * transaction of the change (handbook §3.2). Closed and resolved ones keep their dates.
 */
export function adjustOpenDossiers(deps: {
  readonly newId: () => string;
  readonly reactions: readonly Reaction[];
}): (tx: Tx, change: CalendarChanged<Viewer>) => Promise<void> {
  return async (tx, { calendar, reason, viewer, at }) => {
    const acting = { ...deps, db: tx, clock: { now: () => Promise.resolve(at) }, viewer, calendar };
    // Ids first: adjusting a dossier moves it in the list that is being walked.
    const moving = await movingDossiers(tx, calendar);
    for (const { dossier } of moving) {
      const target = { dossierId: dossier.id, version: dossier.version };
      const adjusted = await adjustDeadline(acting, { ...target, reason });
      if (!adjusted.ok) throw new Error(`dossier ${dossier.id} could not be adjusted: ${adjusted.error.kind}`);
    }
  };
}

/** How many open dossiers another calendar would move, and where to; nothing is changed. */
export function previewMoves(db: Db): (calendar: WorkingCalendar) => Promise<Moves> {
  return async (calendar) => {
    let open = 0;
    const moving = await movingDossiers(db, calendar, (n) => {
      open += n;
    });
    return { open, moved: moving.map(({ dossier, from, to }) => ({ code: dossier.code ?? "", from, to })) };
  };
}

type Moving = {
  readonly dossier: Dossier;
  readonly from: NonNullable<Dossier["dueAt"]>;
  readonly to: Dossier["dueAt"];
};

async function movingDossiers(
  db: Db,
  calendar: WorkingCalendar,
  seen: (count: number) => void = () => undefined,
): Promise<readonly Moving[]> {
  const moving: Moving[] = [];
  let after: string | undefined;
  do {
    const page = await listByDueDate(db, { reach: "province" }, { after, limit: BATCH });
    const dossiers = await listDossiersById(
      db,
      page.lines.map((line) => line.id),
    );
    seen(dossiers.length);
    moving.push(...dossiers.flatMap((dossier) => moveOf(dossier, calendar)));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return moving;
}

function moveOf(dossier: Dossier, calendar: WorkingCalendar): readonly Moving[] {
  const { acceptedAt, rule, dueAt, clockEvents } = dossier;
  if (acceptedAt === null || rule === null || dueAt === null) return [];
  const { due } = reckon(acceptedAt, rule, calendar, clockEvents);
  const to = due === null ? null : counting.instantAt(due);
  return to === null || to.equals(dueAt) ? [] : [{ dossier, from: dueAt, to }];
}
