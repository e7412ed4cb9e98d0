import { err, ok, type Result } from "#kernel/result.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import {
  assignSuspense,
  findSuspense,
  settleSuspense,
  type SettledSuspense,
  type SettleSuspense,
} from "#modules/payments/index.ts";

import { mayHandleHeldMoney } from "../domain/policy.ts";
import type { DeskRefusal } from "../domain/refusal.ts";

/** Gives held money to the demand that it was for, with the reason why it is known to be. */
export async function giveHeldMoney(
  acting: Acting,
  command: SettleSuspense,
): Promise<Result<SettledSuspense, DeskRefusal>> {
  if (!mayHandleHeldMoney(acting.viewer)) return err({ kind: "bank-desk/not-allowed" });
  if (command.reason.trim() === "") return err({ kind: "bank-desk/reason-missing" });
  return settleSuspense(acting, { ...command, reason: command.reason.trim() });
}

/** Takes held money under one's own care, with a note of what was found out. */
export async function noteHeldMoney(
  acting: Acting,
  { itemId, note }: { readonly itemId: string; readonly note: string },
): Promise<Result<void, DeskRefusal>> {
  if (!mayHandleHeldMoney(acting.viewer)) return err({ kind: "bank-desk/not-allowed" });
  if (note.trim() === "") return err({ kind: "bank-desk/reason-missing" });
  return attempt<void, DeskRefusal>(acting.db, async (tx) => {
    const item = await findSuspense(tx, itemId);
    if (item === undefined) return err({ kind: "bank-desk/not-found" });
    await assignSuspense(tx, itemId, { ownerId: acting.viewer.officerId, note: note.trim().slice(0, 500) });
    return ok(undefined);
  });
}
