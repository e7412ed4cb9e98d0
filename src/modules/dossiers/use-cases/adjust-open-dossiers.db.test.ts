import { afterAll, beforeAll, expect, it } from "vitest";
import { CENTRE_SITTINGS, compileCalendar } from "#modules/calendar/domain.ts";
import { Temporal } from "#kernel/time.ts";
import { newId } from "#platform/ids.ts";
import { getDossier } from "../store/load.ts";
import { timeline } from "../store/timeline.ts";
import { at, CALENDAR } from "../testing.ts";
import { aWorld, type World } from "../testing-world.ts";
import { adjustOpenDossiers } from "./adjust-open-dossiers.ts";
import { resolveDossier } from "./resolve-dossier.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.database.drop());

it("a new day off moves the open dossiers it touches, and no others, once", async () => {
  const touched = await Promise.all(Array.from({ length: 5 }, () => world.receive())); // due Tuesday 1 December 2026
  const before = await world.receive({}, at("2026-11-16 09:00")); // due Monday 23 November 2026
  const open = await world.receive();
  const leader = world.acting("department-leader", at("2026-11-25 09:00"));
  const resolved = await resolveDossier(leader, {
    dossierId: open.id,
    version: open.version,
    result: "granted",
    number: "1/GP",
    signedOn: Temporal.PlainDate.from("2026-11-25"),
    signerId: newId(),
    summary: "",
  });
  expect(resolved.ok).toBe(true);

  const calendar = compileCalendar({
    days: CALENDAR.days.map((day) =>
      day.date.toString() === "2026-11-30" ? { ...day, kind: "holiday", reason: { vi: "Bão", en: "Storm" } } : day,
    ),
    sittings: CENTRE_SITTINGS,
    version: "storm",
  });
  const acting = { ...world.acting("system-administrator", at("2026-11-25 10:00")), calendar };
  const first = await adjustOpenDossiers(acting, "Nghỉ phòng chống bão theo Công điện 9");
  expect(first.moved.map(({ id }) => id).toSorted()).toEqual(touched.map(({ id }) => id).toSorted());
  expect(first.looked).toBe(6);
  for (const { id } of touched) {
    const dossier = await getDossier(world.db, id);
    expect([dossier.dueAt, dossier.originalDueAt]).toEqual([at("2026-12-02 16:30"), at("2026-12-01 16:30")]);
    const last = (await timeline(world.db, id)).at(-1);
    expect(last).toMatchObject({
      event: "deadline-adjusted",
      payload: { previousDueAt: at("2026-12-01 16:30"), reason: "Nghỉ phòng chống bão theo Công điện 9" },
    });
  }
  expect((await getDossier(world.db, before.id)).adjustments).toEqual([]);
  expect((await getDossier(world.db, open.id)).adjustments).toEqual([]);

  expect((await adjustOpenDossiers(acting, "Nghỉ phòng chống bão")).moved).toEqual([]);
});
