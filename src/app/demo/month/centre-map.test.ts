import { describe, expect, it } from "vitest";
import { DEMO_OFFICERS } from "#modules/identity/domain.ts";
import { demoCentreMap } from "./centre-map.ts";
import { NOTARY_SUBJECTS, PAID_SUBJECTS, FREE_SUBJECTS, POWER_SUBJECTS, PROVINCE_SUBJECTS } from "./subjects.ts";

const map = demoCentreMap();
const OTHERS = [...PAID_SUBJECTS, ...FREE_SUBJECTS];
const SUBJECTS = [...NOTARY_SUBJECTS, ...POWER_SUBJECTS, ...PAID_SUBJECTS, ...FREE_SUBJECTS, ...PROVINCE_SUBJECTS];

describe("the centre on paper", () => {
  it.each(SUBJECTS.map(([subject]) => [subject.procedure, subject.caseIndex, subject] as const))(
    "has somebody for every step of %s/%i",
    (procedure, caseIndex) => {
      const ofCase = map.caseOf(procedure, caseIndex);
      for (const step of ofCase.workflow.steps) {
        const officers = map.officersFor(step, ofCase);
        expect(officers.length).toBeGreaterThan(0);
        const roles = DEMO_OFFICERS.filter(({ username }) => officers.includes(username)).map(({ role }) => role);
        expect(new Set(roles)).toEqual(new Set([step.actor.role ?? "counter-officer"]));
      }
    },
  );

  it("knows the notary's and the power company's cases from the others", () => {
    const agenciesOf = (list: typeof SUBJECTS) =>
      new Set(list.map(([{ procedure, caseIndex }]) => map.caseOf(procedure, caseIndex).agency));
    expect(agenciesOf([...NOTARY_SUBJECTS])).toEqual(new Set(["H37.02.01"]));
    expect(agenciesOf([...POWER_SUBJECTS])).toEqual(new Set(["H37.91"]));
    expect(agenciesOf(OTHERS).has("H37.02.01")).toBe(false);
    expect(agenciesOf(OTHERS).has("H37.91")).toBe(false);
    expect(agenciesOf(OTHERS).size).toBeGreaterThan(12);
  });

  it("says so when it has no such case or position", () => {
    expect(() => map.caseOf("0.000000", 0)).toThrow(/no case/);
    expect(() => map.holding("H37.91", "council", "specialist")).toThrow(/nobody/);
  });
});
