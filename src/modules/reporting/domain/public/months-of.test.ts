import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { NO_FLOW, type Flow } from "../flow.ts";
import { monthsOf } from "./months-of.ts";
import { sumMonths } from "./published.ts";

const MONTHS = ["2026-10-01", "2026-11-01", "2026-12-01"].map((text) => Temporal.PlainDate.from(text));
const flow = (changes: Partial<Flow>): Flow => ({ ...NO_FLOW, ...changes });
const [october, november, december] = MONTHS as [Temporal.PlainDate, Temporal.PlainDate, Temporal.PlainDate];

describe("số liệu công khai theo tháng", () => {
  it("carries the stock from month to month, also over a month without an act", () => {
    const months = monthsOf(MONTHS, {
      before: new Map([["a", flow({ received: 10, early: 4, withdrawn: 1 })]]),
      flows: [
        { month: october, agencyId: "a", flow: flow({ received: 3, onTime: 2, late: 1, refused: 1 }) },
        { month: december, agencyId: "b", flow: flow({ received: 1 }) },
      ],
    });
    expect(months.map(({ agencyId, inProcess }) => [agencyId, inProcess])).toEqual([
      ["a", 5],
      ["a", 5],
      ["a", 5],
      ["b", 0],
      ["b", 0],
      ["b", 1],
    ]);
    expect(months[0]).toMatchObject({ received: 3, refused: 1, resolved: 3, onTime: 2, late: 1 });
    expect(sumMonths(months)).toMatchObject({ received: 4, resolved: 3, inProcess: 6 });
  });

  it("adds two channels of one month up", () => {
    const one = { month: november, agencyId: "a", flow: flow({ received: 2 }) };
    expect(monthsOf([november], { before: new Map(), flows: [one, one] })[0]?.received).toBe(4);
  });

  it("closes each month with what it opened with, plus received, minus everything that left", () => {
    const aFlow = fc
      .record({
        received: fc.nat(50),
        early: fc.nat(9),
        onTime: fc.nat(9),
        late: fc.nat(9),
        withdrawn: fc.nat(3),
        stopped: fc.nat(3),
      })
      .map(flow);
    fc.assert(
      fc.property(aFlow, fc.tuple(aFlow, aFlow, aFlow), (before, flows) => {
        const told = MONTHS.map((month, index) => ({ month, agencyId: "a", flow: flows[index] ?? NO_FLOW }));
        const months = monthsOf(MONTHS, { before: new Map([["a", before]]), flows: told });
        let stock = before.received - before.early - before.onTime - before.late - before.withdrawn - before.stopped;
        for (const month of months) {
          stock += month.received - month.resolved - month.withdrawn - month.stopped;
          expect(month.inProcess).toBe(stock);
          expect(month.resolved).toBe(month.onTime + month.late);
        }
      }),
    );
  });
});
