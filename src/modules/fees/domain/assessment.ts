import type { FeeKind } from "./fee-rule.ts";

/** A line as the dossier and the receipt carry it. */
export type FeeLine = {
  readonly kind: FeeKind;
  readonly code: string;
  readonly name: string;
  readonly amount: number;
};

/** A line of the assessment: what it costs, and what is left of it after reduction and exemption. */
export type AssessedLine = FeeLine & { readonly before: number };

/** Something that must be known first, as a question to ask. */
export type MissingFact = {
  /** `quantity.pages`, `choice.object`, `claim`: the field that answers it. */
  readonly field: string;
  readonly question: string;
};

/** Thu trước, thu sau, miễn, không thu; `open` while something is missing or unconfirmed. */
export type Collecting = "before" | "after" | "exempt" | "nothing" | "open";

export type Assessment = {
  readonly lines: readonly AssessedLine[];
  readonly total: number;
  readonly collecting: Collecting;
  readonly why: readonly string[];
  readonly missing: readonly MissingFact[];
  /** What no rule and no table gives: somebody must confirm it, it is never taken for nothing. */
  readonly unconfirmed: readonly string[];
  /** The kinds whose sum is not known yet. */
  readonly openKinds: readonly FeeKind[];
};

/** Whether the amount can be asked for: nothing is missing, nothing unconfirmed. */
export function isComplete({ openKinds }: Pick<Assessment, "openKinds">): boolean {
  return openKinds.length === 0;
}

/** The lines that money is due for; a line that an exemption took to nothing is not asked for. */
export function payableLines({ lines }: Pick<Assessment, "lines">): readonly FeeLine[] {
  return lines.filter(({ amount }) => amount > 0).map(({ kind, code, name, amount }) => ({ kind, code, name, amount }));
}

/** What is due of one kind, in đồng. */
export function sumOfKind({ lines }: Pick<Assessment, "lines">, kind: FeeKind): number {
  return lines.filter((line) => line.kind === kind).reduce((sum, { amount }) => sum + amount, 0);
}
