import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { goingBack, originalFaults } from "./return-record.ts";

const original = (count: number, back: number, why = "") => ({ name: "Sổ đỏ", count, back, why });

describe("originals at the desk", () => {
  it.each([
    ["all back", original(2, 2), []],
    ["some kept for a reason", original(2, 1, "Còn đối chiếu"), []],
    ["none back, for a reason", original(2, 0, "Hồ sơ giấy chưa về"), []],
    ["some kept without a word", original(2, 1, " "), [{ name: "Sổ đỏ", what: "no-reason" }]],
    ["more than are held", original(2, 3), [{ name: "Sổ đỏ", what: "no-count" }]],
    ["what is no number", original(2, -1, "x"), [{ name: "Sổ đỏ", what: "no-count" }]],
    ["half of one", original(2, 0.5, "x"), [{ name: "Sổ đỏ", what: "no-count" }]],
  ])("%s", (_what, one, faults) => expect(originalFaults([one])).toEqual(faults));

  it("go back exactly as counted, and those that stay are not among them", () => {
    const some = fc.array(
      fc.record({ name: fc.string({ minLength: 1 }), count: fc.nat(9), back: fc.nat(9), why: fc.constant("x") }),
    );
    fc.assert(
      fc.property(some, (originals) => {
        const back = goingBack(originals);
        expect(back.every(({ count }) => count > 0)).toBe(true);
        expect(back.reduce((sum, { count }) => sum + count, 0)).toBe(originals.reduce((sum, one) => sum + one.back, 0));
      }),
    );
  });
});
