import { err, ok, type Result } from "#kernel/result.ts";
import type { PlainDate } from "#kernel/time.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { closeDay } from "#modules/ledger/index.ts";
import { checksOf } from "../domain/day.ts";
import { mayCloseDay, mayWitnessClose } from "../domain/policy.ts";
import type { DeskRefusal } from "../domain/refusal.ts";
import { findDeskDay, insertDeskDay, type DeskDay } from "../store/days.ts";
import { dayFigures } from "./day-figures.ts";
import { momentIn } from "#modules/payments/index.ts";

export type CloseDeskDay = { readonly day: PlainDate; readonly witness: Viewer };

/**
 * Closes a day of collection (khóa sổ ngày) with a second person: every shift closed, every void decided, receipts and
 * payments equal and the books balanced. Afterwards nothing of that day changes; what was signed is kept.
 */
export async function closeDeskDay(
  acting: Acting,
  { day, witness }: CloseDeskDay,
): Promise<Result<DeskDay, DeskRefusal>> {
  const by = acting.viewer.officerId;
  if (!mayCloseDay(acting.viewer)) return err({ kind: "bank-desk/not-allowed" });
  if (witness.officerId === by) return err({ kind: "bank-desk/same-person" });
  if (!mayWitnessClose(witness, by)) return err({ kind: "bank-desk/not-allowed" });
  return attempt<DeskDay, DeskRefusal>(acting.db, async (tx) => {
    const { now } = await momentIn(acting, tx);
    const earlier = await findDeskDay(tx, day);
    if (earlier !== undefined && earlier.closedBy === by) return ok(earlier);
    // The lock first: what is counted afterwards is what is locked.
    const closed = await closeDay(tx, { day, at: now, actorId: by, approverId: witness.officerId });
    if (!closed.ok) {
      const twin = await findDeskDay(tx, day);
      return twin?.closedBy === by ? ok(twin) : closed;
    }
    const figures = await dayFigures(tx, day);
    const open = checksOf(figures).filter(({ verdict }) => verdict === "stops");
    if (open.length > 0) return err({ kind: "bank-desk/day-not-ready", open: open.length });
    const one: DeskDay = { day, figures, closedAt: now, closedBy: by, witnessId: witness.officerId };
    await insertDeskDay(tx, one);
    return ok(one);
  });
}
