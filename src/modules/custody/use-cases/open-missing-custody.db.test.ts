import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { fixedClock } from "#platform/clock.ts";
import { breakingAt } from "#platform/db/testing-faults.ts";
import { at } from "#modules/dossiers/testing.ts";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import { listToForward } from "../store/lists.ts";
import { findBundle } from "../store/load.ts";
import type { Acting } from "./acting.ts";
import { openMissingCustody } from "./open-missing-custody.ts";

let world: World;
let acting: Acting;
const NOW = at("2026-11-25 08:00");

beforeAll(async () => {
  // A centre of before: nobody hears of acceptances.
  world = await aWorld();
  acting = { ...world.acting("specialist", NOW), clock: fixedClock(NOW) };
});
afterAll(() => world.database.drop());
beforeEach(async () => {
  await sql`update custody_setting set complete_since = null`.execute(world.database.owner);
});

it("opens what was accepted on paper, at the receiving unit, with no limit of forwarding made up", async () => {
  const [paper, online] = [await world.receive(), await world.receive({ channel: "online" })];
  expect(await openMissingCustody(acting)).toBe(1);
  expect(await findBundle(world.db, online.id)).toBeUndefined();
  expect(await findBundle(world.db, paper.id)).toMatchObject({
    code: paper.code,
    custodian: { id: world.counterId },
    sheets: 1,
    openedAt: NOW,
    forwardedAt: NOW,
  });
  expect(await listToForward(world.db, "everywhere")).toEqual([]);
});

it("once through it looks for nothing any more, also asked by two at once", async () => {
  await Promise.all([world.receive(), world.receive(), world.receive()]);
  const both = await Promise.all([openMissingCustody(acting), openMissingCustody(acting)]);
  expect((both[0] ?? 0) + (both[1] ?? 0)).toBe(3);
  await world.receive();
  expect(await openMissingCustody(acting)).toBe(0);
});

it("broken off at any statement it goes on with what is left, and opens nothing twice", async () => {
  await openMissingCustody(acting);
  for (let n = 1; n < 40; n += 1) {
    await sql`update custody_setting set complete_since = null`.execute(world.database.owner);
    const [one, two] = [await world.receive(), await world.receive()];
    const { db, statements } = breakingAt(world.db, n);
    await openMissingCustody({ ...acting, db }).catch(() => undefined);
    await openMissingCustody(acting);
    for (const { id } of [one, two]) expect(await findBundle(world.db, id)).toMatchObject({ version: 1 });
    if (statements() < n) return;
  }
  throw new Error("the work never got through");
});
