import { describe, expect, it } from "vitest";
import { aDossier, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { decideCharge } from "./charge-fee.ts";
import type { FeeLine } from "./dossier.ts";
import { evolve } from "./evolve.ts";

const lines: readonly FeeLine[] = [
  { kind: "phi", code: "P1", name: "Phí thẩm định", amount: 100_000 },
  { kind: "le-phi", code: "L1", name: "Lệ phí cấp giấy", amount: 19_000 },
];
const charge = { lines, reason: " Phát sinh khi thẩm định " };
const asSpecialist = given(viewerAs("specialist"));

describe("a further charge", () => {
  it("keeps phí and lệ phí apart, and the sum is due", () => {
    const dossier = aDossier().inProgress().build();
    const event = valueOf(decideCharge(dossier, charge, asSpecialist));
    expect(event).toMatchObject({ kind: "fee-charged", lines, reason: "Phát sinh khi thẩm định" });
    expect(evolve(dossier, event)).toMatchObject({ feesDue: 119_000, feesPaid: 0, money: "due", state: "in-progress" });
  });

  it("makes a paid dossier due again, for what was added alone", () => {
    const paid = aDossier().inProgress().with({ feesDue: 50_000, feesPaid: 50_000, money: "paid" }).build();
    const after = evolve(paid, valueOf(decideCharge(paid, charge, asSpecialist)));
    expect(after).toMatchObject({ feesDue: 169_000, feesPaid: 50_000, money: "due" });
  });

  it.each([
    ["without a reason", { lines, reason: "  " }, "dossiers/reason-missing"],
    ["of nothing", { lines: [], reason: "x" }, "dossiers/fee-lines"],
    ["of a line without a name", { lines: [{ ...charge.lines[0], name: " " }], reason: "x" }, "dossiers/fee-lines"],
    ["of zero đồng", { lines: [{ ...charge.lines[0], amount: 0 }], reason: "x" }, "dossiers/fee-lines"],
    ["of half a đồng", { lines: [{ ...charge.lines[0], amount: 0.5 }], reason: "x" }, "dossiers/fee-lines"],
  ])("%s is refused", (_what, wrong, kind) => {
    const dossier = aDossier().inProgress().build();
    expect(refusalOf(decideCharge(dossier, wrong as typeof charge, asSpecialist)).kind).toBe(kind);
  });

  it("is refused to the bank, and after the result was handed over", () => {
    const dossier = aDossier().inProgress().build();
    expect(refusalOf(decideCharge(dossier, charge, given(viewerAs("cashier")))).kind).toBe("dossiers/not-allowed");
    const returned = aDossier().returned().build();
    expect(refusalOf(decideCharge(returned, charge, asSpecialist)).kind).toBe("dossiers/transition");
  });
});
