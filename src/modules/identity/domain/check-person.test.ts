import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { checkPerson, type PersonInput } from "./check-person.ts";

const TODAY = Temporal.PlainDate.from("2026-11-23");
const NONG: PersonInput = {
  kind: "citizen",
  name: "Nông Thị Hòa",
  nationalId: "020185001234",
  phone: "0912345678",
  email: "",
  address: "Số 5 đường Thí Dụ, phường Tam Thanh",
  dateOfBirth: Temporal.PlainDate.from("1985-03-02"),
};

function faultsOf(change: Partial<PersonInput>): readonly string[] {
  const checked = checkPerson({ ...NONG, ...change }, TODAY);
  return checked.ok ? [] : checked.error.map((fault) => `${fault.field} ${fault.code}`);
}

function warningsOf(change: Partial<PersonInput>): readonly string[] {
  const checked = checkPerson({ ...NONG, ...change }, TODAY);
  if (!checked.ok) throw new Error(`refused: ${checked.error.map((fault) => fault.vi).join(" ")}`);
  return checked.value.warnings.map((warning) => warning.kind);
}

describe("a person as typed at the counter", () => {
  it("is stored in canonical form", () => {
    const checked = checkPerson(
      { ...NONG, name: "  Nông  Thị\u00a0Hòa ".normalize("NFD"), nationalId: "020 185 001234", phone: "+84912345678" },
      TODAY,
    );
    expect(checked).toEqual({
      ok: true,
      value: { ...NONG, name: "Nông Thị Hòa", email: null, warnings: [] },
    });
  });

  it("may have no number, phone, e-mail or date of birth, but has a name and an address", () => {
    expect(faultsOf({ nationalId: "", phone: " ", email: "", dateOfBirth: null })).toEqual([]);
    expect(faultsOf({ name: "", address: "  " })).toEqual(["name E_REQUIRED", "address E_REQUIRED"]);
  });

  it("names every faulty field at once, in the order of the form", () => {
    expect(faultsOf({ name: "a\u0000", nationalId: "1", phone: "1", email: "x", address: "\u202ex" })).toEqual([
      "name E_CHAR",
      "nationalId E_LENGTH",
      "phone E_PHONE",
      "email E_EMAIL",
      "address E_CHAR",
    ]);
  });
});

describe("bad input", () => {
  it.each([
    ["B-20 NUL", "Nông\u0000Hòa", "name E_CHAR"],
    ["B-21 lone surrogate", "Nông \ud800", "name E_CHAR"],
    ["B-23 zero-width space", "Nông\u200bHòa", "name E_CHAR"],
    ["B-23 right-to-left override", "Nông \u202eHòa", "name E_CHAR"],
    ["B-23 200 combining marks", `Nông Ho${"\u0300".repeat(200)}a`, "name E_CHAR"],
    ["B-23 emoji", "Nông Hòa 🙂", "name E_CHAR"],
    ["B-23 new line", "Nông\nHòa", "name E_CHAR"],
    ["B-24 10,000 letters", "a".repeat(10_000), "name E_LENGTH"],
    ["B-24 201 letters", "a".repeat(201), "name E_LENGTH"],
  ])("%s is refused with its rule", (_, name, fault) => {
    const started = performance.now();
    expect(faultsOf({ name })).toEqual([fault]);
    expect(performance.now() - started).toBeLessThan(50);
  });

  it("B-24 bait for slow patterns takes no time", () => {
    const started = performance.now();
    expect(warningsOf({ name: `${"a".repeat(26)}1` })).toEqual(["digits"]);
    expect(faultsOf({ address: "a ".repeat(50_000) })).toEqual(["address E_LENGTH"]);
    expect(performance.now() - started).toBeLessThan(50);
  });

  it("B-22 the same name composed and decomposed is one name", () => {
    const [composed, decomposed] = ["NFC", "NFD"].map((form) =>
      checkPerson({ ...NONG, name: "Nguyễn".normalize(form) }, TODAY),
    );
    expect(composed).toEqual(decomposed);
  });

  it.each(["<img src=x onerror=alert(1)>", "'; DROP TABLE person; --", "O'Brien", "Đàm Thị Đào", "Y Ka H'Ló"])(
    "B-25 %s is stored as it is",
    (name) => {
      const checked = checkPerson({ ...NONG, name }, TODAY);
      expect(checked.ok && checked.value.name).toBe(name);
    },
  );

  it("B-25 the letter eth stays as typed and is asked about", () => {
    const checked = checkPerson({ ...NONG, name: "Ðàm Văn A" }, TODAY);
    expect(checked.ok && checked.value.name).toBe("Ðàm Văn A");
    expect(warningsOf({ name: "Ðàm Văn A" })).toEqual(["eth-for-d"]);
  });

  it.each([
    ["02018500123", "nationalId E_LENGTH"],
    ["02018500123x", "nationalId E_NATIONAL_ID"],
    ["000185001234", "nationalId E_NATIONAL_ID"],
    ["020385001234", "nationalId E_NATIONAL_ID"],
  ])("B-26 number %s is refused", (nationalId, fault) => {
    expect(faultsOf({ nationalId })).toEqual([fault]);
  });

  it("B-26 a number that disagrees with the birth year or sex is a warning to confirm", () => {
    expect(warningsOf({ dateOfBirth: Temporal.PlainDate.from("1986-03-02") })).toEqual(["birth-year-differs"]);
    expect(warningsOf({ sex: "male" })).toEqual(["sex-differs"]);
    expect(warningsOf({ sex: "female" })).toEqual([]);
    expect(warningsOf({ nationalId: "101185001234" })).toEqual(["born-abroad"]);
    expect(warningsOf({ name: "Иван" })).toEqual(["foreign-script"]);
  });

  it.each(["1879-12-31", "2026-11-24", "9999-01-01"])("B-29 date of birth %s is refused", (date) => {
    expect(faultsOf({ dateOfBirth: Temporal.PlainDate.from(date) })).toEqual(["dateOfBirth E_DATE_RANGE"]);
  });
});

describe("an organisation", () => {
  const company = {
    ...NONG,
    kind: "organisation",
    name: "Công ty TNHH Một thành viên Ví Dụ",
    dateOfBirth: null,
  } as const;

  it("has a tax code, also of a branch, also its owner's personal number", () => {
    for (const nationalId of ["0100100079", "0100100079-001", "020185001234"]) {
      const checked = checkPerson({ ...company, nationalId }, TODAY);
      expect(checked.ok && checked.value.nationalId).toBe(nationalId);
    }
  });

  it("is refused with a wrong check digit", () => {
    const checked = checkPerson({ ...company, nationalId: "0100100070" }, TODAY);
    expect(checked.ok ? "" : checked.error[0]?.vi).toContain("chữ số thứ mười");
  });

  it("may have digits in its name", () => {
    const checked = checkPerson({ ...company, nationalId: "", name: "Trường Mầm non 17 tháng 10" }, TODAY);
    expect(checked.ok && checked.value.warnings).toEqual([]);
  });

  it("does not lend its kind of number to citizens", () => {
    expect(faultsOf({ nationalId: "0100100079" })).toEqual(["nationalId E_LENGTH"]);
  });
});
