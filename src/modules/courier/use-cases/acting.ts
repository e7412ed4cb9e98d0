import type { Result } from "#kernel/result.ts";
import { attemptAtOnce, type Moment } from "#platform/act.ts";
import type { Acting } from "#modules/custody/index.ts";
import type { Refusal } from "../domain/refusal.ts";

export type { Acting };

/** What an act works with: the transaction, its one time, and the same acting for what custody does in it. */
export type Within = Moment<Acting>;

/** Runs an act in one transaction; a refusal leaves nothing behind. */
export function perform<T>(
  acting: Acting,
  act: (within: Within) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  return attemptAtOnce<Acting, T, Refusal>(acting, { kind: "custody/clock" }, act);
}
