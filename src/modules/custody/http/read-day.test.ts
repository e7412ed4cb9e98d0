import fc from "fast-check";
import { expect, it } from "vitest";
import { formatDate, Temporal } from "#kernel/time.ts";
import { readDay } from "./read-day.ts";

it("reads every day as it is written", () => {
  const days = fc.integer({ min: 0, max: 36_000 });
  fc.assert(
    fc.property(days, (n) => {
      const day = Temporal.PlainDate.from("2001-01-01").add({ days: n });
      expect(readDay(` ${formatDate(day)} `)?.toString()).toBe(day.toString());
    }),
  );
});

it.each([
  "",
  "31/02/2026",
  "29/02/2027",
  "0/1/2026",
  "1/13/2026",
  "2026-11-25",
  "25/11/26",
  "25/11/1999",
  "25/11/2026x",
])("is no day: %s", (text) => {
  expect(readDay(text)).toBeUndefined();
});
