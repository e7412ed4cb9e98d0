import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import { sumOfCount, type CashCount } from "./denominations.ts";
import type { ShiftRefusal } from "./refusal.ts";

/**
 * A shift (ca thu): one teller at one till from one count to the next. `counted` is a shift whose count differs from the
 * books and waits for a second person; it takes nothing until it is confirmed or counted again.
 */
export type Shift = {
  readonly id: string;
  readonly version: number;
  readonly tillId: string;
  readonly cashierId: string;
  readonly state: "open" | "counted" | "closed";
  readonly openedAt: Instant;
  /** What lay in the drawer by the books when it was opened, in đồng. */
  readonly carried: number;
  /** Brought from the vault at the opening. */
  readonly floated: number;
  readonly opening: CashCount;
  readonly openingReason: string;
  readonly countedAt: Instant | null;
  /** Who counted in the place of a teller who did not come back; null when the teller counted. */
  readonly countedBy: string | null;
  readonly closing: CashCount | null;
  /** What the books said at the closing count. */
  readonly expected: number | null;
  readonly reason: string;
  readonly closedAt: Instant | null;
  readonly confirmedBy: string | null;
};

export type Opening = {
  readonly opening: CashCount;
  readonly floated: number;
  /** Why the count is not what the books say. */
  readonly reason: string;
};

/** What was counted at the opening more (above nothing) or less than the books and the float say, in đồng. */
export function openingDifference({
  carried,
  floated,
  opening,
}: Pick<Shift, "carried" | "floated" | "opening">): number {
  return sumOfCount(opening) - carried - floated;
}

/** Whether a shift may be opened with that count; a difference needs its reason. */
export function checkOpening(carried: number, { opening, floated, reason }: Opening): Result<number, ShiftRefusal> {
  const difference = openingDifference({ carried, floated, opening });
  if (difference !== 0 && reason.trim() === "") return err({ kind: "bank-desk/difference-unexplained", difference });
  return ok(difference);
}

/** What was counted at the end more (above nothing) or less than the books say; undefined before the count. */
export function closingDifference({ closing, expected }: Pick<Shift, "closing" | "expected">): number | undefined {
  return closing === null || expected === null ? undefined : sumOfCount(closing) - expected;
}

export type Closing = { readonly closing: CashCount; readonly reason: string };

/**
 * What a closing count leads to: nothing to explain closes the shift; a difference with its reason waits for a second
 * person; a difference without one is refused.
 */
export function decideClosing(
  shift: Shift,
  expected: number,
  { closing, reason }: Closing,
): Result<"closed" | "counted", ShiftRefusal> {
  if (shift.state === "closed") return err({ kind: "bank-desk/shift-closed" });
  const difference = sumOfCount(closing) - expected;
  if (difference === 0) return ok("closed");
  if (reason.trim() === "") return err({ kind: "bank-desk/difference-unexplained", difference });
  return ok("counted");
}

/**
 * What a count in the place of an absent teller leads to: always to a third person who confirms it, also when it fits, and
 * never without its reason.
 */
export function decideCountInPlace(shift: Shift, { reason }: Closing): Result<"counted", ShiftRefusal> {
  if (shift.state === "closed") return err({ kind: "bank-desk/shift-closed" });
  return reason.trim() === "" ? err({ kind: "bank-desk/reason-missing" }) : ok("counted");
}

/** Whether somebody else may confirm the counted difference now: only what was counted stands. */
export function checkConfirmation(shift: Shift, expected: number): Result<number, ShiftRefusal> {
  const difference = closingDifference(shift);
  if (shift.state !== "counted" || difference === undefined) return err({ kind: "bank-desk/nothing-to-confirm" });
  if (shift.expected !== expected) return err({ kind: "bank-desk/count-outdated", expected });
  return ok(difference);
}
