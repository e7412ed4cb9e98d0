import { describe, expect, it } from "vitest";
import { aDossier, at, given, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { evolve } from "./evolve.ts";
import { decideExtension } from "./extend-deadline.ts";

const working = aDossier().inProgress().build(); // due Tuesday 1 December 2026, 16:30
const command = { newDueAt: at("2026-12-04 16:30"), reason: "Chờ kết quả giám định", letterNumber: "12/PXL" };
const leaderAt = (local: string) => given(viewerAs("department-leader"), at(local));

describe("extend the deadline", () => {
  it("moves the due date once and keeps the first promise readable", () => {
    const event = valueOf(decideExtension(working, command, leaderAt("2026-11-27 09:00")));
    const after = evolve(working, event);
    expect(after.dueAt).toEqual(command.newDueAt);
    expect(after.originalDueAt).toEqual(at("2026-12-01 16:30"));
    expect(after.extensions).toMatchObject([{ letterNumber: "12/PXL", previousDueAt: at("2026-12-01 16:30") }]);
    expect(after.dueTrace).not.toEqual(working.dueTrace);
    expect(after.state).toBe("in-progress");
  });

  it.each([
    ["the day before it is due", "2026-11-30 16:00", false],
    ["on the day it is due", "2026-12-01 08:00", true],
    ["when it is overdue", "2026-12-02 08:00", true],
  ])("an apology %s is late: %s %s", (_when, local, late) => {
    expect(valueOf(decideExtension(working, command, leaderAt(local))).late).toBe(late);
  });

  it("is refused a second time", () => {
    const once = evolve(working, valueOf(decideExtension(working, command, leaderAt("2026-11-27 09:00"))));
    const again = decideExtension(once, { ...command, newDueAt: at("2026-12-11 16:30") }, leaderAt("2026-12-01 09:00"));
    expect(refusalOf(again)).toEqual({ kind: "dossiers/already-extended", until: command.newDueAt });
  });

  it.each([
    ["earlier than promised", { newDueAt: at("2026-11-30 16:30") }, "dossiers/not-later"],
    ["the same as promised", { newDueAt: at("2026-12-01 16:30") }, "dossiers/not-later"],
    ["without a reason", { reason: "" }, "dossiers/reason-missing"],
    ["without a letter of apology", { letterNumber: " " }, "dossiers/basis-missing"],
  ])("refuses a date %s", (_what, change, kind) => {
    const decision = decideExtension(working, { ...command, ...change }, leaderAt("2026-11-27 09:00"));
    expect(refusalOf(decision).kind).toBe(kind);
  });

  it("refuses a new date that is already past", () => {
    const decision = decideExtension(
      working,
      { ...command, newDueAt: at("2026-12-03 16:30") },
      leaderAt("2026-12-10 09:00"),
    );
    expect(refusalOf(decision).kind).toBe("dossiers/not-later");
  });

  it.each([["specialist"], ["head-of-division"], ["counter-officer"], ["centre-manager"]] as const)(
    "is the leader's to sign, not the %s's",
    (role) => {
      expect(refusalOf(decideExtension(working, command, given(viewerAs(role)))).kind).toBe("dossiers/not-allowed");
    },
  );

  it("is not for a clock that stands still", () => {
    const waiting = aDossier().awaitingSupplement().build();
    expect(refusalOf(decideExtension(waiting, command, leaderAt("2026-11-27 09:00"))).kind).toBe("dossiers/transition");
  });
});
