import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkParcel, checkUnopened, codOf, isLabelled, MOST_IN_PARCEL, shareCollected } from "./parcel.ts";

const ids = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`);
const asked = fc
  .array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 12 })
  .map((amounts) => amounts.map((codAmount, index) => ({ id: `s${index}`, codAmount })));
const sumOf = (shares: ReadonlyMap<string, number>) => [...shares.values()].reduce((sum, share) => sum + share, 0);

describe("one parcel", () => {
  it.each([
    [0, false],
    [1, false],
    [2, true],
    [MOST_IN_PARCEL, true],
    [MOST_IN_PARCEL + 1, false],
  ])("of %i results is %s", (count, isOk) => {
    expect(checkParcel(ids(count)).ok).toBe(isOk);
  });

  it("counts a result that was ticked twice once", () => {
    expect(checkParcel(["a", "a"])).toEqual({ ok: false, error: { kind: "post/parcel-size", most: MOST_IN_PARCEL } });
    expect(checkParcel(["a", "b", "a"])).toEqual({ ok: true, value: ["a", "b"] });
  });

  it("is labelled by its first item; what goes alone is labelled itself", () => {
    expect([null, "a", "b"].map((parcelId) => isLabelled({ id: "a", parcelId }))).toEqual([true, true, false]);
  });
});

describe("money of a parcel", () => {
  it("collected in full is what each item asks for", () => {
    fc.assert(
      fc.property(asked, (slips) => {
        const shares = shareCollected(slips, codOf(slips));
        expect(slips.map(({ id }) => shares.get(id))).toEqual(slips.map(({ codAmount }) => codAmount));
      }),
    );
  });

  it("is shared to the đồng whatever was collected, and only the first gets more than it asks for", () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 0, max: 80_000_000 }), (slips, collected) => {
        const shares = shareCollected(slips, collected);
        expect(sumOf(shares)).toBe(collected);
        for (const { id, codAmount } of slips.slice(1)) expect(shares.get(id)).toBeLessThanOrEqual(codAmount);
        expect([...shares.values()].every((share) => share >= 0)).toBe(true);
      }),
    );
  });

  it("one đồng short leaves one item unpaid and no other", () => {
    const slips = [200, 0, 300].map((codAmount, index) => ({ id: `s${index}`, codAmount }));
    expect([...shareCollected(slips, 499).values()]).toEqual([200, 0, 299]);
    expect([...shareCollected(slips, 501).values()]).toEqual([201, 0, 300]);
    expect(shareCollected([], 100).size).toBe(0);
  });
});

describe("a sealed parcel at the count", () => {
  const [a, b, alone] = [
    { id: "a", parcelId: "a", number: "EB1" },
    { id: "b", parcelId: "a", number: "EB2" },
    { id: "c", parcelId: null, number: "EB3" },
  ] as const;

  it("is there or not as a whole", () => {
    const found = (one: string, other: string) =>
      checkUnopened(
        [a, alone, b],
        new Map([
          ["a", one],
          ["b", other],
          ["c", "differs"],
        ]),
      );
    expect(found("full", "full").ok).toBe(true);
    expect(found("absent", "absent").ok).toBe(true);
    expect(found("full", "absent")).toEqual({ ok: false, error: { kind: "post/parcel-split", number: "EB2" } });
    expect(found("differs", "full").ok).toBe(false);
  });
});
