import { describe, expect, it } from "vitest";
import { aDossier, at, given, IDS, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { evolve } from "./evolve.ts";
import { decideHandOver } from "./hand-over.ts";
import { decidePayment } from "./record-payment.ts";

const desk = given(viewerAs("return-officer"), at("2026-12-01 09:00"));
const resolved = aDossier().resolved().build();
const owner = { receiver: "owner", receiverId: IDS.owner, authorisation: null } as const;

describe("hand over", () => {
  it.each([
    ["the owner", owner],
    ["the submitter", { receiver: "submitter", receiverId: IDS.submitter, authorisation: null }],
    ["an authorised person", { receiver: "authorised", receiverId: IDS.stranger, authorisation: "05/GUQ 30/11/2026" }],
  ] as const)("to %s ends the dossier", (_who, handOver) => {
    const after = evolve(resolved, valueOf(decideHandOver(resolved, handOver, desk)));
    expect(after).toMatchObject({ state: "returned", ending: "returned", delivery: "delivered", handOver });
    expect(after.endedAt).toEqual(desk.now);
  });

  it.each([
    ["somebody who says to be the owner", { ...owner, receiverId: IDS.stranger }, "dossiers/not-entitled"],
    ["the submitter as owner", { ...owner, receiverId: IDS.submitter }, "dossiers/not-entitled"],
    [
      "a friend without a paper",
      { receiver: "authorised", receiverId: IDS.stranger, authorisation: null },
      "dossiers/authorisation-missing",
    ],
    [
      "a friend with an empty paper",
      { receiver: "authorised", receiverId: IDS.stranger, authorisation: " " },
      "dossiers/authorisation-missing",
    ],
  ] as const)("is refused to %s", (_who, handOver, kind) => {
    expect(refusalOf(decideHandOver(resolved, handOver, desk)).kind).toBe(kind);
  });

  it("is never blocked by being overdue (handbook §15.26)", () => {
    const late = aDossier().resolved(at("2027-03-01 09:00")).build();
    expect(late.result?.late).toBe(true);
    expect(decideHandOver(late, owner, given(viewerAs("return-officer"), at("2027-06-01 09:00"))).ok).toBe(true);
  });

  it("waits for fees that are due, and no longer (§15.20)", () => {
    const unpaid = aDossier().resolved().with({ money: "due", feesDue: 150_000 }).build();
    expect(refusalOf(decideHandOver(unpaid, owner, desk))).toEqual({ kind: "dossiers/unpaid", amount: 150_000 });
    const paid = evolve(unpaid, valueOf(decidePayment(unpaid, { amount: 150_000, receiptNumber: "0000123" }, desk)));
    expect(paid.money).toBe("paid");
    expect(decideHandOver(paid, owner, desk).ok).toBe(true);
  });

  it("happens once", () => {
    expect(refusalOf(decideHandOver(aDossier().returned().build(), owner, desk)).kind).toBe("dossiers/transition");
  });
});
