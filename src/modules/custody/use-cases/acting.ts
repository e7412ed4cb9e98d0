import type { Result } from "#kernel/result.ts";
import { attemptAtOnce } from "#platform/act.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import { listUnits } from "#modules/organizations/index.ts";
import type { Given } from "../domain/given.ts";
import type { Refusal } from "../domain/refusal.ts";
import { readAcknowledgeHours } from "../store/settings.ts";

/**
 * Who acts, when, with what. When `db` is already a transaction the act joins it; give it a fixed clock then, so that
 * one decision has one time.
 */
export type Acting = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly viewer: Viewer;
  readonly calendar: WorkingCalendar;
};

/**
 * Runs an act in one transaction with everything its decision is given; a refusal leaves nothing behind, also inside
 * somebody else's transaction.
 */
export function perform<T>(
  acting: Acting,
  act: (tx: Tx, given: Given) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const { viewer, calendar } = acting;
  return attemptAtOnce<Acting, T, Refusal>(acting, { kind: "custody/clock" }, async ({ tx, now }) => {
    const agencies = new Map((await listUnits(tx)).map(({ id, agencyId }) => [id, agencyId]));
    const acknowledgeHours = await readAcknowledgeHours(tx);
    const agencyOfUnit = (unitId: string) => agencies.get(unitId);
    return act(tx, { now, calendar, viewer, agencyOfUnit, acknowledgeHours });
  });
}
