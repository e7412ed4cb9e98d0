import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { PostalSlip } from "./slip.ts";
import { hasEnded, slipAfter, type SlipAct, type SlipState } from "./slip-states.ts";
import { promisedDay } from "./transit-time.ts";

/** What an act may change beside the state. */
export type SlipChange = Partial<
  Omit<PostalSlip, "id" | "version" | "direction" | "state" | "createdAt" | "createdBy">
>;

export type WrongState = { readonly kind: "post/transition"; readonly act: SlipAct; readonly state: SlipState };

/** The item after an act, one version on; refused where the law of movement does not know it. */
export function moveSlip(
  slip: PostalSlip,
  act: SlipAct,
  { at, change }: { readonly at: Instant; readonly change: SlipChange },
): Result<PostalSlip, WrongState> {
  const state = slipAfter(slip.state, act);
  if (state === undefined) return err({ kind: "post/transition", act, state: slip.state });
  const endedAt = hasEnded(state) ? at : slip.endedAt;
  return ok({ ...slip, ...change, state, version: slip.version + 1, endedAt });
}

/** When the post took the item, and by when it has promised it. */
export function acceptedNow(
  { transitDays }: Pick<PostalSlip, "transitDays">,
  now: Instant,
  calendar: WorkingCalendar,
): Pick<PostalSlip, "acceptedAt" | "promisedOn"> {
  return { acceptedAt: now, promisedOn: promisedDay(now, transitDays, calendar) };
}
