import { describe, expect, it } from "vitest";
import { checkAppointment, type AppointmentInput } from "./check-appointment.ts";

const ID = "01939f6c-0000-7000-8000-000000000001";
const OTHER = "01939f6c-0000-7000-8000-000000000002";
const GOOD: AppointmentInput = {
  unitId: ID,
  role: "specialist",
  from: "2026-11-23",
  to: "",
  substituteFor: "",
  decision: "",
};

describe("an appointment", () => {
  it("has a unit, a role and a first day", () => {
    const checked = checkAppointment(GOOD);
    expect(checked).toMatchObject({
      ok: true,
      value: { unitId: ID, role: "specialist", to: null, substituteFor: null },
    });
    expect(checked.ok && checked.value.from.toString()).toBe("2026-11-23");
  });

  it("may end on its first day", () => {
    expect(checkAppointment({ ...GOOD, to: "2026-11-23" }).ok).toBe(true);
  });

  it("as a substitute names who is substituted and ends", () => {
    const checked = checkAppointment({ ...GOOD, substituteFor: OTHER, to: "2026-12-31", decision: "12/QĐ-TTPVHCC" });
    expect(checked).toMatchObject({ ok: true, value: { substituteFor: OTHER, decision: "12/QĐ-TTPVHCC" } });
  });

  it.each([
    ["unitId", { unitId: "" }],
    ["unitId", { unitId: "1; drop table" }],
    ["role", { role: "king" }],
    ["role", { role: "constructor" }],
    ["from", { from: "" }],
    ["from", { from: "23/11/2026" }],
    ["from", { from: "2026-02-30" }],
    ["from", { from: "0001-01-01" }],
    ["to", { to: "infinity" }],
    ["to", { to: "2026-11-22" }],
    ["to", { substituteFor: OTHER }],
    ["substituteFor", { substituteFor: "x", to: "2026-12-31" }],
    ["decision", { decision: "x".repeat(201) }],
    ["decision", { decision: "\u0000" }],
  ] as const)("is refused with a wrong %s", (field, change) => {
    const checked = checkAppointment({ ...GOOD, ...change });
    expect(checked.ok ? [] : checked.error.map((fault) => fault.field)).toEqual([field]);
  });
});
