import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aComponent } from "#modules/procedures/testing.ts";
import { SIDES, type PaperKind } from "../domain/signed-paper.ts";
import { asPosted, isUuid, oneOf, textOf, textsOf } from "./posted.ts";
import { readSignatures } from "./present-papers.ts";
import { ownerOf, readCollect, readParty } from "./read-collect.ts";
import { readLabel } from "./read-label.ts";

const components = [aComponent({ code: "TP01" }), aComponent({ code: "TP02" })];
const procedureCase = { components } as never;

/** Anything that a browser, or somebody who is none, may send. */
const anything = fc.dictionary(
  fc.oneof(
    fc.string(),
    fc.constantFrom("kind", "summary", "paper.0.originals", "fee.quantity.trang", "customerSigned"),
  ),
  fc.oneof(fc.string(), fc.array(fc.string()), fc.integer(), fc.constant(null), fc.object()),
);

describe("what was posted", () => {
  it("is text or nothing, one or several, and nothing else", () => {
    const posted = asPosted({ one: "a", many: ["b", 3, "c"], number: 4, none: null });
    expect(["one", "many", "number", "none", "missing"].map((name) => textOf(posted, name))).toEqual([
      "a",
      "b",
      "",
      "",
      "",
    ]);
    expect(textsOf(posted, "many")).toEqual(["b", "c"]);
    for (const odd of [undefined, null, "text", 5]) expect(asPosted(odd)).toEqual({});
  });

  it("is one of the choices, else the first of them", () => {
    expect(oneOf("later", ["now", "later"])).toBe("later");
    expect(oneOf("never", ["now", "later"])).toBe("now");
    expect(oneOf("", ["now"])).toBe("now");
  });

  it.each([
    ["01a2159d-e9d6-7004-a75c-bf6a3b484830", true],
    ["01A2159D-E9D6-7004-A75C-BF6A3B484830", true],
    ["01a2159d-e9d6-7004-a75c-bf6a3b48483", false],
    ["01a2159d-e9d6-7004-a75c-bf6a3b484830'", false],
    ["01a2159de9d67004a75cbf6a3b484830", false],
    ["", false],
  ])("%s is an id: %s", (text, is) => {
    expect(isUuid(text)).toBe(is);
  });
});

describe("the form at the door", () => {
  it("opened anew has one set and the procedure's own words", () => {
    const { typed, formId } = readCollect({}, procedureCase, "Cấp giấy thử nghiệm");
    expect(typed).toMatchObject({ summary: "Cấp giấy thử nghiệm", copies: "1", service: "both", feesTaken: "later" });
    expect(typed).toMatchObject({ told: false, sealed: false, customerSigned: null, officerSigned: null });
    expect(formId).toBe("");
    expect(typed.receiver).toBe(typed.sender);
  });

  it("sent keeps every word, also an emptied one", () => {
    const posted = {
      ...{
        formId: "x",
        summary: "",
        copies: "2",
        "sender.name": "Đức",
        "paper.1.copies": "3",
        told: "yes",
        sealed: "yes",
      },
      ...{ customerSigned: "yes", feesTaken: "now", elsewhere: "yes", "receiver.name": "Hoa" },
    };
    const { typed } = readCollect(posted, procedureCase, "không dùng");
    expect(typed).toMatchObject({ summary: "", copies: "2", told: true, sealed: true, feesTaken: "now" });
    expect(typed.papers).toEqual([
      { code: "TP01", originals: "", certified: "", copies: "" },
      { code: "TP02", originals: "", certified: "", copies: "3" },
    ]);
    expect([typed.sender.name, typed.receiver.name]).toEqual(["Đức", "Hoa"]);
    expect(typed.customerSigned).toEqual({ how: "paper", strokes: "" });
  });

  it("takes strokes for a signature only when they are a drawing", () => {
    const signed = (strokes: string) =>
      readCollect({ formId: "x", "customerSigned.strokes": strokes }, procedureCase, "").typed.customerSigned;
    expect(signed("M 1 2 L 3.5 -4")).toEqual({ how: "screen", strokes: "M 1 2 L 3.5 -4" });
    expect(signed("<svg onload=x>")).toBeNull();
    expect(signed("")).toBeNull();
  });

  it("reads answers to the rule's questions and no other names", () => {
    const posted = {
      ...{ "fee.quantity.trang": "12", "fee.choice.loai": "moi", "fee.claim": "ho-ngheo", "fee.proof": "GCN 5" },
      ...{ "fee.quantity.__proto__": "1", "fee.amount": "0", "fee.quantity.A B": "2" },
    };
    const { fees } = readCollect(posted, procedureCase, "").typed;
    expect(fees).toEqual({
      answers: { "quantity.trang": "12", "choice.loai": "moi" },
      ...{ claim: "ho-ngheo", proof: "GCN 5" },
    });
  });

  it("makes a person of the sender, with one address, and compares only what was ticked", () => {
    const posted = {
      ...{ "sender.name": "Đức", "sender.address": "Nà Lình", "sender.district": " ", "sender.province": "Lạng Sơn" },
      nationalId: "020090000001",
    };
    const owner = ownerOf(readCollect(posted, procedureCase, ""));
    expect(owner).toMatchObject({ kind: "citizen", name: "Đức", address: "Nà Lình, Lạng Sơn", confirmed: [] });
    const compared = ownerOf(readCollect({ ...posted, compared: "yes", kind: "organisation" }, procedureCase, ""));
    expect(compared.kind).toBe("organisation");
    expect(compared.confirmed?.length).toBeGreaterThan(0);
  });

  it("never throws and never invents, whatever is sent", () => {
    fc.assert(
      fc.property(anything, (posted) => {
        const { typed } = readCollect(posted, procedureCase, "");
        expect(typed.papers).toHaveLength(components.length);
        expect(["both", "send", "receive"]).toContain(typed.service);
        expect(["now", "later"]).toContain(typed.feesTaken);
        for (const value of Object.values(readParty(posted, "receiver"))) expect(typeof value).toBe("string");
      }),
    );
  });
});

describe("other forms", () => {
  it("a label has a default for each choice and keeps typed text", () => {
    expect(readLabel({ postage: "30.000", scope: "moon", quality: "express" })).toMatchObject({
      ...{ postage: "30.000", scope: "between-districts", quality: "express", postagePaidBy: "receiver" },
    });
  });

  it.each(Object.keys(SIDES) as PaperKind[])("signatures of a %s have each of its sides and no other", (kind) => {
    const posted = { "customer.name": "A", "giver.name": "B", "post.on": "2026-11-23", register: "Sổ 1" };
    const typed = readSignatures(kind, posted);
    expect(Object.keys(typed.signers)).toEqual([...SIDES[kind]]);
    expect(typed.register).toBe("Sổ 1");
  });
});
