import { describe, expect, it } from "vitest";
import type { Role, Viewer } from "#modules/identity/domain.ts";
import { dutyOf, POST_ROOM, rolesOf, type PostDuty } from "./policy.ts";

const as = (role: Role): Pick<Viewer, "appointments"> => ({
  appointments: [{ role, agencyId: "agency", unitId: "unit" }],
});
const POSTMAN: readonly Role[] = ["postal-officer"];
const DESKS: readonly Role[] = ["return-officer", "counter-officer", "centre-manager"];

/** Who does what, duty by duty: a change here is a change of who answers for it. */
const WHO: { readonly [D in PostDuty]: readonly Role[] } = {
  collect: POSTMAN,
  offer: POSTMAN,
  "count-for-centre": ["counter-officer", "centre-manager"],
  prepare: DESKS,
  "give-to-post": DESKS,
  "count-for-post": POSTMAN,
  "take-back": DESKS,
  "clear-up": DESKS,
  "report-loss": ["postal-officer", "centre-manager"],
  "note-signatures": [...POSTMAN, ...DESKS],
  claim: [...POSTMAN, ...DESKS],
  remit: ["postal-officer", "centre-manager"],
  "number-ranges": ["postal-officer", "centre-manager"],
  settings: ["centre-manager"],
};
const DUTIES = Object.keys(WHO) as PostDuty[];
const OTHERS: readonly Role[] = ["specialist", "department-leader", "cashier", "accountant", "system-administrator"];

describe("duties of the post", () => {
  it.each(DUTIES)("%s is for its roles and for nobody else", (duty) => {
    expect([...rolesOf(duty)].toSorted()).toEqual([...WHO[duty]].toSorted());
    for (const role of WHO[duty]) expect(dutyOf(as(role), duty)?.role).toBe(role);
    for (const role of OTHERS) expect(dutyOf(as(role), duty)).toBeUndefined();
  });

  it("are all done by people of the room", () => {
    for (const duty of DUTIES) for (const role of rolesOf(duty)) expect(POST_ROOM).toContain(role);
  });

  it("no one person gives and receives: giver and counter of each batch are different roles", () => {
    expect(rolesOf("offer").filter((role) => rolesOf("count-for-centre").includes(role))).toEqual([]);
    expect(rolesOf("give-to-post").filter((role) => rolesOf("count-for-post").includes(role))).toEqual([]);
  });

  it("are nothing for who has no appointment", () => {
    for (const duty of DUTIES) expect(dutyOf({ appointments: [] }, duty)).toBeUndefined();
  });
});
