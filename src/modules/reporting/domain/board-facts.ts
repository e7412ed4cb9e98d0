import type { PlainDate } from "#kernel/time.ts";
import type { Flow } from "./flow.ts";

/** What flowed through one channel in a stretch of time. */
export type ChannelFlow = { readonly channel: string; readonly flow: Flow };

/** What flowed at one agency. */
export type AgencyFlow = ChannelFlow & { readonly agencyId: string };

/** What flowed on a day, or in the days of a month (named by its first). */
export type StepFlow = ChannelFlow & { readonly on: PlainDate };

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
