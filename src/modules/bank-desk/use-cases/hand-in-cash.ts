import { err, ok, type Result } from "#kernel/result.ts";
import { attempt } from "#platform/db/attempt.ts";
import { isAmount, type Acting } from "#modules/dossiers/index.ts";
import { balanceOf, cashAccount, floatAccount, inTransitAccount, postEntry, transfer } from "#modules/ledger/index.ts";
import type { DeskRefusal } from "../domain/refusal.ts";
import { findHandIn, insertHandIn, type HandIn } from "../store/hand-ins.ts";
import { lockShift } from "../store/shifts.ts";
import { getTill } from "../store/tills.ts";
import { momentIn } from "#modules/payments/index.ts";

export type HandInCash = Pick<HandIn, "shiftId" | "amount" | "goesTo" | "slip" | "receiver">;

/** Money that left a drawer for an account and is not on its statement yet. */
export const CASH_ON_THE_WAY = inTransitAccount("cash");

/**
 * Hands cash over to the bank (nộp quỹ): what was collected goes to the account and is on the way until its statement says
 * so; notes that were lent for change go back to the vault, never more than were lent. A slip is entered once.
 */
export async function handInCash(acting: Acting, command: HandInCash): Promise<Result<HandIn, DeskRefusal>> {
  const { shiftId, amount, goesTo } = command;
  const [slip, receiver] = [command.slip.trim(), command.receiver.trim()];
  if (!isAmount(amount)) return err({ kind: "bank-desk/amount" });
  if (slip === "" || receiver === "") return err({ kind: "bank-desk/reason-missing" });
  return attempt<HandIn, DeskRefusal>(acting.db, async (tx) => {
    const { now } = await momentIn(acting, tx);
    const shift = await lockShift(tx, shiftId);
    if (shift === undefined || shift.cashierId !== acting.viewer.officerId) return err({ kind: "bank-desk/not-found" });
    const twin = await findHandIn(tx, shiftId, slip);
    if (twin !== undefined) return twin.amount === amount ? ok(twin) : err({ kind: "bank-desk/slip-used", slip });
    if (shift.state !== "open") return err({ kind: `bank-desk/shift-${shift.state}` });
    const { code } = await getTill(tx, shift.tillId);
    const drawer = cashAccount(code);
    const expected = await balanceOf(tx, drawer);
    if (amount > expected) return err({ kind: "bank-desk/not-in-drawer", expected });
    const lent = -(await balanceOf(tx, floatAccount(code)));
    if (goesTo === "vault" && amount > lent) return err({ kind: "bank-desk/more-than-lent", lent });

    const handIn: HandIn = {
      ...{ shiftId, amount, goesTo, slip, receiver },
      id: acting.newId(),
      at: now,
      entryId: acting.newId(),
    };
    const posted = await postEntry(tx, {
      id: handIn.entryId,
      at: now,
      kind: "banked",
      reference: slip,
      memo: goesTo === "vault" ? `Trả tiền lẻ về quỹ, ${receiver} nhận` : `Nộp quỹ, ${receiver} nhận`,
      actorId: acting.viewer.officerId,
      postings: transfer(drawer, goesTo === "vault" ? floatAccount(code) : CASH_ON_THE_WAY, amount),
    });
    if (!posted.ok) return posted;
    await insertHandIn(tx, handIn);
    return ok(handIn);
  });
}
