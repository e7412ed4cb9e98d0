import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { NO_FLOW, type Flow, type AgencyFlow, type StockCell } from "#modules/reporting/domain.ts";
import { agencyLines, isBusy, ranking, worstFirst } from "./agency-lines.ts";
import { shareOf, stockOf, totalsOf } from "./totals.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const point = (flow: Partial<Flow>, change: Partial<AgencyFlow> = {}): AgencyFlow => ({
  agencyId: "a",
  channel: "direct",
  flow: { ...NO_FLOW, ...flow },
  ...change,
});
const cell = (change: Partial<StockCell>): StockCell => ({
  agencyId: "a",
  age: 0,
  nearness: "later",
  count: 1,
  earliest: day("2026-12-01"),
  ...change,
});

describe("totalsOf", () => {
  it("adds up what came, what was resolved and what was kept", () => {
    const totals = totalsOf([
      point({ received: 5, refused: 1, early: 2, onTime: 1, late: 1 }),
      point({ received: 3, withdrawn: 1 }, { channel: "online" }),
    ]);
    expect(totals).toEqual({
      came: 9,
      refused: 1,
      resolved: 4,
      kept: 3,
      late: 1,
      keptShare: 0.75,
      online: 3,
      onlineShare: 3 / 8,
      growth: 3,
    });
  });

  it("knows no share of nothing", () => {
    expect(totalsOf([])).toMatchObject({ came: 0, keptShare: undefined, onlineShare: undefined });
    expect(shareOf(0, 4)).toBe(0);
  });

  it("is the sum of its agencies", () => {
    const flows = fc.array(
      fc.record({ received: fc.nat(50), early: fc.nat(50), late: fc.nat(50), refused: fc.nat(9) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(flows, (some) => {
        const points = some.map((flow, index) => point(flow, { agencyId: String(index % 3) }));
        const lines = agencyLines({ agencyIds: ["0", "1", "2"], points, stock: [] });
        const whole = totalsOf(points);
        for (const measure of ["came", "resolved", "kept", "late", "growth"] as const) {
          expect(lines.reduce((sum, { totals }) => sum + totals[measure], 0)).toBe(whole[measure]);
        }
      }),
    );
  });
});

describe("stockOf", () => {
  it("tells how many are open, near their date, past it and paused, and since when", () => {
    const stock = stockOf([
      cell({ count: 4 }),
      cell({ nearness: "soon", count: 3 }),
      cell({ nearness: "overdue", count: 2, earliest: day("2026-11-20") }),
      cell({ nearness: "overdue", count: 1, earliest: day("2026-11-03") }),
      cell({ nearness: "none", count: 5, earliest: null }),
    ]);
    expect(stock).toMatchObject({ open: 15, overdue: 3, soon: 3, paused: 5 });
    expect(stock.overdueSince?.toString()).toBe("2026-11-03");
    expect(stockOf([cell({})]).overdueSince).toBeUndefined();
  });
});

describe("agencies", () => {
  const lines = agencyLines({
    agencyIds: ["a", "b", "c", "d"],
    points: [
      point({ received: 9, early: 9 }),
      point({ received: 2, early: 2 }, { agencyId: "b" }),
      point({ received: 2, early: 1, late: 1 }, { agencyId: "c" }),
    ],
    stock: [cell({ agencyId: "b", nearness: "overdue", count: 2 })],
  });

  it("each have a line, also with nothing in it", () => {
    expect(lines.map(({ agencyId }) => agencyId)).toEqual(["a", "b", "c", "d"]);
    expect(lines.map(isBusy)).toEqual([true, true, true, false]);
  });

  it("stand worst first where it is not on time", () => {
    expect(worstFirst(lines).map(({ agencyId }) => agencyId)).toEqual(["b", "c"]);
  });

  it("are ranked by their share on time, then by how much they resolved", () => {
    expect(ranking(lines).map(({ agencyId }) => agencyId)).toEqual(["a", "b", "c"]);
  });
});
