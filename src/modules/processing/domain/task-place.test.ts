import { describe, expect, it } from "vitest";
import { AGENCIES, type Agency, type Unit } from "#modules/organizations/domain.ts";
import { KITE_PERMIT, LANG_SON_2487, type Place, type Step } from "#modules/workflows/domain.ts";
import { positionOf, type Surroundings } from "./task-place.ts";

const agencies: readonly Agency[] = AGENCIES.map(({ units: _, ...agency }) => ({
  ...agency,
  id: agency.code,
  place: "",
  website: "",
}));
const units: readonly Unit[] = AGENCIES.flatMap((agency) =>
  agency.units.map(({ code, kind, name }) => ({ id: `${agency.code}/${code}`, agencyId: agency.code, kind, name })),
);

const around = (agencyId: string, fieldName = ""): Surroundings => ({
  agencyId,
  receivingUnitId: `${agencyId}/counter`,
  fieldName,
  agencies,
  units,
});

const [plain] = KITE_PERMIT.steps;
if (plain === undefined) throw new Error("no step");
const stepAt = (place: Place, actorLabel = "Phòng chuyên môn"): Step => ({
  ...plain,
  actor: { place, role: "specialist" },
  actorLabel,
});

describe("the unit of a step", () => {
  it.each([
    ["centre", "H37.05/counter"],
    ["applicant", "H37.05/counter"],
    ["division", "H37.05/division"],
    ["council", "H37.05/division"],
    ["department", "H37.05/leadership"],
    ["registry", "H37.05/registry"],
    ["provincial-committee", "H37/leadership"],
    ["return-desk", "H37.00/return-desk"],
  ] as const)("%s is %s", (place, unitId) => {
    expect(positionOf(stepAt(place), around("H37.05"))?.unitId).toBe(unitId);
  });

  it("names the agency of the unit, so that hand-overs between agencies are seen", () => {
    expect(positionOf(stepAt("provincial-committee"), around("H37.05"))?.agencyId).toBe("H37");
  });

  it("follows the division that the table names, in full or by initials", () => {
    const named = (label: string) => positionOf(stepAt("division", label), around("H37.05"))?.unitId;
    expect(named("Chuyên viên Phòng QLKH")).toBe("H37.05/division-2");
    expect(named("Phòng QLKH/Thành viên Hội đồng")).toBe("H37.05/division-2");
    expect(named("Lãnh đạo Phòng Quản lý khoa học")).toBe("H37.05/division-2");
    expect(named("Lãnh đạo Phòng QLCN&TĐC")).toBe("H37.05/division");
  });

  it("else takes the division nearest to the field of the procedure, else the first", () => {
    const near = (field: string) => positionOf(stepAt("division"), around("H37.08", field))?.unitId;
    expect(near("Chăn nuôi")).toBe("H37.08/division-3");
    expect(near("Môi trường")).toBe("H37.08/division-2");
    expect(near("Đất đai")).toBe("H37.08/division");
    expect(near("Khí tượng thủy văn")).toBe("H37.08/division");
  });

  it("has no unit where an agency has none", () => {
    expect(positionOf(stepAt("division"), around("H37.92"))).toBeUndefined();
    expect(positionOf(stepAt("registry"), { ...around("H37.05"), units: [] })).toBeUndefined();
  });

  it("finds a position for every step of every real process", () => {
    for (const definition of LANG_SON_2487)
      for (const step of definition.steps) {
        expect(positionOf(step, around("H37.05")), `${definition.code} ${step.code}`).toBeDefined();
      }
  });

  it("lets the counter register what the applicant supplies", () => {
    const waiting = { ...stepAt("applicant"), actor: { place: "applicant", role: null } } as const;
    expect(positionOf(waiting, around("H37.05"))?.role).toBe("counter-officer");
  });
});
