import { describe, expect, it } from "vitest";
import { aDossier, at, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { evolve } from "./evolve.ts";
import { decideStop } from "./stop.ts";
import { decideWithdrawal } from "./withdraw.ts";

const leader = given(viewerAs("department-leader"), at("2026-11-27 09:00"));
const counter = given(viewerAs("counter-officer"), at("2026-11-27 09:00"));
const stop = { reason: "Quá 90 ngày không bổ sung", legalBasis: "Khoản 3 Điều 9" };

describe("stop", () => {
  it.each([
    ["in progress", aDossier().inProgress().build()],
    ["awaiting a supplement", aDossier().awaitingSupplement().build()],
    ["awaiting an obligation", aDossier().awaitingObligation().build()],
  ])("ends a dossier %s on a legal basis", (_state, dossier) => {
    const event = valueOf(decideStop(dossier, stop, leader));
    expect(event).toMatchObject(stop);
    expect(evolve(dossier, event)).toMatchObject({ state: "stopped", ending: "stopped", endedAt: leader.now });
  });

  it("needs reason, basis and a leader", () => {
    const dossier = aDossier().inProgress().build();
    expect(refusalOf(decideStop(dossier, { ...stop, reason: "" }, leader)).kind).toBe("dossiers/reason-missing");
    expect(refusalOf(decideStop(dossier, { ...stop, legalBasis: "" }, leader)).kind).toBe("dossiers/basis-missing");
    expect(refusalOf(decideStop(dossier, stop, given(viewerAs("specialist")))).kind).toBe("dossiers/not-allowed");
  });

  it("is not for a dossier that nobody accepted: that one is refused", () => {
    expect(refusalOf(decideStop(aDossier().build(), stop, leader)).kind).toBe("dossiers/transition");
  });
});

describe("withdraw", () => {
  it.each([
    ["before acceptance", aDossier().build()],
    ["while it is worked on", aDossier().inProgress().build()],
    ["while a supplement is awaited", aDossier().awaitingSupplement().build()],
  ])("at the applicant's request %s", (_when, dossier) => {
    const after = evolve(dossier, valueOf(decideWithdrawal(dossier, { reason: "Đơn xin rút ngày 27/11" }, counter)));
    expect(after).toMatchObject({ state: "withdrawn", ending: "withdrawn" });
  });

  it("cannot undo a result", () => {
    const decision = decideWithdrawal(aDossier().resolved().build(), { reason: "Đơn xin rút" }, counter);
    expect(refusalOf(decision).kind).toBe("dossiers/transition");
  });

  it("needs the applicant's reason", () => {
    const decision = decideWithdrawal(aDossier().build(), { reason: " " }, counter);
    expect(refusalOf(decision).kind).toBe("dossiers/reason-missing");
  });
});
