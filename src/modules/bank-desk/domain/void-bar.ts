import type { VoidBar } from "./refusal.ts";

/** What decides whether a payment can still be undone at the desk. */
export type Voidable = {
  readonly paymentState: "taken" | "voided";
  /** The state of the shift that took it; undefined when no till took it. */
  readonly shift: "open" | "counted" | "closed" | undefined;
  readonly dayIsClosed: boolean;
  readonly resultHandedOver: boolean;
};

/**
 * Why a payment can no longer be undone; undefined while it can: before the result is handed over, while the shift that took
 * it is open and its day is not closed. Afterwards money goes back as a refund, with papers of its own.
 */
export function voidBar({ paymentState, shift, dayIsClosed, resultHandedOver }: Voidable): VoidBar | undefined {
  if (paymentState === "voided") return "voided";
  if (shift === undefined) return "other-desk";
  if (resultHandedOver) return "handed-over";
  if (dayIsClosed) return "day-closed";
  return shift === "open" ? undefined : "shift-closed";
}
