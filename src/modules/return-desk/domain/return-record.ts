import type { Instant } from "#kernel/time.ts";
import type { HandOver, HeldOriginal } from "#modules/dossiers/domain.ts";
import type { Authorisation } from "./authorisation.ts";
import type { IdentityCheck } from "./identity-check.ts";

export type ReceiverKind = HandOver["receiver"];
export type ProofKind = "signature" | "code" | "paper";

/** A result paper, counted at the desk. */
export type CountedPaper = { readonly name: string; readonly count: number };

/** An original that was held: how many went back now, and why not all of them (handbook §15.21). */
export type OriginalBack = HeldOriginal & { readonly back: number; readonly why: string };

/** How the receiver stands for having received. */
export type Proof =
  | { readonly kind: "signature"; readonly line: string }
  | { readonly kind: "code"; readonly codeId: string; readonly phoneShown: string }
  | { readonly kind: "paper" };

/** One result that went over the desk; it is written once and never changed. */
export type ReturnRecord = {
  readonly dossierId: string;
  readonly actId: string;
  readonly at: Instant;
  readonly officerId: string;
  readonly receiver: ReceiverKind;
  readonly receiverId: string;
  readonly receiverName: string;
  readonly identity: IdentityCheck["how"];
  readonly authorisation: Authorisation | null;
  readonly papers: readonly CountedPaper[];
  readonly originals: readonly OriginalBack[];
  readonly proof: Proof;
};

export type OriginalFault = { readonly name: string; readonly what: "no-count" | "no-reason" };

/** Every original is either back or has a reason: nothing is forgotten in a drawer. */
export function originalFaults(originals: readonly OriginalBack[]): readonly OriginalFault[] {
  return originals.flatMap(({ name, count, back, why }): readonly OriginalFault[] => {
    if (!Number.isInteger(back) || back < 0 || back > count) return [{ name, what: "no-count" }];
    return back < count && why.trim() === "" ? [{ name, what: "no-reason" }] : [];
  });
}

/** The originals of these that go back now. */
export function goingBack(originals: readonly OriginalBack[]): readonly HeldOriginal[] {
  return originals.filter(({ back }) => back > 0).map(({ name, back }) => ({ name, count: back }));
}
