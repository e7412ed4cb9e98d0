import { describe, expect, it } from "vitest";
import { AGENCIES } from "#modules/organizations/domain.ts";
import { ROLES } from "../domain/viewer.ts";
import { DEMO_ACCOUNTS, DEMO_OFFICERS } from "./demo-officers.ts";

describe("the people of the demo", () => {
  it("has 31 on duty at the centre", () => {
    expect(DEMO_OFFICERS.filter((officer) => officer.atCentre)).toHaveLength(31);
  });

  it("gives everybody an own name, user name and phone", () => {
    for (const key of ["username", "phone", "name"] as const) {
      expect(new Set(DEMO_OFFICERS.map((officer) => officer[key])).size, key).toBe(DEMO_OFFICERS.length);
    }
    for (const officer of DEMO_OFFICERS) {
      expect(officer.username).toMatch(/^[a-z0-9][a-z0-9._-]{2,39}$/);
      expect(officer.phone).toMatch(/^02053 000 \d{3}$/);
      expect(officer.name).toBe(officer.name.normalize("NFC"));
    }
  });

  it("puts everybody into a unit that exists", () => {
    const units = new Set(AGENCIES.flatMap((agency) => agency.units.map((unit) => `${agency.code}/${unit.code}`)));
    expect(DEMO_OFFICERS.filter((officer) => !units.has(officer.unit))).toEqual([]);
  });

  it("staffs every step of every agency with its own counter", () => {
    for (const agency of AGENCIES.filter(({ kind }) => ["department", "enterprise", "notary-office"].includes(kind))) {
      const roles = new Set(
        DEMO_OFFICERS.filter(({ unit }) => unit.startsWith(`${agency.code}/`)).map(({ role }) => role),
      );
      expect([...roles].sort(), agency.code).toEqual([
        "counter-officer",
        "department-leader",
        "head-of-division",
        "registry-clerk",
        "specialist",
      ]);
      const divisions = agency.units.filter((unit) => unit.kind === "division");
      for (const division of divisions) {
        const held = DEMO_OFFICERS.filter(({ unit }) => unit === `${agency.code}/${division.code}`);
        expect(held.map(({ role }) => role).sort(), division.name).toEqual(["head-of-division", "specialist"]);
      }
    }
  });

  it("has one account to try for each role, with that role", () => {
    expect(DEMO_ACCOUNTS.map((account) => account.role)).toEqual([...ROLES]);
    for (const { role, username } of DEMO_ACCOUNTS) {
      expect(DEMO_OFFICERS.find((officer) => officer.username === username)?.role, username).toBe(role);
    }
  });
});
