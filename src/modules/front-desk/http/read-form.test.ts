import { describe, expect, it } from "vitest";
import { emptyForm } from "../domain/intake-form.ts";
import { readIntakeForm, textOf, textsOf } from "./read-form.ts";
import { aCase } from "../testing.ts";

const procedureCase = aCase();

describe("a posted intake form", () => {
  it("reads every block", () => {
    const form = readIntakeForm(
      {
        channel: "postal",
        "owner.nationalId": "020085001234",
        "owner.name": "Nguyễn Văn Đức",
        "owner.confirmed": ["digits", "eth-for-d"],
        hasSubmitter: "yes",
        "submitter.name": "Hoàng Thị Ẩn",
        authorisation: "12/UQ",
        "paper.0.ticked": "yes",
        "paper.1.copies": "2",
        "paper.1.held": "yes",
        sets: "2",
        summary: "Cấp giấy phép",
        returnBy: "by-post",
        fee: "5000",
        levy: "100000",
        feeShown: "2000",
        feeReason: "Công văn 1",
        "fee.quantity.pages": ["3", "4"],
        "fee.choice.object": "land",
        "fee.claim": "poor",
        "fee.proof": "GCN 1",
        "fee.answers.x": "no field of ours",
        again: "yes",
      },
      procedureCase,
    );
    expect(form).toMatchObject({
      channel: "postal",
      owner: { nationalId: "020085001234", name: "Nguyễn Văn Đức", confirmed: ["digits", "eth-for-d"] },
      hasSubmitter: true,
      submitter: { name: "Hoàng Thị Ẩn" },
      sets: "2",
      returnBy: "by-post",
      again: true,
      fees: {
        answers: { "quantity.pages": "3", "choice.object": "land" },
        claim: "poor",
        proof: "GCN 1",
        phi: "5000",
        lePhi: "100000",
        shownPhi: "2000",
        shownLePhi: "",
        reason: "Công văn 1",
      },
    });
    expect(Object.keys(form.fees.answers)).toHaveLength(2);
    expect(form.papers).toMatchObject([
      { code: "TP1", ticked: true, held: false },
      { code: "TP2", ticked: false, copies: "2", held: true },
    ]);
  });

  it("is empty where nothing was sent and never takes an id or paper that is none", () => {
    const form = readIntakeForm({ "owner.id": "'; DROP", "paper.7.ticked": "yes" }, procedureCase);
    expect(form.owner).toEqual(emptyForm(procedureCase).owner);
    expect(form.papers).toHaveLength(2);
    expect(form.papers.some(({ ticked }) => ticked)).toBe(false);
  });

  it("takes one box for all papers of an immediate procedure", () => {
    const form = readIntakeForm({ allPapers: "yes" }, procedureCase);
    expect(form.papers.every(({ ticked }) => ticked)).toBe(true);
  });

  it("takes the first of several texts, and no objects", () => {
    expect(textOf({ a: ["1", "2"] }, "a")).toBe("1");
    expect(textsOf({ a: ["1", 2, { x: 1 }] }, "a")).toEqual(["1"]);
    expect(textOf({}, "a")).toBe("");
  });
});
