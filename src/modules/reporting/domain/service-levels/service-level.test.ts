import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, Temporal, type PlainDate } from "#kernel/time.ts";
import {
  levelStretches,
  lineOn,
  onlinePartOn,
  partsOfOnline,
  SERVICE_LEVELS,
  type LevelLine,
  type OnlineCount,
} from "./service-level.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const midnight = (of: PlainDate) => instantOf(of.toPlainDateTime());
const line = (from: string, level: LevelLine["level"], procedureCode = "A"): LevelLine => ({
  procedureCode,
  level,
  validFrom: day(from),
});

describe("the level in force", () => {
  it("is the line entered last of those that have begun", () => {
    const lines = [line("2026-05-01", "none"), line("2026-03-01", "part"), line("2026-04-01", "whole")];
    expect(lineOn(lines, day("2026-02-28"))).toBeUndefined();
    expect(lineOn(lines, day("2026-03-01"))?.level).toBe("part");
    // Entered before the line of March, so that line has replaced it.
    expect(lineOn(lines, day("2026-04-02"))?.level).toBe("part");
    expect(lineOn(lines, day("2026-05-01"))?.level).toBe("none");
  });

  it("puts what gives information only with what nobody has classified", () => {
    expect(onlinePartOn([line("2026-01-01", "none")], day("2026-02-01"))).toBe("other");
    expect(onlinePartOn([], day("2026-02-01"))).toBe("other");
    expect(onlinePartOn([line("2026-01-01", "whole")], day("2026-02-01"))).toBe("whole");
  });
});

describe("the stretches of a period", () => {
  const period = { from: day("2026-01-01"), until: midnight(day("2026-04-01")) };

  it("are cut where a level changes, and nowhere else", () => {
    const lines = new Map([
      // Begins on the first day; says the same again in March; changes on the last day; changes after the period.
      ["A", [line("2026-04-01", "part"), line("2026-03-01", "whole"), line("2026-01-01", "whole")]],
      ["B", [line("2026-03-31", "part", "B"), line("2026-02-10", "none", "B")]],
    ]);
    const stretches = levelStretches(lines, period, midnight);
    expect(stretches.map(({ from }) => from.toString())).toEqual(["2026-01-01", "2026-03-31"]);
    expect(stretches.map(({ until }) => until.toString())).toEqual([
      midnight(day("2026-03-31")).toString(),
      period.until.toString(),
    ]);
  });

  it("are one for a period that is told before it begins", () => {
    const lines = new Map([["A", [line("2026-02-01", "whole")]]]);
    const early = { from: period.from, until: midnight(day("2025-12-01")) };
    expect(levelStretches(lines, early, midnight)).toEqual([early]);
  });
});

describe("online dossiers by level", () => {
  it("are each counted once, as if every day were asked by itself", () => {
    const start = day("2026-01-01");
    const anyLine = fc.record({
      procedureCode: fc.constantFrom("A", "B", "C"),
      level: fc.constantFrom(...SERVICE_LEVELS),
      validFrom: fc.integer({ min: -20, max: 50 }).map((days) => start.add({ days })),
    });
    const anyDossier = fc.record({ procedureCode: fc.constantFrom("A", "B", "C", "D"), on: fc.nat(29) });
    fc.assert(
      fc.property(fc.array(anyLine), fc.array(anyDossier), (entered, dossiers) => {
        const lines: ReadonlyMap<string, readonly LevelLine[]> = Map.groupBy(
          entered,
          ({ procedureCode }) => procedureCode,
        );
        const until = midnight(start.add({ days: 30 }));
        const stretches = levelStretches(lines, { from: start, until }, midnight);
        const counts = dossiers.map(({ procedureCode, on }): OnlineCount => {
          const accepted = midnight(start.add({ days: on }));
          const stretch = stretches.findLast(({ from }) => Temporal.Instant.compare(midnight(from), accepted) <= 0);
          return { from: stretch?.from ?? start, procedureCode, received: 1 };
        });
        const parts = partsOfOnline(counts, lines);
        for (const part of ["whole", "part", "other"] as const) {
          const one = dossiers.filter(({ procedureCode, on }) => {
            const own = lines.get(procedureCode) ?? [];
            return onlinePartOn(own, start.add({ days: on })) === part;
          });
          expect(parts[part]).toBe(one.length);
        }
      }),
    );
  });
});
