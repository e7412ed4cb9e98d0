import { renderToString } from "preact-render-to-string";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { CALENDAR, day, MONDAY } from "../testing.ts";
import { issueDirective } from "../use-cases/issue-directive.ts";
import { dossierDirectivesFor } from "./dossier-card.tsx";

let world: World;
let dossier: Dossier;
beforeAll(async () => {
  world = await aWorld();
  dossier = await world.receive();
});
afterAll(() => world.database.drop());

async function cardFor(viewer: Viewer): Promise<string> {
  const clock = fixedClock(MONDAY);
  const card = dossierDirectivesFor({ db: world.db, clock, calendar: async () => CALENDAR });
  const node = await card(dossier, viewer);
  return node === undefined ? "" : renderToString(node);
}

describe("the card on a dossier", () => {
  it("is for leaders only while nothing was written from it", async () => {
    expect(await cardFor(world.viewer("department-leader"))).toContain(`/dieu-hanh/chi-dao/moi?ho-so=${dossier.id}`);
    expect(await cardFor(world.viewer("centre-manager"))).toContain("Chưa có chỉ đạo");
    expect(await cardFor(world.viewer("specialist"))).toBe("");
  });

  it("tells those of both sides what was written, and strangers nothing", async () => {
    const leader = world.viewer("department-leader");
    const issued = await issueDirective(
      { db: world.db, newId, calendar: CALENDAR, viewer: leader, clock: fixedClock(MONDAY) },
      {
        formId: newId(),
        title: "Giải quyết hồ sơ này trước",
        text: "Làm ngay.",
        basis: "",
        urgency: "express",
        dueOn: day("2026-11-25"),
        assignee: { agencyId: world.agencyId, unitId: null, officerId: world.viewer("specialist").officerId },
        source: { kind: "dossier", dossierId: dossier.id },
      },
    );
    expect(issued.ok).toBe(true);
    const own = await cardFor(world.viewer("specialist"));
    expect(own).toContain("Giải quyết hồ sơ này trước");
    expect(own).not.toContain("/moi?");
    const stranger = await cardFor({ ...world.stranger("specialist"), officerId: newId() });
    expect(stranger).toBe("");
  });
});
