import { describe, expect, it } from "vitest";
import { aDirective, IDS, PEOPLE, person } from "../testing.ts";
import { authority, authorityToWrite, directiveReach, maySee, mayWrite } from "./policy.ts";

type Name = keyof typeof PEOPLE;
const NAMES = Object.keys(PEOPLE) as readonly Name[];

function those(test: (name: Name) => boolean): readonly Name[] {
  return NAMES.filter(test);
}

describe("who writes to whom", () => {
  const kindOf = (name: Name, agencyId: string, unitKind: "counter" | "return-desk" | "division" | null = null) =>
    authorityToWrite(PEOPLE[name], { agencyId, unitKind })?.kind;

  it.each([
    ["chairman", IDS.agency, null, "directive"],
    ["chairman", IDS.province, null, "directive"],
    ["leader", IDS.agency, null, "directive"],
    ["leader", IDS.other, null, "recommendation"],
    ["leader", IDS.other, "counter", "recommendation"],
    ["leader", IDS.province, null, "recommendation"],
    ["manager", IDS.centre, null, "directive"],
    ["manager", IDS.agency, null, "recommendation"],
    ["manager", IDS.agency, "division", "recommendation"],
    ["manager", IDS.agency, "counter", "directive"],
    ["manager", IDS.agency, "return-desk", "directive"],
    ["head", IDS.agency, null, undefined],
    ["administrator", IDS.centre, null, undefined],
  ] as const)("%s to %s (%s): %s", (name, agencyId, unitKind, kind) => {
    expect(kindOf(name, agencyId, unitKind)).toBe(kind);
  });

  it("only leaders write at all", () => {
    expect(those((name) => mayWrite(PEOPLE[name]))).toEqual(["chairman", "manager", "leader", "deputy", "otherLeader"]);
  });

  it("commanding comes before asking when one person holds two positions", () => {
    const both = { ...PEOPLE.leader, appointments: [...PEOPLE.leader.appointments, ...PEOPLE.chairman.appointments] };
    expect(authorityToWrite(both, { agencyId: IDS.other, unitKind: null })).toMatchObject({
      kind: "directive",
      appointment: { role: "provincial-leader" },
    });
  });
});

describe("who answers", () => {
  const answerers = (assignee: Parameters<typeof aDirective>[0], by = PEOPLE.chairman) =>
    those((name) => authority(PEOPLE[name], "answer", aDirective(assignee, by)) !== undefined);

  it("the leaders of the agency, when the whole agency is addressed", () => {
    expect(answerers({})).toEqual(["leader", "deputy"]);
  });
  it("also the head of the division, when it is addressed", () => {
    expect(answerers({ unitId: IDS.division })).toEqual(["leader", "deputy", "head"]);
  });
  it("also the people of a desk, which has no head", () => {
    expect(answerers({ unitId: IDS.desk })).toEqual(["leader", "deputy", "desk"]);
  });
  it("the officer named, and the leaders, but nobody else of the unit", () => {
    expect(answerers({ unitId: IDS.division, officerId: PEOPLE.specialist.officerId })).toEqual([
      "leader",
      "deputy",
      "specialist",
    ]);
  });
  it("never who wrote it", () => {
    expect(answerers({ unitId: IDS.division }, PEOPLE.leader)).toEqual(["deputy", "head"]);
  });
});

describe("who follows up", () => {
  it("whoever holds the writer's position, because people change and duties stay", () => {
    const directive = aDirective({ agencyId: IDS.other }, PEOPLE.leader);
    expect(those((name) => authority(PEOPLE[name], "withdraw", directive) !== undefined)).toEqual(["leader", "deputy"]);
    const moved = { ...PEOPLE.leader, appointments: PEOPLE.otherLeader.appointments };
    expect(authority(moved, "withdraw", directive)).toBeUndefined();
  });
});

describe("who sees", () => {
  it("both sides, the leaders of the centre and of the province; nobody else", () => {
    expect(those((name) => maySee(PEOPLE[name], aDirective()))).toEqual([
      "chairman",
      "manager",
      "leader",
      "deputy",
      "head",
      "specialist",
      "desk",
    ]);
    expect(those((name) => maySee(PEOPLE[name], aDirective({ agencyId: IDS.other }, PEOPLE.leader)))).toEqual([
      "chairman",
      "manager",
      "leader",
      "deputy",
      "otherLeader",
      "otherSpecialist",
    ]);
  });

  it("an officer named by name goes on seeing it after leaving the agency", () => {
    const gone = person(6, "specialist", IDS.other, IDS.otherUnit);
    expect(maySee(gone, aDirective({ officerId: PEOPLE.specialist.officerId }))).toBe(true);
  });

  it("lists reach as far", () => {
    expect(directiveReach(PEOPLE.manager)).toBe("province");
    expect(directiveReach(PEOPLE.leader)).toEqual({
      officerId: PEOPLE.leader.officerId,
      agencyIds: [IDS.agency],
      positions: [`${IDS.agency}/department-leader`],
    });
    expect(directiveReach(PEOPLE.specialist)).toMatchObject({ positions: [] });
  });
});
