import { err, ok, type Result } from "#kernel/result.ts";
import { hasRole, type Viewer } from "#modules/identity/domain.ts";
import type { Tally } from "./tally.ts";

/** Who signs the record of a reconciled day: three people, each for one part (handbook §5.6). */
export const SIGNERS = ["cashier", "bank-controller", "accountant"] as const;
export type Signer = (typeof SIGNERS)[number];

/** What is signed: the sums as they stood. */
export type DayFigures = Tally & {
  /** What was on its way before the day began. */
  readonly carriedIn: { readonly count: number; readonly amount: number };
  readonly opening: number | null;
  readonly closing: number | null;
};

export type Signature = { readonly role: Signer; readonly officerId: string };

export type DayToSign = {
  readonly state: "open" | "signing" | "locked";
  readonly signatures: readonly Signature[];
  /** Statements that hold lines of the day. */
  readonly statements: number;
  /** Lines that wait for a person, or were not looked at yet. */
  readonly open: number;
  /** In đồng; anything but 0 keeps the day open. */
  readonly unexplained: number;
};

export type SigningRefusal =
  | { readonly kind: "reconciliation/day-locked" }
  | { readonly kind: "reconciliation/no-statement" }
  | { readonly kind: "reconciliation/lines-open"; readonly count: number }
  | { readonly kind: "reconciliation/unexplained"; readonly amount: number }
  | { readonly kind: "reconciliation/not-your-part" }
  | { readonly kind: "reconciliation/part-signed" }
  | { readonly kind: "reconciliation/signed-already" };

/** Whether this person may sign this part now; the third signature locks the day (invariant 19). */
export function decideSignature(
  day: DayToSign,
  viewer: Pick<Viewer, "officerId" | "appointments">,
  role: Signer,
): Result<"signing" | "locked", SigningRefusal> {
  if (day.state === "locked") return err({ kind: "reconciliation/day-locked" });
  if (!hasRole(viewer, role)) return err({ kind: "reconciliation/not-your-part" });
  if (day.signatures.some(({ officerId }) => officerId === viewer.officerId)) {
    return err({ kind: "reconciliation/signed-already" });
  }
  if (day.signatures.some((signature) => signature.role === role)) return err({ kind: "reconciliation/part-signed" });
  if (day.statements === 0) return err({ kind: "reconciliation/no-statement" });
  if (day.open > 0) return err({ kind: "reconciliation/lines-open", count: day.open });
  if (day.unexplained !== 0) return err({ kind: "reconciliation/unexplained", amount: day.unexplained });
  return ok(day.signatures.length + 1 === SIGNERS.length ? "locked" : "signing");
}

/** Whether a signature may be taken back: only one's own, and only while the day is not locked. */
export function decideWithdrawal(
  day: Pick<DayToSign, "state" | "signatures">,
  officerId: string,
): Result<void, SigningRefusal> {
  if (day.state === "locked") return err({ kind: "reconciliation/day-locked" });
  const isOwn = day.signatures.some((signature) => signature.officerId === officerId);
  return isOwn ? ok(undefined) : err({ kind: "reconciliation/not-your-part" });
}

/** The parts that this person could still sign. */
export function partsOf(
  viewer: Pick<Viewer, "officerId" | "appointments">,
  signatures: readonly Signature[],
): readonly Signer[] {
  if (signatures.some(({ officerId }) => officerId === viewer.officerId)) return [];
  return SIGNERS.filter((role) => hasRole(viewer, role) && !signatures.some((signature) => signature.role === role));
}
