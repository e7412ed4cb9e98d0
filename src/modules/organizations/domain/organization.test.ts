import { describe, expect, it } from "vitest";
import { AGENCIES, DEPARTMENT_CODES, PLACE, WEBSITE } from "../data/organizations.ts";
import { checkAgency, type NewAgency } from "./check-agency.ts";
import { AGENCY_KINDS, agencyKindLabel, presentAgencyCode, UNIT_KINDS, unitKindLabel } from "./organization.ts";

describe("the demo centre of Lạng Sơn", () => {
  const codes = AGENCIES.map((agency) => agency.code);

  it("has sixteen departments and sectors, and each code once", () => {
    expect(DEPARTMENT_CODES).toHaveLength(16);
    expect(new Set(codes).size).toBe(codes.length);
    expect(DEPARTMENT_CODES.every((code) => codes.includes(code))).toBe(true);
  });

  it("marks every code that no public source gives", () => {
    expect(AGENCIES.filter((agency) => !agency.codeIsInvented).map((agency) => agency.code)).toEqual([
      "H37",
      "H37.07",
      "H37.08",
      "H37.08.05",
    ]);
  });

  it("has the power company, Notary Office No. 1 under Justice, a bank and the post", () => {
    expect(AGENCIES.find((agency) => agency.kind === "enterprise")?.name).toBe("Công ty Điện lực Lạng Sơn");
    expect(AGENCIES.find((agency) => agency.kind === "notary-office")?.superiorName).toBe("Sở Tư pháp");
    expect(AGENCIES.filter((agency) => agency.kind === "bank" || agency.kind === "post")).toHaveLength(2);
    expect(AGENCIES.find((agency) => agency.kind === "centre")?.superiorName).toBe("Văn phòng UBND tỉnh Lạng Sơn");
  });

  it("can staff every step: each receiving agency has counter, division, leadership and registry", () => {
    for (const agency of AGENCIES.filter(({ kind }) => ["department", "enterprise", "notary-office"].includes(kind))) {
      const kinds = new Set(agency.units.map((unit) => unit.kind));
      expect([...kinds].sort(), agency.code).toEqual(["counter", "division", "leadership", "registry"]);
      expect(new Set(agency.units.map((unit) => unit.code)).size).toBe(agency.units.length);
    }
  });

  it("uses phones and addresses that nobody can mistake for real ones, each its own", () => {
    for (const agency of AGENCIES) {
      expect(agency.phone).toMatch(/^02053 000 \d{3}$/);
      expect(agency.address).toContain("đường Thí Dụ");
    }
    expect(new Set(AGENCIES.map((agency) => agency.phone)).size).toBe(AGENCIES.length);
  });

  it("would be accepted by the same check that an administrator meets", () => {
    for (const { units: _, ...seed } of AGENCIES) {
      expect(checkAgency({ ...seed, place: PLACE, website: WEBSITE }).ok, seed.code).toBe(true);
    }
  });
});

describe("labels", () => {
  it("has a Vietnamese label for every kind", () => {
    expect(new Set(AGENCY_KINDS.map(agencyKindLabel)).size).toBe(AGENCY_KINDS.length);
    expect(new Set(UNIT_KINDS.map(unitKindLabel)).size).toBe(UNIT_KINDS.length);
  });

  it("says so when a code is invented", () => {
    expect(presentAgencyCode({ code: "H37.08", codeIsInvented: false })).toBe("H37.08");
    expect(presentAgencyCode({ code: "H37.05", codeIsInvented: true })).toBe("H37.05 (mã giả định)");
  });
});

describe("bringing in a new agency", () => {
  const waterCompany: NewAgency = {
    code: "H37.94",
    codeIsInvented: true,
    name: "Công ty Cấp thoát nước",
    shortName: "Cấp nước",
    kind: "enterprise",
    superiorName: "UBND tỉnh Lạng Sơn",
    address: "Số 1 đường Thí Dụ",
    phone: "02053 000 200",
    place: "Lạng Sơn",
    website: "",
  };

  it("normalises what was typed", () => {
    const checked = checkAgency({
      ...waterCompany,
      code: " h37.94 ",
      name: " Công ty Cấp thoát nước ".normalize("NFD"),
    });
    expect(checked).toEqual({ ok: true, value: waterCompany });
  });

  it.each([
    ["code", { code: "37.94" }],
    ["code", { code: "H37.94-1" }],
    ["phone", { phone: "12345" }],
    ["phone", { phone: `0${"1 ".repeat(5000)}` }],
    ["website", { website: "javascript:alert(1)" }],
    ["name", { name: "   " }],
    ["shortName", { shortName: "" }],
    ["superiorName", { superiorName: "" }],
    ["address", { address: "a\u0000b" }],
    ["address", { address: "x".repeat(201) }],
    ["place", { place: "Lạng\u202eSơn" }],
    ["place", { place: "\ud800" }],
  ] as const)("refuses a wrong %s and says which field", (field, change) => {
    const checked = checkAgency({ ...waterCompany, ...change });
    expect(checked.ok).toBe(false);
    if (!checked.ok) expect(checked.error.map((fault) => fault.field)).toEqual([field]);
  });

  it("lists all faults at once", () => {
    const checked = checkAgency({ ...waterCompany, code: "", phone: "", name: "" });
    expect(checked.ok ? [] : checked.error.map((fault) => fault.field)).toEqual(["code", "phone", "name"]);
  });
});
