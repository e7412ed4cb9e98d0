import type { Result } from "#kernel/result.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { ProcedureCase } from "#modules/procedures/domain.ts";
import type { Dossier, FeeLine } from "../domain/dossier.ts";
import type { Reaction } from "../use-cases/acting.ts";

/** The two fields of money and the reason for another amount, as typed. */
export type TypedFees = { readonly phi: string; readonly lePhi: string; readonly reason: string };

/** What is asked at acceptance, and what keeps its reasons in the same transaction. */
export type AcceptanceCharge = {
  readonly feesDue: number;
  readonly feeLines: readonly FeeLine[];
  readonly keep: Reaction;
};

/** What the rules ask of a dossier that waits for acceptance; the fees slice lies beside this one and is handed in. */
export type FeesAtAcceptance = {
  /** Blank while somebody must say the amount. */
  readonly phi: string;
  readonly lePhi: string;
  readonly why: readonly string[];
  readonly charge: (typed: TypedFees) => Result<AcceptanceCharge, readonly FieldError[]>;
};

export type AssessAtAcceptance = (dossier: Dossier, procedureCase: ProcedureCase) => Promise<FeesAtAcceptance>;
