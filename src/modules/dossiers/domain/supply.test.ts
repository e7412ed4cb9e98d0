import { describe, expect, it } from "vitest";
import { isoInVietnam } from "#kernel/time.ts";
import { aCase, aDossier, at, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { evolve } from "./evolve.ts";
import { decideSupply } from "./supply.ts";

const paper = { code: "TP2", name: "Bản vẽ vị trí", originals: 0, certified: 1, copies: 0, waivedBecause: null };
const thursday = given(viewerAs("counter-officer"), at("2026-11-26 10:00"));

/** Accepted Monday 23/11 at 09:15 (due Tuesday 1/12), asked on Wednesday 25/11 at 10:00. */
const waitingUnder = (supplementRule: "reset" | "pause" | "none") =>
  aDossier(aCase({ supplementRule })).awaitingSupplement(at("2026-11-25 10:00")).build();

describe("supply", () => {
  it.each([
    ["reset", "reset", "2026-12-03T16:30:00+07:00"],
    ["pause", "resume", "2026-12-02T16:30:00+07:00"],
    ["none", undefined, "2026-12-01T16:30:00+07:00"],
  ] as const)("rule %s: clock event %s, due %s", (rule, kind, due) => {
    const waiting = waitingUnder(rule);
    const event = valueOf(decideSupply(waiting, { papers: [paper] }, thursday));
    expect(event.clockEvent?.kind).toBe(kind);
    const after = evolve(waiting, event);
    expect(after.dueAt === null ? null : isoInVietnam(after.dueAt)).toBe(due);
    expect(after.state).toBe("in-progress");
    expect(after.originalDueAt).toEqual(waiting.originalDueAt);
  });

  it("replaces papers of the same code and keeps the others", () => {
    const waiting = waitingUnder("reset");
    const newer = { ...paper, code: "TP1", name: "Đơn đề nghị (đã ký)" };
    const after = evolve(waiting, valueOf(decideSupply(waiting, { papers: [newer, paper] }, thursday)));
    expect(after.papers.map(({ code, name }) => `${code} ${name}`)).toEqual([
      "TP1 Đơn đề nghị (đã ký)",
      "TP2 Bản vẽ vị trí",
    ]);
    expect(after.supplements).toMatchObject([{ suppliedAt: thursday.now }]);
  });

  it("at intake puts the dossier back before the counter, without a clock", () => {
    const waiting = aDossier().awaitingIntakeSupplement().build();
    const after = evolve(waiting, valueOf(decideSupply(waiting, { papers: [paper] }, thursday)));
    expect(after).toMatchObject({ state: "submitted", dueAt: null, code: waiting.code, clockEvents: [] });
  });

  it("refuses an empty supply, one that nobody asked for, and one past the counter (Điều 5)", () => {
    expect(refusalOf(decideSupply(waitingUnder("reset"), { papers: [] }, thursday)).kind).toBe(
      "dossiers/nothing-asked",
    );
    const unasked = decideSupply(aDossier().inProgress().build(), { papers: [paper] }, thursday);
    expect(refusalOf(unasked).kind).toBe("dossiers/transition");
    const bySpecialist = decideSupply(waitingUnder("reset"), { papers: [paper] }, given(viewerAs("specialist")));
    expect(refusalOf(bySpecialist).kind).toBe("dossiers/not-allowed");
  });
});
