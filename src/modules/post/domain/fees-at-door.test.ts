import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anAssessment } from "../testing.ts";
import { feesAtDoor } from "./fees-at-door.ts";

const money = fc.integer({ min: 0, max: 5_000_000 });

describe("fees at the door", () => {
  it("are the lines of the rules, phí and lệ phí apart", () => {
    expect(feesAtDoor(anAssessment())).toEqual({
      ...{ feesDue: 250_000, faults: [] },
      feeLines: [
        { kind: "phi", code: "phi-1", name: "Phí thẩm định", amount: 200_000 },
        { kind: "le-phi", code: "le-phi-2", name: "Lệ phí", amount: 50_000 },
      ],
    });
  });

  it("are nothing where nothing is asked for, and no line of nothing", () => {
    expect(feesAtDoor(anAssessment({ lines: [], total: 0, collecting: "nothing" }))).toEqual({
      ...{ feeLines: [], feesDue: 0, faults: [] },
    });
  });

  it("sum to the đồng what is left after exemptions", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ amount: money, isFee: fc.boolean() }), { maxLength: 8 }), (typed) => {
        const lines = typed.map(({ amount, isFee }, index) => ({
          ...{ code: `l${index}`, name: `Dòng ${index}`, amount, before: 5_000_000 },
          kind: isFee ? ("phi" as const) : ("le-phi" as const),
        }));
        const { feesDue, feeLines, faults } = feesAtDoor(anAssessment({ lines }));
        expect(faults).toEqual([]);
        expect(feesDue).toBe(typed.reduce((sum, { amount }) => sum + amount, 0));
        expect(feeLines.every(({ amount }) => amount > 0)).toBe(true);
      }),
    );
  });

  it("left open are never taken for nothing: the question at its field, the doubt at the choice", () => {
    const missing = [
      { field: "choice.loai", question: "Loại nào?" },
      { field: "claim", question: "Giấy tờ nào chứng minh?" },
    ];
    const asked = feesAtDoor(anAssessment({ openKinds: ["phi", "le-phi"], missing }));
    expect(asked.faults).toEqual([
      { field: "fee.choice.loai", vi: "Loại nào?" },
      { field: "fee.proof", vi: "Giấy tờ nào chứng minh?" },
    ]);
    const unsure = feesAtDoor(anAssessment({ openKinds: ["phi", "le-phi"], unconfirmed: ["Tỉnh chưa quy định."] }));
    expect(unsure.faults).toHaveLength(1);
    expect(unsure.faults[0]?.field).toBe("feesTaken");
    for (const { feesDue, feeLines } of [asked, unsure]) expect([feesDue, feeLines]).toEqual([0, []]);
  });
});
