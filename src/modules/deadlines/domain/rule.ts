import type { Instant } from "#kernel/time.ts";

/** A length of time as the law writes it; values may have quarters (0.25, 0.5, 4.5). */
export type Limit = {
  readonly value: number;
  readonly unit: "hour" | "working-day" | "calendar-day" | "month" | "year";
};

/** "clock": the clock time of the start is kept; "end-of-day": the period runs to the closing of its last day. */
export type Mode = "clock" | "end-of-day";

/** A sentence of the explanation, rendered from the rule in both languages. */
export type TraceLine = { readonly vi: string; readonly en: string };

/** Extra time that applies when a condition of the dossier holds, for example a mountainous commune. */
export type Addition = { readonly condition: string; readonly limit: Limit; readonly label: TraceLine };

/** How the due date of a case is counted, with the article it rests on. */
export type DueRule = {
  readonly limit: Limit;
  readonly mode: Mode;
  /** Received after this time of day counts as received on the next working day. */
  readonly afterHour?: "15:00";
  /** The result is due on the day of receipt; `limit` is not counted. */
  readonly sameDay?: boolean;
  /** Further periods that begin where the one before ended, for example "15 days + 5 working days". */
  readonly stages?: readonly Limit[];
  readonly additions?: readonly Addition[];
  readonly legalBasis: string;
};

/** What happened to the clock of a dossier after it started. */
export type ClockEvent =
  | { readonly kind: "pause" | "resume" | "reset"; readonly at: Instant; readonly reason: string }
  | { readonly kind: "extend"; readonly at: Instant; readonly to: Instant; readonly reason: string }
  | { readonly kind: "add"; readonly limit: Limit; readonly reason: string }
  | { readonly kind: "exclude"; readonly from: Instant; readonly to: Instant; readonly reason: string };

/** A due instant, null while the clock stands still, and why it is that one. */
export type Due = { readonly due: Instant | null; readonly trace: readonly TraceLine[] };
