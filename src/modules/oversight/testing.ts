import { Temporal, type PlainDate } from "#kernel/time.ts";
import type { Directive } from "#modules/directives/index.ts";
import type { Agency } from "#modules/organizations/index.ts";
import type { Briefing } from "#modules/reporting/index.ts";
import { NO_FLOW, type Flow, type AgencyFlow, type StepFlow, type StockCell } from "#modules/reporting/domain.ts";
import { ageBands } from "./domain/ageing.ts";
import { agencyLines } from "./domain/agency-lines.ts";
import { boardPeriod } from "./domain/board-period.ts";
import { stockOf, totalsOf } from "./domain/totals.ts";
import { trendOf } from "./domain/trend.ts";
import type { Board } from "./use-cases/board-of.ts";

export const NOW = Temporal.Instant.from("2026-11-25T15:00:00+07:00");
export const day = (text: string): PlainDate => Temporal.PlainDate.from(text);

/** An agency that a test has made up. */
export function anAgency(id: string, change: Partial<Agency> = {}): Agency {
  return {
    id,
    code: id,
    codeIsInvented: true,
    name: `Sở ${id}`,
    shortName: `S${id}`,
    kind: "department",
    superiorName: "UBND tỉnh",
    address: "",
    phone: "",
    place: "Lạng Sơn",
    website: "",
    ...change,
  };
}

/** What flowed at an agency on a day. */
export function aPoint(agencyId: string, flow: Partial<Flow>, channel = "direct"): AgencyFlow & StepFlow {
  return { on: day("2026-11-25"), agencyId, channel, flow: { ...NO_FLOW, ...flow } };
}

/** Open dossiers of an agency. */
export function aCell(agencyId: string, nearness: StockCell["nearness"], count: number): StockCell {
  return { agencyId, age: 1, nearness, count, earliest: nearness === "none" ? null : day("2026-11-20") };
}

export type BoardParts = {
  readonly points?: readonly (AgencyFlow & StepFlow)[];
  readonly before?: readonly (AgencyFlow & StepFlow)[];
  readonly stock?: readonly StockCell[];
  readonly agencies?: readonly Agency[];
};

/** A board of thirty days from what flowed and what is open. */
export function aBoard({ points = [], before = [], stock = [], agencies = [] }: BoardParts): Board {
  const period = boardPeriod("month", NOW);
  return {
    period,
    soonBy: day("2026-11-26"),
    totals: totalsOf(points),
    before: totalsOf(before),
    stock: stockOf(stock),
    agencies: new Map(agencies.map((agency) => [agency.id, agency])),
    lines: agencyLines({ agencyIds: agencies.map(({ id }) => id), points, stock }),
    trend: trendOf(period, points),
    ages: ageBands(stock, day("2026-11-25")),
    hours: [],
    why: [],
    asked: [],
  };
}

/** The briefing of a period in which nothing happened but this. */
export function aBriefing(change: Partial<Briefing> = {}): Briefing {
  return {
    carriedOver: 0,
    received: 0,
    resolved: 0,
    onTime: 0,
    late: 0,
    inProcess: 0,
    overdue: 0,
    refused: 0,
    withdrawn: 0,
    stopped: 0,
    ...change,
  };
}

/** A directive to an agency, waiting for its answer. */
export function anAskedDirective(change: Partial<Directive> = {}): Directive {
  return {
    id: "d",
    version: 1,
    kind: "directive",
    state: "issued",
    title: "Giải quyết dứt điểm hồ sơ quá hạn",
    text: "x",
    basis: "",
    urgency: "normal",
    issuer: { officerId: "o", agencyId: "1", unitId: "u", role: "centre-manager" },
    assignee: { agencyId: "2", unitId: null, officerId: null },
    source: null,
    issuedAt: NOW.subtract({ hours: 48 }),
    firstDueOn: day("2026-11-27"),
    dueOn: day("2026-11-27"),
    dueAt: Temporal.Instant.from("2026-11-27T16:30:00+07:00"),
    acknowledgedAt: null,
    answer: null,
    reason: "",
    endedAt: null,
    ...change,
  };
}

/** The text with ordinary blanks, as a test writes it. */
export function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}
