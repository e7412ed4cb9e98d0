import { describe, expect, it } from "vitest";
import { aCase, aSubmission, at, given, IDS, refusalOf, valueOf, viewerAs, viewerWith } from "../testing.ts";
import { born } from "./evolve.ts";
import { decideSubmission } from "./submit.ts";

const counter = given(viewerAs("counter-officer"));

describe("submit", () => {
  it("pins the case in force for the life of the dossier", () => {
    const event = valueOf(decideSubmission(aCase(), aSubmission(), counter));
    expect(event).toMatchObject({
      kind: "dossier-submitted",
      at: counter.now,
      pinned: { caseId: IDS.procedureCase, versionId: IDS.version, supplementRule: "reset", maxSupplements: 1 },
    });
  });

  it("makes a dossier without code, promise or result", () => {
    const dossier = born(valueOf(decideSubmission(aCase(), aSubmission(), counter)));
    expect(dossier).toMatchObject({
      version: 1,
      state: "submitted",
      code: null,
      dueAt: null,
      money: "nothing-due",
      delivery: "not-ready",
      sync: "pending",
      submittedAt: at("2026-11-23 09:15"),
      involvedAgencyIds: [IDS.agency],
    });
  });

  it("stores the summary in NFC without outer spaces", () => {
    const decision = decideSubmission(aCase(), aSubmission({ summary: "  Đề nghị cấp\n" }), counter);
    expect(valueOf(decision).summary).toBe("Đề nghị cấp");
  });

  it.each([
    ["an empty summary", { summary: "  " }, "dossiers/summary-length"],
    ["a summary of 1,001 letters", { summary: "a".repeat(1001) }, "dossiers/summary-length"],
    ["no set at all", { copies: 0 }, "dossiers/copies"],
    ["half a set", { copies: 1.5 }, "dossiers/copies"],
    ["a hundred sets", { copies: 100 }, "dossiers/copies"],
  ])("refuses %s", (_what, change, kind) => {
    expect(refusalOf(decideSubmission(aCase(), aSubmission(change), counter)).kind).toBe(kind);
  });

  it.each([
    ["a specialist of the department", viewerAs("specialist"), false],
    ["a counter officer of the department", viewerAs("counter-officer"), true],
    ["the centre's manager", viewerAs("centre-manager"), true],
    [
      "a counter officer of another department",
      viewerWith([{ role: "counter-officer", agencyId: IDS.otherAgency, unitId: IDS.counter }]),
      false,
    ],
  ])("is open to the counter alone: %s", (_who, viewer, isLetIn) => {
    expect(decideSubmission(aCase(), aSubmission(), given(viewer)).ok).toBe(isLetIn);
  });
});
