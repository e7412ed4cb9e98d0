import { describe, expect, it } from "vitest";
import { aDossier, at, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { evolve } from "./evolve.ts";
import { decideObligationMet, decideObligationRequest } from "./obligation.ts";

const working = aDossier().inProgress().build(); // due Tuesday 1 December 2026
const specialistAt = (local: string) => given(viewerAs("specialist"), at(local));

describe("financial obligation", () => {
  it("stops the clock from the notice to the evidence, which does not count", () => {
    const notice = valueOf(decideObligationRequest(working, { notice: "12/TB-CT" }, specialistAt("2026-11-25 10:00")));
    const waiting = evolve(working, notice);
    expect(waiting).toMatchObject({ state: "awaiting-obligation", dueAt: null });

    const met = valueOf(decideObligationMet(waiting, { evidence: "0012345" }, specialistAt("2026-11-27 10:00")));
    const after = evolve(waiting, met);
    expect(after.state).toBe("in-progress");
    expect(after.dueAt).toEqual(at("2026-12-03 16:30"));
    expect(after.originalDueAt).toEqual(at("2026-12-01 16:30"));
    expect(after.obligations).toEqual([
      { notice: "12/TB-CT", askedAt: at("2026-11-25 10:00"), evidence: "0012345", metAt: at("2026-11-27 10:00") },
    ]);
  });

  it("needs the number of the notice and the evidence", () => {
    const now = specialistAt("2026-11-25 10:00");
    expect(refusalOf(decideObligationRequest(working, { notice: "" }, now)).kind).toBe("dossiers/basis-missing");
    const waiting = aDossier().awaitingObligation().build();
    expect(refusalOf(decideObligationMet(waiting, { evidence: " " }, now)).kind).toBe("dossiers/basis-missing");
  });

  it("lets the counter take the evidence in, but not ask for it", () => {
    const counter = given(viewerAs("counter-officer"), at("2026-11-25 10:00"));
    expect(decideObligationRequest(working, { notice: "1" }, counter).ok).toBe(false);
    expect(decideObligationMet(aDossier().awaitingObligation().build(), { evidence: "1" }, counter).ok).toBe(true);
  });

  it("is met once", () => {
    expect(refusalOf(decideObligationMet(working, { evidence: "1" }, specialistAt("2026-11-25 10:00")))).toMatchObject({
      kind: "dossiers/transition",
      state: "in-progress",
    });
  });
});
