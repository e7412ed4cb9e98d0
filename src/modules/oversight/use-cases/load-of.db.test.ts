import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { aCentre, CALENDAR, MONDAY, type Centre } from "#modules/processing/testing-world.ts";
import { divisionLoads } from "./division-loads.ts";
import { loadDays, loadOf } from "./load-of.ts";

let centre: Centre;
beforeAll(async () => {
  centre = await aCentre();
});
afterAll(() => centre.database.drop());

const at = (local: string) => Temporal.Instant.from(`${local}:00+07:00`);

describe("the days of an officer's board", () => {
  it("leap over weekends and holidays, and know how much of today is left", () => {
    const friday = loadDays(at("2026-11-27T11:00"), CALENDAR);
    expect([friday.today.toString(), friday.next.toString()]).toEqual(["2026-11-27", "2026-11-30"]);
    // Tuesday the 24th is a holiday.
    expect(friday.past.map(String).slice(-3)).toEqual(["2026-11-23", "2026-11-25", "2026-11-26"]);
    expect(friday.past).toHaveLength(10);
    expect(friday.left).toBeGreaterThan(0.3);
    expect(friday.left).toBeLessThan(0.7);
    expect(loadDays(at("2026-11-27T06:00"), CALENDAR).left).toBe(1);
    expect(loadDays(at("2026-11-29T10:00"), CALENDAR)).toMatchObject({ left: 0 });
  });
});

describe("loads", () => {
  it("tell of an officer what lies with them, and of a head everybody in the division", async () => {
    const specialist = centre.viewer("chuyenvien.skhcn");
    const head = centre.viewer("truongphong.skhcn");
    for (let count = 0; count < 2; count += 1) {
      const { id } = await centre.receive("LS-2487-5");
      await centre.complete(id, "B1");
      await centre.complete(id, "B2", { assigneeId: specialist.officerId });
    }
    const days = loadDays(MONDAY, CALENDAR);
    const load = (await loadOf(centre.database.app, [specialist.officerId], days)).get(specialist.officerId)?.load;
    expect((load?.overdue ?? 0) + (load?.today ?? 0) + (load?.next ?? 0) + (load?.later ?? 0)).toBe(2);

    const divisions = await divisionLoads(centre.database.app, head, days);
    expect(divisions.map(({ unit }) => unit.id)).toEqual([head.appointments[0]?.unitId]);
    const officers = divisions[0]?.officers.map(({ officer }) => officer.id) ?? [];
    expect(officers).toEqual(expect.arrayContaining([specialist.officerId, head.officerId]));
    expect(await divisionLoads(centre.database.app, specialist, days)).toEqual([]);
  });
});
