import { describe, expect, it } from "vitest";
import { aDossier, at, given, IDS, refusalOf, valueOf, viewerAs, viewerWith } from "../testing.ts";
import { decideAssignment } from "./assign.ts";
import { evolve } from "./evolve.ts";
import { maySee } from "./policy.ts";
import { decideStep } from "./record-step.ts";
import { decideTransfer } from "./transfer.ts";

const head = given(viewerAs("head-of-division"), at("2026-11-23 10:00"));
const specialist = given(viewerAs("specialist"), at("2026-11-25 10:00"));
const accepted = aDossier().accepted().build();

describe("assign", () => {
  it("puts one officer in charge and the dossier in progress", () => {
    const after = evolve(accepted, valueOf(decideAssignment(accepted, { handlerId: IDS.specialist }, head)));
    expect(after).toMatchObject({ state: "in-progress", handlerId: IDS.specialist, version: accepted.version + 1 });
  });

  it("may change hands while the applicant is awaited, without ending the wait", () => {
    const waiting = aDossier().awaitingSupplement().build();
    const after = evolve(waiting, valueOf(decideAssignment(waiting, { handlerId: IDS.leader }, head)));
    expect(after).toMatchObject({ state: "awaiting-supplement", handlerId: IDS.leader });
  });

  it("is not the counter's", () => {
    const byCounter = decideAssignment(accepted, { handlerId: IDS.specialist }, given(viewerAs("counter-officer")));
    expect(refusalOf(byCounter).kind).toBe("dossiers/not-allowed");
  });
});

describe("record a step", () => {
  it.each(["appraised", "reviewed", "signed", "registered"] as const)("%s leaves a trace, nothing else", (step) => {
    const working = aDossier().inProgress().build();
    const event = valueOf(decideStep(working, { step, stepCode: "B3", note: " đủ điều kiện " }, specialist));
    expect(event).toMatchObject({ step, stepCode: "B3", note: "đủ điều kiện" });
    expect(evolve(working, event)).toEqual({ ...working, version: working.version + 1 });
  });

  it("may stop the clock where the process counts no time, and start it again", () => {
    const working = aDossier().inProgress().build();
    const pause = { kind: "pause", reason: "Tổ chức giải trình" } as const;
    const stopped = evolve(
      working,
      valueOf(decideStep(working, { step: "registered", stepCode: "B12", note: "", clock: pause }, specialist)),
    );
    expect(stopped).toMatchObject({ state: "in-progress", dueAt: null, originalDueAt: working.originalDueAt });
    const later = given(viewerAs("counter-officer"), at("2026-11-27 10:00"));
    const resume = { kind: "resume", reason: "Đã nhận giải trình" } as const;
    const going = evolve(
      stopped,
      valueOf(decideStep(stopped, { step: "explained", stepCode: "B13", note: "", clock: resume }, later)),
    );
    expect(going.clockEvents.map((event) => event.kind)).toEqual(["pause", "resume"]);
    expect(Number(going.dueAt?.epochMilliseconds)).toBeGreaterThan(Number(working.dueAt?.epochMilliseconds));
  });

  it("is not for a dossier that waits", () => {
    const step = { step: "appraised", stepCode: "B3", note: "" } as const;
    expect(refusalOf(decideStep(aDossier().awaitingSupplement().build(), step, specialist)).kind).toBe(
      "dossiers/transition",
    );
  });
});

describe("transfer", () => {
  const stranger = viewerWith([{ role: "specialist", agencyId: IDS.otherAgency, unitId: IDS.division }]);

  it("lets the next agency in; code, limit and receipt stay", () => {
    const working = aDossier().inProgress().build();
    expect(maySee(stranger, working)).toBe(false);
    const command = { toAgencyId: IDS.otherAgency, reason: "Trình UBND tỉnh" };
    const after = evolve(working, valueOf(decideTransfer(working, command, specialist)));
    expect(maySee(stranger, after)).toBe(true);
    expect(after).toMatchObject({ handlingAgencyId: IDS.otherAgency, agencyId: IDS.agency, handlerId: null });
    expect([after.code, after.dueAt]).toEqual([working.code, working.dueAt]);
  });

  it("says why", () => {
    const command = { toAgencyId: IDS.otherAgency, reason: "" };
    const decision = decideTransfer(aDossier().inProgress().build(), command, specialist);
    expect(refusalOf(decision).kind).toBe("dossiers/reason-missing");
  });
});
