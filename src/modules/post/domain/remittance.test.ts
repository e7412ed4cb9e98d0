import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatItemNumber } from "./item-number.ts";
import { compareRemittance, readRemittance, remittanceTotals, type Collection } from "./remittance.ts";

const number = (serial: number) => formatItemNumber("EB", serial);
const taken = (serial: number, amount: number, remittanceId: string | null = null): Collection => ({
  number: number(serial),
  amount,
  remittanceId,
});
const told = (serial: number, amount: number, line = 1) => ({ line, number: number(serial), amount });

describe("the post's list of money handed in", () => {
  it("is read line by line and refused whole when a line cannot be read", () => {
    expect(readRemittance(`${number(1)};250000\r\n\n ${number(2)}\t1000 \n`)).toEqual({
      ok: true,
      lines: [told(1, 250_000, 1), told(2, 1000, 3)],
    });
    expect(readRemittance(`${number(1)};250.000\nX;1\n${number(2)};1`)).toEqual({ ok: false, bad: [1, 2] });
    expect(readRemittance(`${number(1)};0`)).toEqual({ ok: false, bad: [1] });
    expect(readRemittance(" \n")).toEqual({ ok: false, bad: [] });
  });

  it("is compared item by item: one đồng off is different, twice is repeated, none is missing", () => {
    const lines = compareRemittance(
      [told(1, 250_000), told(2, 99_999), told(3, 5000), told(1, 250_000), told(4, 70_000)],
      [taken(1, 250_000), taken(2, 100_000), taken(4, 70_000, "earlier"), taken(5, 30_000)],
    );
    expect(lines.map(({ outcome }) => outcome)).toEqual([
      "exact",
      "different",
      "unknown",
      "repeated",
      "already-handed-in",
      "missing",
    ]);
    expect(remittanceTotals(lines)).toEqual({ told: 674_999, exact: 250_000, missing: 30_000, toClear: 4 });
  });

  it("loses no đồng: what was taken is exact, on a line to clear up, or missing", () => {
    const collections = fc.uniqueArray(fc.record({ serial: fc.nat(30), amount: fc.integer({ min: 1, max: 9 }) }), {
      selector: ({ serial }) => serial,
    });
    const list = fc.array(fc.record({ serial: fc.nat(30), amount: fc.integer({ min: 1, max: 9 }) }));
    fc.assert(
      fc.property(collections, list, (ours, theirs) => {
        const held = ours.map(({ serial, amount }) => taken(serial, amount));
        const lines = compareRemittance(
          theirs.map(({ serial, amount }) => told(serial, amount)),
          held,
        );
        const accounted = lines.filter(({ outcome }) => ["exact", "different", "missing"].includes(outcome));
        const sum = accounted.reduce((total, line) => total + line.ours, 0);
        expect(sum).toBe(held.reduce((total, { amount }) => total + amount, 0));
        expect(remittanceTotals(lines).told).toBe(theirs.reduce((total, { amount }) => total + amount, 0));
      }),
    );
  });
});
