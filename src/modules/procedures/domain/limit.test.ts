import { describe, expect, it } from "vitest";
import { formatLimit, formatRule, sameLimit, type CaseRule, type Limit } from "./limit.ts";

const five: Limit = { value: 5, unit: "working-day" };
const rule: CaseRule = { limit: five, mode: "end-of-day", legalBasis: "Điều 1" };

describe("limits in words", () => {
  it.each([
    [five, "5 ngày làm việc"],
    [{ value: 1.5, unit: "working-day" } as const, "1,5 ngày làm việc"],
    [{ value: 15, unit: "calendar-day" } as const, "15 ngày"],
    [{ value: 8, unit: "hour" } as const, "8 giờ làm việc"],
    [{ value: 2, unit: "month" } as const, "2 tháng"],
    [{ value: 1, unit: "year" } as const, "1 năm"],
  ])("writes %o", (limit, text) => {
    expect(formatLimit(limit)).toBe(text);
  });

  it("writes same-day procedures with the 15:00 rule, as 1.115715 has it", () => {
    expect(formatRule({ ...rule, sameDay: true, afterHour: "15:00" })).toBe(
      "Trong ngày làm việc; nhận sau 15 giờ thì trong ngày làm việc tiếp theo",
    );
  });

  it("writes stages and additions, as the land procedures of Lạng Sơn have them", () => {
    const mountain = { vi: "xã miền núi", en: "mountainous commune" };
    const added = { condition: "mountainous", limit: { value: 10, unit: "working-day" }, label: mountain } as const;
    expect(formatRule({ ...rule, stages: [{ value: 15, unit: "calendar-day" }], additions: [added] })).toBe(
      "5 ngày làm việc + 15 ngày; thêm 10 ngày làm việc: xã miền núi",
    );
  });

  it.each([
    [five, "5 working days"],
    [{ value: 1.5, unit: "working-day" } as const, "1.5 working days"],
    [{ value: 1, unit: "calendar-day" } as const, "1 day"],
    [{ value: 8, unit: "hour" } as const, "8 working hours"],
    [{ value: 1, unit: "month" } as const, "1 month"],
  ])("writes %o in English", (limit, text) => {
    expect(formatLimit(limit, "en")).toBe(text);
  });

  it("writes stages, additions and the 15:00 rule in English as well", () => {
    const mountain = { vi: "xã miền núi", en: "mountainous commune" };
    const added = { condition: "mountainous", limit: { value: 10, unit: "working-day" }, label: mountain } as const;
    const whole = { ...rule, stages: [{ value: 15, unit: "calendar-day" } as const], additions: [added] };
    expect(formatRule(whole, "en")).toBe("5 working days + 15 days; 10 working days more: mountainous commune");
    expect(formatRule({ ...rule, sameDay: true, afterHour: "15:00" }, "en")).toBe(
      "Within the working day; when received after 15:00, on the next working day",
    );
  });

  it("compares length and unit", () => {
    expect(sameLimit(five, { value: 5, unit: "working-day" })).toBe(true);
    expect(sameLimit(five, { value: 5, unit: "calendar-day" })).toBe(false);
    expect(sameLimit(null, five)).toBe(false);
    expect(sameLimit(null, null)).toBe(true);
  });
});
