import { describe, expect, it } from "vitest";
import type { DossierState } from "./dossier.ts";
import { ACTS, actsIn, EVENT_OF, stateAfter, TRANSITIONS, type Act } from "./transitions.ts";

const STATES = Object.keys(TRANSITIONS) as DossierState[];

/** The states from which each act is known, written again from the handbook and not from the table. */
const FROM: Record<Act, readonly DossierState[]> = {
  accept: ["submitted", "awaiting-intake-supplement"],
  refuse: ["submitted", "awaiting-intake-supplement"],
  "request-supplement": ["submitted", "accepted", "in-progress"],
  supply: ["awaiting-intake-supplement", "awaiting-supplement"],
  assign: ["accepted", "in-progress", "awaiting-supplement", "awaiting-obligation"],
  "record-step": ["accepted", "in-progress"],
  transfer: ["accepted", "in-progress"],
  "request-obligation": ["accepted", "in-progress"],
  "meet-obligation": ["awaiting-obligation"],
  "extend-deadline": ["accepted", "in-progress"],
  "adjust-deadline": ["accepted", "in-progress"],
  "record-payment": ["accepted", "in-progress", "awaiting-supplement", "awaiting-obligation", "resolved"],
  "charge-fee": ["accepted", "in-progress", "awaiting-supplement", "awaiting-obligation", "resolved"],
  "void-payment": ["accepted", "in-progress", "awaiting-supplement", "awaiting-obligation", "resolved"],
  "refund-fee": [
    "accepted",
    "in-progress",
    "awaiting-supplement",
    "awaiting-obligation",
    "resolved",
    "returned",
    "withdrawn",
    "stopped",
  ],
  "move-delivery": ["resolved"],
  resolve: ["accepted", "in-progress"],
  stop: ["accepted", "in-progress", "awaiting-supplement", "awaiting-obligation"],
  withdraw: [
    "submitted",
    "awaiting-intake-supplement",
    "accepted",
    "in-progress",
    "awaiting-supplement",
    "awaiting-obligation",
  ],
  "hand-over": ["resolved"],
  "give-back-originals": ["resolved", "returned", "refused", "withdrawn", "stopped"],
  close: ["returned", "refused", "withdrawn", "stopped"],
};

describe("the law of movement", () => {
  it.each(ACTS.flatMap((act) => STATES.map((state) => [act, state] as const)))("%s from %s", (act, state) => {
    expect(stateAfter(state, act) !== undefined).toBe(FROM[act].includes(state));
  });

  it("reaches every state from a submission and leaves every state but the last", () => {
    const reached = new Set<DossierState>(["submitted"]);
    for (const state of reached) actsIn(state).forEach((act) => reached.add(stateAfter(state, act) ?? state));
    expect([...reached].sort()).toEqual([...STATES].sort());
    expect(STATES.filter((state) => actsIn(state).length === 0)).toEqual(["closed"]);
  });

  it("never leads back from an ending into work", () => {
    for (const state of ["refused", "withdrawn", "stopped", "returned"] as const) {
      const onlyLeft = actsIn(state).filter((act) => act !== "refund-fee");
      expect(onlyLeft).toEqual(["give-back-originals", "close"]);
      expect(actsIn(state).map((act) => stateAfter(state, act))).not.toContain("in-progress");
    }
  });

  it("knows each act and each event once", () => {
    expect([...ACTS].sort()).toEqual(Object.keys(EVENT_OF).sort());
    expect(new Set(Object.values(EVENT_OF)).size).toBe(ACTS.length);
  });
});
