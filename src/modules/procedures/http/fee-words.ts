import type { Db } from "#platform/db/db.ts";
import type { Fee } from "../domain/procedure.ts";

/** A case as far as its fees go. */
export type FeeCase = {
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly caseCode: string;
  readonly fees: readonly Fee[];
  readonly legalBasis: string;
};

/** What a case costs, in sentences: lines with their prices, reductions, who is exempt with which paper, doubts. */
export type FeeWords = {
  readonly items: readonly { readonly name: string; readonly prices: readonly string[] }[];
  readonly reductions: readonly string[];
  readonly exemptions: readonly string[];
  readonly doubts: readonly string[];
};

/** Tells what cases cost today, in their order; the fees slice lies above this one and is handed in. */
export type FeesInWords = (db: Db, cases: readonly FeeCase[]) => Promise<readonly FeeWords[]>;
