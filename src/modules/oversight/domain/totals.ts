import {
  addFlows,
  NO_FLOW,
  openAfter,
  resolvedIn,
  type Flow,
  type ChannelFlow,
  type StockCell,
} from "#modules/reporting/domain.ts";
import type { PlainDate } from "#kernel/time.ts";

/** What boards say of a stretch of time; a share of nothing is unknown. */
export type Totals = {
  /** Came to the centre: accepted or refused. */
  readonly came: number;
  readonly refused: number;
  readonly resolved: number;
  /** Resolved on or before the promised date. */
  readonly kept: number;
  readonly late: number;
  readonly keptShare: number | undefined;
  readonly online: number;
  readonly onlineShare: number | undefined;
  /** Accepted and not settled in the same stretch: by how much the stock grew. */
  readonly growth: number;
};

/** Sums of flows in the words of the boards. */
export function totalsOf(points: readonly ChannelFlow[]): Totals {
  const flow = sumOf(points);
  const online = sumOf(points.filter(({ channel }) => channel === "online")).received;
  const resolved = resolvedIn(flow);
  const kept = flow.early + flow.onTime;
  return {
    came: flow.received + flow.refused,
    refused: flow.refused,
    resolved,
    kept,
    late: flow.late,
    keptShare: shareOf(kept, resolved),
    online,
    onlineShare: shareOf(online, flow.received),
    growth: openAfter(flow),
  };
}

/** A part of a whole between 0 and 1; unknown of nothing. */
export function shareOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** Dossiers being resolved now. */
export type Stock = {
  readonly open: number;
  readonly overdue: number;
  /** Near their date and not overdue. */
  readonly soon: number;
  /** Without a date: waiting for the applicant or for payment. */
  readonly paused: number;
  /** Promised date of the one that is overdue longest. */
  readonly overdueSince: PlainDate | undefined;
};

/** The stock of some agencies. */
export function stockOf(cells: readonly StockCell[]): Stock {
  const count = (...nearness: readonly StockCell["nearness"][]) =>
    cells.filter((cell) => nearness.includes(cell.nearness)).reduce((sum, cell) => sum + cell.count, 0);
  const days = cells.flatMap(({ nearness, earliest }) =>
    nearness === "overdue" && earliest !== null ? [earliest] : [],
  );
  return {
    open: count("overdue", "soon", "later", "none"),
    overdue: count("overdue"),
    soon: count("soon"),
    paused: count("none"),
    overdueSince: days.toSorted((a, b) => a.since(b, { largestUnit: "days" }).days)[0],
  };
}

/** The flows added up. */
export function sumOf(points: readonly ChannelFlow[]): Flow {
  return points.reduce((sum, { flow }) => addFlows(sum, flow), NO_FLOW);
}
