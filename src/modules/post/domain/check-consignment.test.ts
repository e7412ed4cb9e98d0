import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aComponent } from "#modules/procedures/testing.ts";
import { checkConsignment, knownFeeLines, type TypedConsignment } from "./check-consignment.ts";
import { aParty, aTypedConsignment } from "../testing.ts";

const components = [aComponent({ code: "TP01" }), aComponent({ code: "TP02", name: "Bản vẽ" })];
const fees = [
  { kind: "phi", amount: 200_000, note: "Phí thẩm định" },
  { kind: "le-phi", amount: 50_000, note: "" },
  { kind: "phi", amount: null, note: "Theo công trình" },
] as const;
const known = { components, fees };

const fieldsOf = (change: Partial<TypedConsignment>) => {
  const checked = checkConsignment(aTypedConsignment(change), known);
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

  it("keeps phí and lệ phí apart and leaves out what nobody knows", () => {
    expect(knownFeeLines(known)).toEqual([
      { kind: "phi", amount: 200_000, code: "phi-1", name: "Phí thẩm định" },
      { kind: "le-phi", amount: 50_000, code: "le-phi-2", name: "Lệ phí" },
    ]);
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
