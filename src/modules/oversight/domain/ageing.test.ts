import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import type { StockCell } from "#modules/reporting/domain.ts";
import { AGES, ageBands } from "./ageing.ts";

const today = Temporal.PlainDate.from("2026-11-25");
const cell = (age: number, nearness: StockCell["nearness"], count: number): StockCell => ({
  agencyId: "a",
  age,
  nearness,
  count,
  earliest: null,
});

describe("ageBands", () => {
  const bands = ageBands(
    [cell(0, "later", 3), cell(0, "none", 1), cell(2, "overdue", 2), cell(5, "overdue", 1)],
    today,
  );

  it("tell those in time from those past their date", () => {
    expect(bands.map(({ name, inTime, overdue }) => [name, inTime, overdue])).toEqual([
      ["0-3 ngày", 4, 0],
      ["4-7 ngày", 0, 0],
      ["8-15 ngày", 0, 2],
      ["16-30 ngày", 0, 0],
      ["31-60 ngày", 0, 0],
      ["Trên 60 ngày", 0, 1],
    ]);
  });

  it("name the days of acceptance, side by side without a gap", () => {
    expect(bands[0]?.acceptedTo.toString()).toBe("2026-11-25");
    expect(bands[0]?.acceptedFrom?.toString()).toBe("2026-11-22");
    for (const [index, band] of bands.entries()) {
      const older = bands[index + 1];
      if (older === undefined) expect(band.acceptedFrom).toBeUndefined();
      else expect(older.acceptedTo.toString()).toBe(band.acceptedFrom?.subtract({ days: 1 }).toString());
    }
    expect(bands).toHaveLength(AGES.length + 1);
  });
});
