import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inVietnam, Temporal } from "#kernel/time.ts";
import { BOARD_PERIODS, boardPeriod, boardPeriodName, daysInWords } from "./board-period.ts";

const at = (local: string) => Temporal.Instant.from(`${local}:00+07:00`);

describe("boardPeriod", () => {
  it.each([
    ["day", "2026-11-25", "2026-11-18", "2026-11-18T14:05"],
    ["week", "2026-11-19", "2026-11-12", "2026-11-18T14:05"],
    ["month", "2026-10-27", "2026-09-27", "2026-10-26T14:05"],
    ["quarter", "2026-10-01", "2026-07-01", "2026-08-25T14:05"],
    ["year", "2026-01-01", "2025-01-01", "2025-11-25T14:05"],
  ] as const)("%s begins on %s and is compared with days from %s to %s", (key, from, beforeFrom, beforeUntil) => {
    const period = boardPeriod(key, at("2026-11-25T14:05"));
    expect(period.from.toString()).toBe(from);
    expect(period.before.from.toString()).toBe(beforeFrom);
    expect(inVietnam(period.before.until).toString().slice(0, 16)).toBe(beforeUntil);
    expect(period.step).toBe(key === "year" ? "month" : "day");
  });

  it("counts the day that has just ended as the last one at midnight", () => {
    expect(boardPeriod("day", at("2026-11-26T00:00")).from.toString()).toBe("2026-11-25");
    expect(daysInWords(boardPeriod("day", at("2026-11-26T00:00")))).toBe("ngày 25/11/2026");
  });

  it("says its days in words", () => {
    expect(daysInWords(boardPeriod("month", at("2026-11-25T14:05")))).toBe("từ 27/10/2026 đến 25/11/2026");
    expect(boardPeriodName("month")).toBe("30 ngày qua");
  });

  it("always begins before it ends, after what it is compared with has begun", () => {
    const instants = fc
      .integer({ min: 1_500_000_000, max: 2_000_000_000 })
      .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
    fc.assert(
      fc.property(fc.constantFrom(...BOARD_PERIODS), instants, (key, until) => {
        const { from, before } = boardPeriod(key, until);
        const last = inVietnam(until.subtract({ milliseconds: 1 })).toPlainDate();
        expect(Temporal.PlainDate.compare(from, last)).toBeLessThanOrEqual(0);
        expect(Temporal.PlainDate.compare(before.from, from)).toBe(-1);
        expect(Temporal.Instant.compare(before.until, until)).toBe(-1);
      }),
    );
  });
});
