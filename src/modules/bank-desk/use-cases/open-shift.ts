import { err, ok, type Result } from "#kernel/result.ts";
import { attempt } from "#platform/db/attempt.ts";
import { getOfficer } from "#modules/identity/index.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { balanceOf, cashAccount, COUNT_DIFFERENCES, floatAccount, postEntry, transfer } from "#modules/ledger/index.ts";
import { mayServe } from "../domain/policy.ts";
import type { DeskRefusal } from "../domain/refusal.ts";
import { checkOpening, type Opening, type Shift } from "../domain/shift.ts";
import { lockTill } from "../store/lock-till.ts";
import { findShift, findShiftAt, findShiftOf, insertShift } from "../store/shifts.ts";
import { findTill } from "../store/tills.ts";
import { openingReference } from "./drawer-of-shift.ts";
import { momentIn, type Moment } from "#modules/payments/index.ts";

export type OpenShift = Opening & {
  /** Made when the form was opened: sent twice, it opens one shift. */
  readonly shiftId: string;
  readonly tillId: string;
};

/**
 * Opens a shift with a counted drawer: what the bank lent as change and what is counted more or less than the books say go
 * to the ledger at once, the latter with its reason.
 */
export async function openShift(acting: Acting, command: OpenShift): Promise<Result<Shift, DeskRefusal>> {
  return attempt<Shift, DeskRefusal>(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const till = await findTill(tx, command.tillId);
    if (till === undefined || !(await lockTill(tx, till.id))) return err({ kind: "bank-desk/not-found" });
    if (!mayServe(acting.viewer, till)) return err({ kind: "bank-desk/not-allowed" });
    const cashierId = acting.viewer.officerId;
    const twin = await findShift(tx, command.shiftId);
    if (twin !== undefined) return twin.cashierId === cashierId ? ok(twin) : err({ kind: "bank-desk/not-found" });

    const carried = await balanceOf(tx, cashAccount(till.code));
    const checked = checkOpening(carried, command);
    if (!checked.ok) return checked;
    const { opening, floated, reason } = command;
    const shift: Shift = {
      ...{ opening, floated, carried, cashierId },
      id: command.shiftId,
      version: 1,
      tillId: till.id,
      state: "open",
      openedAt: moment.now,
      openingReason: reason.trim(),
      countedAt: null,
      countedBy: null,
      closing: null,
      expected: null,
      reason: "",
      closedAt: null,
      confirmedBy: null,
    };
    if (!(await insertShift(tx, shift))) return err(await whoIsThere(moment, shift));
    const booked = await book(moment, shift, { tillCode: till.code, difference: checked.value });
    return booked.ok ? ok(shift) : booked;
  });
}

async function whoIsThere({ tx }: Moment, { tillId, cashierId }: Shift): Promise<DeskRefusal> {
  if ((await findShiftOf(tx, cashierId)) !== undefined) return { kind: "bank-desk/teller-has-shift" };
  const there = await findShiftAt(tx, tillId);
  const officer = there && (await getOfficer(tx, there.cashierId));
  return { kind: "bank-desk/till-taken", by: officer?.name ?? "" };
}

async function book(
  { tx, now, acting }: Moment,
  shift: Shift,
  { tillCode, difference }: { readonly tillCode: string; readonly difference: number },
): Promise<Result<void, DeskRefusal>> {
  const drawer = cashAccount(tillCode);
  const entry = { at: now, reference: openingReference(shift), actorId: shift.cashierId };
  if (shift.floated > 0) {
    const posted = await postEntry(tx, {
      ...entry,
      id: acting.newId(),
      kind: "banked",
      memo: "Nhận tiền lẻ đầu ca",
      postings: transfer(floatAccount(tillCode), drawer, shift.floated),
    });
    if (!posted.ok) return posted;
  }
  if (difference === 0) return ok(undefined);
  return postEntry(tx, {
    ...entry,
    id: acting.newId(),
    kind: "count-difference",
    memo: `Chênh lệch kiểm quỹ đầu ca: ${shift.openingReason}`,
    postings: transfer(COUNT_DIFFERENCES, drawer, difference),
  });
}
