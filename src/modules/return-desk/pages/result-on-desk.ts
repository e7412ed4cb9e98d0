/** What must be paid first, and how. */
export type DueDemand = {
  readonly amount: string;
  readonly lines: readonly string[];
  readonly references: readonly string[];
};

/** Whether the envelope is at the desk, and where it is else. */
export type WherePaper = { readonly isHere: "yes" | "no" | "no-paper"; readonly text: string };

/** A result that somebody may take, as the desk shows it. */
export type ResultOnDesk = {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly ownerName: string;
  readonly procedureName: string;
  readonly result: string;
  readonly resultName: string;
  readonly resolvedAt: string;
  readonly originals: readonly { readonly name: string; readonly count: number }[];
  readonly demand: DueDemand | undefined;
  readonly where: WherePaper;
};
