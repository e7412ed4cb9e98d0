import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { calendarOfLaw, STATE_ANNOUNCEMENTS } from "#modules/calendar/domain.ts";
import { isUuid, periodIn, soonBy, soonIn, textIn } from "./asked.ts";
import { boardPath, periodPath } from "./paths.ts";
import { rowsPath } from "./rows-path.ts";

const CALENDAR = calendarOfLaw(2025, 2028, STATE_ANNOUNCEMENTS);
const at = (local: string) => Temporal.Instant.from(`${local}:00+07:00`);

describe("what an address asks of a board", () => {
  it("is read back as it was written, and thirty days when it says nothing", () => {
    for (const period of ["day", "week", "month", "quarter", "year"] as const) {
      const address = boardPath({ path: "/dieu-hanh", period, soon: "3-ngay", agencyId: "a" });
      const query = Object.fromEntries(new URL(address, "http://x").searchParams);
      expect([periodIn(query), soonIn(query), textIn(query, "co-quan")]).toEqual([period, "3-ngay", "a"]);
    }
    expect([periodIn({}), soonIn({ "sap-han": "mai" }), periodIn(null)]).toEqual(["month", "8-gio", "month"]);
    expect(periodPath("/x", { a: "", b: "1" })).toBe("/x?b=1");
  });

  it("takes the first of several texts, trimmed and cut", () => {
    expect(textIn({ q: [" a ", "b"] }, "q")).toBe("a");
    expect(textIn({ q: "x".repeat(300) }, "q")).toHaveLength(200);
    expect([textIn({ q: 3 }, "q"), textIn(undefined, "q"), isUuid("x")]).toEqual(["", "", false]);
  });

  it("counts the threshold in working time: over the weekend, over a holiday", () => {
    expect(soonBy("8-gio", at("2026-11-27T08:00"), CALENDAR).toString()).toBe("2026-11-30");
    expect(soonBy("3-ngay", at("2026-11-27T08:00"), CALENDAR).toString()).toBe("2026-12-02");
    expect(soonBy("5-ngay", at("2026-11-20T08:00"), CALENDAR).toString()).toBe("2026-11-30");
  });

  it("names the rows behind a figure completely", () => {
    const day = (text: string) => Temporal.PlainDate.from(text);
    const address = rowsPath({
      measure: "open-in-time",
      from: day("2026-11-01"),
      until: at("2026-11-26T00:00"),
      agencyId: "a",
      dueTo: day("2026-11-27"),
    });
    expect(Object.fromEntries(new URL(address, "http://x").searchParams)).toEqual({
      "so-lieu": "open-in-time",
      tu: "2026-11-01",
      den: "2026-11-25",
      "tinh-den": "2026-11-25T17:00:00Z",
      "don-vi": "a",
      "hen-den": "2026-11-27",
    });
  });
});
