import { describe, expect, it } from "vitest";
import type { DossierState } from "./dossier.ts";
import { nationalStatus, NATIONAL_STATUS_NAME } from "./national-status.ts";
import { TRANSITIONS } from "./transitions.ts";

describe("ten national statuses", () => {
  it.each([
    ["submitted", null, 1],
    ["accepted", null, 2],
    ["refused", "refused", 3],
    ["in-progress", null, 4],
    ["awaiting-intake-supplement", null, 5],
    ["awaiting-supplement", null, 5],
    ["awaiting-obligation", null, 6],
    ["withdrawn", "withdrawn", 7],
    ["stopped", "stopped", 8],
    ["resolved", null, 9],
    ["returned", "returned", 10],
    ["closed", "returned", 10],
    ["closed", "refused", 3],
    ["closed", "withdrawn", 7],
    ["closed", "stopped", 8],
  ] as const)("%s (%s) is sent as %d", (state, ending, status) => {
    expect(nationalStatus({ state, ending })).toBe(status);
  });

  it("is total and uses all ten", () => {
    const states = Object.keys(TRANSITIONS) as DossierState[];
    const sent = new Set(states.map((state) => nationalStatus({ state, ending: null })));
    expect([...sent].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(Object.keys(NATIONAL_STATUS_NAME)).toHaveLength(10);
  });
});
