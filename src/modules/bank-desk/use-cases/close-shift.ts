import { err, ok, type Result } from "#kernel/result.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { balanceOf, cashAccount, COUNT_DIFFERENCES, postEntry, transfer } from "#modules/ledger/index.ts";
import { mayConfirmCount, mayCount } from "../domain/policy.ts";
import type { DeskRefusal } from "../domain/refusal.ts";
import { checkConfirmation, decideClosing, decideCountInPlace, type Closing, type Shift } from "../domain/shift.ts";
import { lockTill } from "../store/lock-till.ts";
import { findShift, keepCount, lockShift, saveShift } from "../store/shifts.ts";
import { getTill } from "../store/tills.ts";
import { listVoidRequests } from "../store/void-requests.ts";
import { closingReference } from "./drawer-of-shift.ts";
import { momentIn, type Moment } from "#modules/payments/index.ts";

export type CloseShift = Closing & { readonly shiftId: string };

/**
 * Counts the drawer at the end of a shift. What fits closes it; what does not is kept with its reason and waits for a second
 * person. Every count that was tried is kept, so that nobody counts until it fits unseen (M2). Who confirms counts may
 * count in the place of a teller who does not come back; then a third person confirms, also when it fits.
 */
export async function closeShift(
  acting: Acting,
  { shiftId, closing, reason }: CloseShift,
): Promise<Result<Shift, DeskRefusal>> {
  const tried = await keepTry(acting, { shiftId, closing, reason });
  if (!tried.ok) return tried;
  return attempt<Shift, DeskRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const locked = await lockToCount(moment, shiftId);
    if (!locked.ok) return locked;
    const { shift, expected } = locked.value;
    const counter = acting.viewer.officerId;
    const isInPlace = counter !== shift.cashierId;
    if (shift.state === "closed") return isInPlace ? err({ kind: "bank-desk/shift-closed" }) : ok(shift);
    const pending = await listVoidRequests(tx, { shiftIds: [shiftId], pending: true });
    if (pending.length > 0) return err({ kind: "bank-desk/void-pending" });
    const counted = { closing, reason };
    const decided = isInPlace ? decideCountInPlace(shift, counted) : decideClosing(shift, expected, counted);
    if (!decided.ok) return decided;
    return ok(
      await saveShift(tx, {
        ...shift,
        ...{ closing, expected, state: decided.value, reason: reason.trim(), countedAt: moment.now },
        countedBy: isInPlace ? counter : null,
        closedAt: decided.value === "closed" ? moment.now : null,
      }),
    );
  });
}

/** The try is kept in a transaction of its own: what is then refused was counted all the same. */
async function keepTry(acting: Acting, { shiftId, closing }: CloseShift): Promise<Result<void, DeskRefusal>> {
  return attempt<void, DeskRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const locked = await lockToCount(moment, shiftId);
    if (!locked.ok) return locked;
    const { shift, expected } = locked.value;
    if (shift.state !== "closed") await keepCount(tx, shiftId, { at: moment.now, pieces: closing, expected });
    return ok(undefined);
  });
}

/** Opens a counted shift again: the teller goes on, or counts once more, as does who counted in the teller's place. */
export async function reopenShift(acting: Acting, shiftId: string): Promise<Result<Shift, DeskRefusal>> {
  return attempt<Shift, DeskRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const locked = await lockToCount(moment, shiftId);
    if (!locked.ok) return locked;
    const { shift } = locked.value;
    const by = acting.viewer.officerId;
    if (by !== shift.cashierId && by !== shift.countedBy) return err({ kind: "bank-desk/not-found" });
    if (shift.state === "closed") return err({ kind: "bank-desk/shift-closed" });
    if (shift.state === "open") return ok(shift);
    const nothing = { closing: null, expected: null, countedAt: null, countedBy: null, reason: "" } as const;
    return ok(await saveShift(tx, { ...shift, ...nothing, state: "open" }));
  });
}

/** A second person confirms the difference that was counted: it goes to the books and the shift is closed. */
export async function confirmCount(
  acting: Acting,
  { shiftId, witness }: { readonly shiftId: string; readonly witness: Viewer },
): Promise<Result<Shift, DeskRefusal>> {
  return attempt<Shift, DeskRefusal>(acting.db, async (tx) => {
    const { now } = await momentIn(acting, tx);
    const locked = await lockAny(tx, shiftId);
    if (!locked.ok) return locked;
    const { shift, expected, tillCode } = locked.value;
    if (shift.state === "closed" && shift.confirmedBy === witness.officerId) return ok(shift);
    if ([shift.cashierId, shift.countedBy].includes(witness.officerId)) return err({ kind: "bank-desk/same-person" });
    if (!mayConfirmCount(witness, shift.cashierId)) return err({ kind: "bank-desk/not-allowed" });
    const checked = checkConfirmation(shift, expected);
    if (!checked.ok) return checked;
    if (checked.value !== 0) {
      const posted = await postEntry(tx, {
        id: acting.newId(),
        at: now,
        kind: "count-difference",
        reference: closingReference(shift),
        memo: `Chênh lệch kiểm quỹ cuối ca: ${shift.reason}`,
        actorId: witness.officerId,
        postings: transfer(COUNT_DIFFERENCES, cashAccount(tillCode), checked.value),
      });
      if (!posted.ok) return posted;
    }
    return ok(await saveShift(tx, { ...shift, state: "closed", closedAt: now, confirmedBy: witness.officerId }));
  });
}

type Locked = { readonly shift: Shift; readonly expected: number; readonly tillCode: string };

async function lockToCount({ tx, acting }: Moment, shiftId: string): Promise<Result<Locked, DeskRefusal>> {
  const locked = await lockAny(tx, shiftId);
  if (locked.ok && !mayCount(acting.viewer, locked.value.shift.cashierId)) return err({ kind: "bank-desk/not-found" });
  return locked;
}

async function lockAny(tx: Moment["tx"], shiftId: string): Promise<Result<Locked, DeskRefusal>> {
  const known = await findShift(tx, shiftId);
  if (known === undefined) return err({ kind: "bank-desk/not-found" });
  await lockTill(tx, known.tillId);
  const shift = await lockShift(tx, shiftId);
  if (shift === undefined) return err({ kind: "bank-desk/not-found" });
  const { code } = await getTill(tx, shift.tillId);
  return ok({ shift, tillCode: code, expected: await balanceOf(tx, cashAccount(code)) });
}
