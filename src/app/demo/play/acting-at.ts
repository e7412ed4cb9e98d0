import type { Result } from "#kernel/result.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { fixedClock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import { instantOfSecond, type Second } from "../month/office-hours.ts";
import type { PlayStage } from "./stage.ts";

/** An officer of the plan at a second of it, on this handle. */
export function actingAt(stage: PlayStage, db: Db, officer: string, at: Second): Acting {
  const { newId, calendar, reactions } = stage;
  return { db, newId, calendar, reactions, viewer: stage.viewer(officer), clock: fixedClock(instantOfSecond(at)) };
}

/** A plan only asks what the law allows: a refusal is a mistake of the plan and stops the play. */
export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`the plan was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
