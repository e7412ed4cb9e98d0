import type { PlainDate } from "#kernel/time.ts";
import type { Flow } from "./flow.ts";

/** What flowed on a day, or in the days of a month (named by its first), at one agency through one channel. */
export type FlowPoint = {
  readonly on: PlainDate;
  readonly agencyId: string;
  readonly channel: string;
  readonly flow: Flow;
};

/** How near the promised date of an open dossier is; `none`: the clock stands still, there is no date. */
export type Nearness = "overdue" | "soon" | "later" | "none";

/** Open dossiers of one agency, one band of age and one nearness of the date. */
export type StockCell = {
  readonly agencyId: string;
  /** Index of the band of ages. */
  readonly age: number;
  readonly nearness: Nearness;
  readonly count: number;
  /** The earliest date promised to one of them. */
  readonly earliest: PlainDate | null;
};

/** Dossiers accepted in an hour of a weekday (1 is Monday), by the wall clock of Vietnam. */
export type IntakeHour = { readonly weekday: number; readonly hour: number; readonly count: number };
