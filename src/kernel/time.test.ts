import { describe, expect, it } from "vitest";
import { dateInVietnam, formatDate, formatInstant, isoInVietnam, Temporal, weekdayName } from "./time.ts";

describe("time in Vietnam", () => {
  it("crosses midnight seven hours before UTC does", () => {
    expect(dateInVietnam(Temporal.Instant.from("2026-11-22T16:59:59Z")).toString()).toBe("2026-11-22");
    expect(dateInVietnam(Temporal.Instant.from("2026-11-22T17:00:00Z")).toString()).toBe("2026-11-23");
  });

  it("writes instants with the offset and people's dates with slashes", () => {
    const instant = Temporal.Instant.from("2026-12-01T09:30:00Z");
    expect(isoInVietnam(instant)).toBe("2026-12-01T16:30:00+07:00");
    expect(formatInstant(instant)).toBe("16:30 01/12/2026");
    expect(formatDate(Temporal.PlainDate.from("0999-01-02"))).toBe("02/01/0999");
    expect(weekdayName(Temporal.PlainDate.from("2026-11-23"))).toBe("Thứ hai");
  });
});
