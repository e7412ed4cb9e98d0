import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { adjustOpenDossiers, previewMoves } from "../../src/app/calendar-changes.ts";
import { REACTIONS } from "../../src/app/reactions.ts";
import { changeDays, previewDays, type Changing } from "#modules/calendar/index.ts";
import { getDossier, timeline, verifyHistory, type Dossier } from "#modules/dossiers/index.ts";
import { aWorld, type World } from "../../src/modules/dossiers/testing-world.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { fixedClock } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";

let world: World;
let dossier: Dossier;
let early: Dossier;

const at = (local: string) => Temporal.Instant.from(`${local}+07:00`);
const storm = {
  days: [{ date: Temporal.PlainDate.from("2026-11-26"), kind: "holiday" as const }],
  reason: "Nghỉ phòng chống bão",
};

beforeAll(async () => {
  world = await aWorld();
  dossier = await world.receive();
  const short = await world.addCase({ rule: { limit: { value: 2, unit: "hour" }, mode: "clock", legalBasis: "" } });
  early = await world.receive({ caseId: short });
});
afterAll(() => world.database.drop());

function changing(more: Partial<Changing<Viewer>> = {}): Changing<Viewer> {
  return {
    db: world.db,
    clock: fixedClock(at("2026-11-23T10:00")),
    newId,
    viewer: world.viewer("system-administrator"),
    onCalendarChanged: adjustOpenDossiers({ newId, reactions: REACTIONS.slice(0, 0) }),
    ...more,
  };
}

describe("a change of the calendar and the open dossiers", () => {
  it("is previewed: those that move, and how many there are", async () => {
    const preview = await previewDays(changing(), storm);
    if (!preview.ok) throw new Error(preview.error.kind);
    const moves = await previewMoves(world.db)(preview.value.calendar);
    expect(moves.open).toBe(2);
    expect(moves.moved).toEqual([{ code: dossier.code, from: dossier.dueAt, to: dossier.dueAt?.add({ hours: 24 }) }]);
    expect((await getDossier(world.db, dossier.id)).dueAt).toEqual(dossier.dueAt);
  });

  it("does nothing at all when one dossier cannot be moved", async () => {
    const failing = changing({ viewer: world.viewer("specialist") });
    await expect(changeDays(failing, { ...storm, version: 0 })).rejects.toThrow(dossier.id);
    expect((await getDossier(world.db, dossier.id)).version).toBe(dossier.version);
  });

  it("moves what must move, with the reason in the history and the old date kept", async () => {
    expect(await changeDays(changing(), { ...storm, version: 0 })).toEqual({ ok: true, value: { version: 1 } });
    const moved = await getDossier(world.db, dossier.id);
    expect(moved.dueAt).toEqual(dossier.dueAt?.add({ hours: 24 }));
    expect(moved.originalDueAt).toEqual(dossier.dueAt);
    const entries = await timeline(world.db, dossier.id);
    const [last] = entries.slice(-1);
    expect([last?.event, last?.payload["reason"]]).toEqual(["deadline-adjusted", "Nghỉ phòng chống bão"]);
    expect((await getDossier(world.db, early.id)).version).toBe(early.version);
  });

  it("leaves a history that verifies", async () => {
    expect(await verifyHistory(world.db)).toMatchObject({ bad: [] });
  });
});
