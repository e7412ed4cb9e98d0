import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import { at } from "#modules/dossiers/testing.ts";
import { isSameCustodian } from "./domain/custodian.ts";
import { findBundle, listHandOversOf } from "./store/load.ts";
import { whereaboutsOf, type Link } from "./store/where.ts";
import { aCustodyWorld, type CustodyWorld } from "./testing-world.ts";
import { receive, refuse, takeBack } from "./use-cases/end-hand-overs.ts";
import { give } from "./use-cases/give.ts";
import { addSheets, settleDifference, shelve } from "./use-cases/keep.ts";
import { pass } from "./use-cases/pass.ts";

const PLACES = ["H37.07/counter", "H37.07/division", "H37.08/division", "H37.00/return-desk"] as const;
const ACTS = ["give", "give", "receive", "receive", "refuse", "take-back", "pass", "add", "shelve", "settle"] as const;

/** Who does what; which hand-over is meant is what that person last saw, which another may have ended meanwhile. */
const one = fc.record({
  act: fc.constantFrom(...ACTS),
  by: fc.constantFrom(...PLACES),
  to: fc.constantFrom(...PLACES),
  sheets: fc.integer({ min: 0, max: 5 }),
});
type Command = typeof one extends fc.Arbitrary<infer T> ? T : never;

let world: CustodyWorld;
beforeAll(async () => {
  world = await aCustodyWorld();
});
afterAll(() => world.database.drop());

type Seen = { readonly dossierId: string; readonly pendingId: string; readonly openId: string; readonly now: Instant };

function act({ act: what, by, to, sheets }: Command, { dossierId, pendingId, openId, now }: Seen) {
  const acting = world.actor(by, "specialist", now);
  const counted = { sheets, originals: 0 };
  const way = { dossierIds: [dossierId], to: world.unit(to), note: "" };
  switch (what) {
    case "give":
      return give(acting, { ...way, counts: new Map([[dossierId, counted]]) });
    case "receive":
      return receive(acting, { handOverId: pendingId, counted });
    case "refuse":
      return refuse(acting, { handOverId: pendingId, reason: "Thử" });
    case "take-back":
      return takeBack(acting, { handOverId: pendingId, reason: "Thử" });
    case "pass":
      return pass(acting, { ...way, received: new Map([[dossierId, counted]]) });
    case "add":
      return addSheets(acting, { dossierId, added: counted, note: "" });
    case "shelve":
      return shelve(acting, { dossierId, shelf: `K${sheets}` });
    case "settle":
      return settleDifference(acting, { handOverId: openId, conclusion: "found", reason: "Thử" });
  }
}

it("two at once at every step: one custodian, one giao and one nhận each, sheets conserved, nothing half done", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(one, one), { minLength: 4, maxLength: 12 }), async (steps) => {
      const { id: dossierId } = await world.receive();
      let now = at("2026-11-23 09:20");
      let done = 1;
      for (const pair of steps) {
        now = now.add({ seconds: 30 });
        const handOvers = await listHandOversOf(world.db, dossierId);
        const seen = {
          dossierId,
          now,
          pendingId: handOvers.find(({ state }) => state === "given")?.id ?? dossierId,
          openId: handOvers.find(({ difference }) => difference === "open")?.id ?? dossierId,
        };
        const answers: readonly Result<unknown, unknown>[] = await Promise.all(pair.map((each) => act(each, seen)));
        done += answers.filter(({ ok }) => ok).length;
        await expectSound(dossierId, done);
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

/** The books tell one story: it is walked from its beginning and must end where the bundle stands. */
async function expectSound(dossierId: string, events: number): Promise<void> {
  const bundle = await findBundle(world.db, dossierId);
  if (bundle === undefined) throw new Error("the bundle is gone");
  const { chain, handOvers } = await whereaboutsOf(world.db, bundle);
  const links = chain.toReversed();
  expect(links.map(({ seq }) => seq)).toEqual(Array.from({ length: events }, (_, n) => n + 1));
  expect(bundle).toMatchObject({ version: events, sheets: links.at(-1)?.sheets, originals: links.at(-1)?.originals });
  expect(isSameCustodian(bundle.custodian, links.at(-1)?.custodian ?? bundle.custodian)).toBe(true);
  expect(handOvers.filter(({ state }) => state === "given").length).toBeLessThanOrEqual(1);
  for (const handOver of handOvers) {
    const own = links.filter(({ handOverId }) => handOverId === handOver.id).map(({ event }) => event);
    const ended = own.filter((event) => event !== "given" && event !== "settled");
    expect(ended).toHaveLength(handOver.state === "given" ? 0 : 1);
    expect(own.includes("given") || own.includes("passed")).toBe(true);
  }
  links.forEach((link, index) => index > 0 && expectStep(links[index - 1] ?? link, link));
}

/** Only who received has it afterwards, and only a count, an addition or an explanation changes the sheets. */
function expectStep(before: Link, link: Link): void {
  const moved = !isSameCustodian(before.custodian, link.custodian);
  expect(moved).toBe(link.event === "received" || link.event === "passed");
  if (!["received", "passed", "added", "settled"].includes(link.event)) expect(link.sheets).toBe(before.sheets);
  if (link.event === "added") expect(link.sheets).toBeGreaterThanOrEqual(before.sheets);
}

it("and the database's chains hold over all of them", async () => {
  const { rows } = await sql<{ broken: number; twice: number }>`
    select count(*) filter (where prev_hash is distinct from before)::int as broken,
      (select count(*) from (select dossier_id from hand_over where state = 'given' group by dossier_id
        having count(*) > 1) more)::int as twice
    from (select prev_hash, lag(hash, 1, decode(repeat('00', 32), 'hex')) over (partition by dossier_id order by seq) as before
      from custody_event) chained`.execute(world.database.owner);
  expect(rows).toEqual([{ broken: 0, twice: 0 }]);
});
