import { Temporal, type Instant } from "#kernel/time.ts";
import type { Result } from "#kernel/result.ts";
import type { WorkingCalendar } from "#modules/calendar/index.ts";
import { addWorkingMinutes } from "#modules/deadlines/index.ts";
import { getDossier, type Acting, type Dossier, type Target } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { fixedClock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { Chance } from "./chance.ts";
import type { DemoStaff } from "./demo-staff.ts";

export type Stage = {
  readonly db: Db;
  readonly newId: () => string;
  readonly calendar: WorkingCalendar;
  readonly reactions: Acting["reactions"];
  readonly staff: DemoStaff;
  readonly chance: Chance;
  /** The real now, which no event of the demo may pass. */
  readonly until: Instant;
};

/** One dossier's own time on the stage. */
export type Scene = Stage & { readonly now: () => Instant; readonly later: (minutes: number) => boolean };

/** Opens a scene; `later` moves its time on by working minutes, or answers false when that lies after the present. */
export function openScene(stage: Stage, start: Instant): Scene {
  let at = start;
  return {
    ...stage,
    now: () => at,
    later: (minutes) => {
      const next = addWorkingMinutes(stage.calendar, at, minutes);
      if (Temporal.Instant.compare(next, stage.until) > 0) return false;
      at = next;
      return true;
    },
  };
}

/** The officer at the scene's time. */
export function as({ db, newId, calendar, reactions, now }: Scene, viewer: Viewer): Acting {
  return { db, newId, calendar, reactions, viewer, clock: fixedClock(now()) };
}

/** The dossier as it is now, to act on. */
export async function fresh({ db }: Scene, { id }: Dossier): Promise<Target> {
  return target(await getDossier(db, id));
}

export function target({ id, version }: Dossier): Target {
  return { dossierId: id, version };
}

/** The demo only does what the law allows; a refusal is a mistake in its story. */
export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`the demo was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
