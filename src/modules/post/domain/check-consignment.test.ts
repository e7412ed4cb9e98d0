import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aComponent } from "#modules/procedures/testing.ts";
import { checkConsignment, type Expected, type TypedConsignment } from "./check-consignment.ts";
import { anAssessment, aParty, aTypedConsignment } from "../testing.ts";

const components = [aComponent({ code: "TP01" }), aComponent({ code: "TP02", name: "Bản vẽ" })];
const known = { components, assessment: anAssessment() };

const fieldsOf = (change: Partial<TypedConsignment>, expected: Expected = known) => {
  const checked = checkConsignment(aTypedConsignment(change), expected);
  return checked.ok ? [] : checked.error.map(({ field }) => field);
};

describe("the form at the door", () => {
  it("is read when all is there", () => {
    const checked = checkConsignment(aTypedConsignment(), known);
    expect(checked).toMatchObject({
      ok: true,
      value: { copies: 1, days: 2, postage: 30_000, feesDue: 250_000, feesTaken: 250_000, count: { missing: [] } },
    });
  });

  it.each([
    [{ summary: "  " }, ["summary"]],
    [{ copies: "0" }, ["copies"]],
    [{ sealed: false }, ["sealed"]],
    [{ customerSigned: null, officerSigned: null }, ["customerSigned", "officerSigned"]],
    [{ sender: aParty({ phone: "123" }) }, ["sender.phone"]],
    [{ receiver: aParty({ address: "", email: "a@" }) }, ["receiver.address", "receiver.email"]],
    [{ papers: [{ code: "TP01", originals: "x", certified: "", copies: "" }] }, ["paper.TP01", "told", "feesTaken"]],
  ] satisfies readonly (readonly [Partial<TypedConsignment>, readonly string[]])[])(
    "%j is refused at %j",
    (change, fields) => {
      expect(fieldsOf(change)).toEqual(fields);
    },
  );

  it("lets an incomplete dossier go only when the citizen was told, and takes no fee for it", () => {
    const papers = [{ code: "TP01", originals: "1", certified: "", copies: "" }];
    expect(fieldsOf({ papers, feesTaken: "later" })).toEqual(["told"]);
    expect(fieldsOf({ papers, feesTaken: "now", told: true })).toEqual(["feesTaken"]);
    expect(fieldsOf({ papers, feesTaken: "later", told: true })).toEqual([]);
  });

  it("takes no money for what the rules leave open, and says what is asked at its own field", () => {
    const asked = anAssessment({
      openKinds: ["phi"],
      missing: [{ field: "quantity.trang", question: "Bao nhiêu trang?" }],
      lines: [],
    });
    const unsure = anAssessment({ openKinds: ["phi"], unconfirmed: ["Chưa có mức thu."], lines: [] });
    for (const [assessment, field] of [
      [asked, "fee.quantity.trang"],
      [unsure, "feesTaken"],
    ] as const) {
      expect(fieldsOf({ feesTaken: "now" }, { components, assessment })).toEqual([field]);
      const later = checkConsignment(aTypedConsignment({ feesTaken: "later" }), { components, assessment });
      expect(later).toMatchObject({ ok: true, value: { feesOpen: true, feesDue: 0, feesTaken: 0, feeLines: [] } });
    }
  });

  it("asks for no address of a receiver when no result comes by post", () => {
    expect(fieldsOf({ service: "send", receiver: aParty({ name: "", address: "", phone: "" }) })).toEqual([]);
  });

  it("takes nothing but digits for money (B-30)", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 14 }), (postage) => {
        expect(fieldsOf({ postage })).toEqual(/^\d{1,12}$/.test(postage) ? [] : ["postage"]);
      }),
    );
  });
});
