import { describe, expect, it } from "vitest";
import type { SupplementRule } from "#modules/procedures/domain.ts";
import { aCase, aDossier, at, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { evolve } from "./evolve.ts";
import { decideSupplementRequest } from "./request-supplement.ts";
import { isOverdue } from "./timeliness.ts";
import { decideSupply } from "./supply.ts";

const request = {
  reason: "Đơn chưa có chữ ký",
  papers: [{ name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0 }],
  secondBasis: null,
};
const supplied = { papers: [{ code: "TP1", name: "Đơn", originals: 1, certified: 0, copies: 0, waivedBecause: null }] };
const counter = given(viewerAs("counter-officer"));
const specialist = given(viewerAs("specialist"), at("2026-11-25 10:00"));
const leader = given(viewerAs("department-leader"), at("2026-11-26 10:00"));

/** A dossier that was asked once in processing and has supplied. */
function onceSupplemented(procedureCase = aCase()) {
  const waiting = aDossier(procedureCase).awaitingSupplement(at("2026-11-25 08:00")).build();
  const when = given(viewerAs("counter-officer"), at("2026-11-25 14:30"));
  return evolve(waiting, valueOf(decideSupply(waiting, supplied, when)));
}

describe("request a supplement", () => {
  it("at intake is the counter's, gives a code and starts no clock", () => {
    const submitted = aDossier().build();
    const event = valueOf(decideSupplementRequest(submitted, request, counter));
    expect(event).toMatchObject({ phase: "intake", late: false, dueAt: null, clockEvent: null });
    expect(evolve(submitted, event)).toMatchObject({ state: "awaiting-intake-supplement" });
    expect(decideSupplementRequest(submitted, request, given(viewerAs("specialist"))).ok).toBe(false);
  });

  it("in processing is the department's, never the counter's own", () => {
    const working = aDossier().inProgress().build();
    expect(decideSupplementRequest(working, request, specialist).ok).toBe(true);
    expect(refusalOf(decideSupplementRequest(working, request, counter)).kind).toBe("dossiers/not-allowed");
  });

  it.each([
    ["reset", "pause", true],
    ["pause", "pause", true],
    ["none", undefined, false],
  ] as const)("rule %s: the clock event is %s", (supplementRule: SupplementRule, kind, stands) => {
    const working = aDossier(aCase({ supplementRule })).inProgress().build();
    const event = valueOf(decideSupplementRequest(working, request, specialist));
    expect(event.clockEvent?.kind).toBe(kind);
    expect(event.dueAt === null).toBe(stands);
    const after = evolve(working, event);
    expect(after.state).toBe("awaiting-supplement");
    expect(after.originalDueAt).toEqual(working.originalDueAt);
    expect(after.supplements.at(-1)?.previousDueAt).toEqual(working.dueAt);
  });

  it("never hides that a dossier is overdue: a clock that had run out stays run out", () => {
    const working = aDossier().inProgress().build(); // due Tuesday 1 December 2026
    const late = given(viewerAs("specialist"), at("2026-12-03 08:00"));
    const after = evolve(working, valueOf(decideSupplementRequest(working, request, late)));
    expect(after.dueAt).toEqual(working.dueAt);
    expect(isOverdue(after, late.now)).toBe(true);
  });

  it.each([
    ["on the third working day", "2026-11-27 16:00", false],
    ["at the closing of the third working day", "2026-11-27 16:30", false],
    ["a minute later", "2026-11-27 16:31", true],
    ["on the fourth", "2026-11-30 08:00", true],
  ])("a notice %s (24/11 is a holiday) is flagged: %s %s", (_when, local, late) => {
    const working = aDossier().inProgress().build();
    const event = valueOf(decideSupplementRequest(working, request, given(viewerAs("specialist"), at(local))));
    expect(event.late).toBe(late);
  });

  it.each([
    ["no reason", { ...request, reason: " " }, "dossiers/reason-missing"],
    ["no paper", { ...request, papers: [] }, "dossiers/nothing-asked"],
  ])("refuses a request with %s", (_what, command, kind) => {
    expect(refusalOf(decideSupplementRequest(aDossier().build(), command, counter)).kind).toBe(kind);
  });

  describe("a second time in the same phase", () => {
    it("is refused to a specialist", () => {
      const again = decideSupplementRequest(onceSupplemented(), { ...request, secondBasis: "Điều 5" }, specialist);
      expect(refusalOf(again)).toEqual({ kind: "dossiers/second-supplement", asked: 1 });
    });

    it("needs a legal basis even from the leader", () => {
      expect(refusalOf(decideSupplementRequest(onceSupplemented(), request, leader)).kind).toBe(
        "dossiers/basis-missing",
      );
    });

    it("is let through for a leader with a basis, and says so for ever", () => {
      const command = { ...request, secondBasis: "Khoản 2 Điều 7 Luật Xuất bản" };
      const event = valueOf(decideSupplementRequest(onceSupplemented(), command, leader));
      expect(event.secondBasis).toBe("Khoản 2 Điều 7 Luật Xuất bản");
    });

    it("is free where the procedure allows two requests", () => {
      const twice = onceSupplemented(aCase({ maxSupplements: 2 }));
      expect(valueOf(decideSupplementRequest(twice, request, specialist)).secondBasis).toBeNull();
    });

    it("does not count what was asked at intake", () => {
      const intake = aDossier().awaitingIntakeSupplement().accepted().inProgress().build();
      expect(intake.supplements).toHaveLength(1);
      expect(decideSupplementRequest(intake, request, specialist).ok).toBe(true);
    });
  });
});
