import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateInVietnam, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { piecesOf, type Piece } from "./pieces.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(`${text}+07:00`);
const compareDays = (a: PlainDate, b: PlainDate) => Temporal.PlainDate.compare(a, b);
const compare = (a: Instant, b: Instant) => Temporal.Instant.compare(a, b);

/** Whether something that happened at an instant is counted by a piece. */
function counts(piece: Piece, instant: Instant): boolean {
  const date = dateInVietnam(instant);
  if (piece.source === "facts") {
    const begun = piece.from === null || compareDays(date, piece.from) >= 0;
    return begun && compare(instant, piece.until) < 0;
  }
  const start = startOf(piece.grain, date);
  return (piece.from === null || compareDays(start, piece.from) >= 0) && compareDays(start, piece.to) < 0;
}

function startOf(grain: Extract<Piece, { source: "sums" }>["grain"], date: PlainDate): PlainDate {
  switch (grain) {
    case "day":
      return date;
    case "procedure-half":
      return date.with({ day: date.day < 15 ? 1 : 15 });
    case "month":
      return date.with({ day: 1 });
    case "year":
    case "procedure-year":
      return date.with({ month: 1, day: 1 });
  }
}

const anyDay = fc.integer({ min: 0, max: 1_500 }).map((days) => day("2024-11-01").add({ days }));
const anyInstant = fc
  .tuple(anyDay, fc.constantFrom(0, 1, 400, 1_439))
  .map(([date, minutes]) => instantOf(date.toPlainDateTime()).add({ minutes }));

function grainsOf(pieces: readonly Piece[]): readonly string[] {
  return pieces.map((piece) =>
    piece.source === "sums"
      ? `${piece.side} ${piece.grain} ${piece.from?.toString() ?? "…"} ${piece.to.toString()}`
      : `${piece.side} facts`,
  );
}

describe("piecesOf", () => {
  it("counts every instant before the end exactly once, on its side of the period", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        anyDay,
        anyInstant,
        fc.option(anyDay),
        fc.boolean(),
        fc.array(anyInstant, { minLength: 10, maxLength: 20 }),
        (from, until, closed, byProcedure, instants) => {
          const pieces = piecesOf({ from, until }, { closed, byProcedure });
          for (const instant of [...instants, until, until.subtract({ nanoseconds: 1_000 })]) {
            const hits = pieces.filter((piece) => counts(piece, instant));
            const isBefore = compareDays(dateInVietnam(instant), from) < 0;
            const expected = compare(instant, until) < 0 ? [isBefore ? "before" : "during"] : [];
            expect(hits.map(({ side }) => side)).toEqual(expected);
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  it("never reads a sum of what is not closed", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyDay, anyInstant, anyDay, fc.boolean(), (from, until, closed, byProcedure) => {
        for (const piece of piecesOf({ from, until }, { closed, byProcedure })) {
          if (piece.source === "facts") continue;
          expect(compareDays(piece.to, closed.add({ days: 1 }))).toBeLessThanOrEqual(0);
          expect(piece.grain.startsWith("procedure")).toBe(byProcedure);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("reads a quarter of procedure control as years, months, days and nothing twice", () => {
    const asked = { from: day("2026-06-15"), until: at("2026-09-15T00:00") };
    const pieces = piecesOf(asked, { closed: day("2026-11-24"), byProcedure: false });
    expect(grainsOf(pieces)).toEqual([
      "before year … 2026-01-01",
      "before month 2026-01-01 2026-06-01",
      "before day 2026-06-01 2026-06-15",
      "during day 2026-06-15 2026-07-01",
      "during month 2026-07-01 2026-09-01",
      "during day 2026-09-01 2026-09-15",
    ]);
  });

  it("reads a quarter of procedure control by procedure from half months alone", () => {
    const asked = { from: day("2026-06-15"), until: at("2026-09-15T00:00") };
    expect(grainsOf(piecesOf(asked, { closed: day("2026-11-24"), byProcedure: true }))).toEqual([
      "before procedure-year … 2026-01-01",
      "before procedure-half 2026-01-01 2026-06-15",
      "during procedure-half 2026-06-15 2026-09-15",
    ]);
  });

  it("reads only the facts while nothing is closed", () => {
    const pieces = piecesOf(
      { from: day("2026-11-01"), until: at("2026-11-25T10:15") },
      { closed: null, byProcedure: false },
    );
    expect(pieces.map(({ source }) => source)).toEqual(["facts", "facts"]);
  });
});
