import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Result } from "#kernel/result.ts";
import { at } from "#modules/dossiers/testing.ts";
import type { Instant } from "#kernel/time.ts";
import type { Custodian } from "./domain/custodian.ts";
import { findBundle, listHandOversOf } from "./store/load.ts";
import { aCustodyWorld, type CustodyWorld } from "./testing-world.ts";
import { receive, refuse, takeBack } from "./use-cases/end-hand-overs.ts";
import { give } from "./use-cases/give.ts";
import { addSheets, settleDifference } from "./use-cases/keep.ts";
import { pass } from "./use-cases/pass.ts";

const PLACES = ["H37.07/counter", "H37.07/division", "H37.08/division", "H37.00/return-desk"] as const;
type PlaceIndex = 0 | 1 | 2 | 3;

/** Who does what: `by` acts for a place, whether it has anything to do with the paper or not. */
type Command = {
  readonly act: "give" | "receive" | "refuse" | "take-back" | "pass" | "add" | "settle";
  readonly by: PlaceIndex;
  readonly to: PlaceIndex;
  readonly sheets: number;
};

/** The reference: a place, a number of sheets, at most one hand-over under way, differences still open. */
type Model = {
  holder: PlaceIndex;
  sheets: number;
  originals: number;
  pending:
    { readonly id: string; readonly to: PlaceIndex; readonly given: number; readonly originals: number } | undefined;
  open: {
    readonly id: string;
    readonly sides: readonly PlaceIndex[];
    readonly counter: PlaceIndex;
    readonly lack: number;
    readonly lackingOriginals: number;
  }[];
  given: number;
  ended: number;
};

const place = fc.constantFrom<PlaceIndex>(0, 1, 2, 3);
const command: fc.Arbitrary<Command> = fc.record({
  act: fc.constantFrom<Command["act"]>(
    "give",
    "give",
    "receive",
    "receive",
    "refuse",
    "take-back",
    "pass",
    "add",
    "settle",
  ),
  by: place,
  to: place,
  sheets: fc.integer({ min: 0, max: 6 }),
});

let world: CustodyWorld;
beforeAll(async () => {
  world = await aCustodyWorld();
});
afterAll(() => world.database.drop());

const unit = (index: PlaceIndex): Custodian => world.unit(PLACES[index]);
const START = at("2026-11-23 09:20");
const acting = (index: PlaceIndex, now: Instant) => world.actor(PLACES[index], "specialist", now);

it("random hand-overs: one custodian, sheets conserved, every giao one nhận at most, everything else refused", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 6, maxLength: 22 }), async (commands) => {
      const dossier = await world.receive();
      const model: Model = { holder: 0, sheets: 1, originals: 1, pending: undefined, open: [], given: 0, ended: 0 };
      let now = START;
      for (const each of commands) {
        now = now.add({ seconds: 30 });
        await step(model, each, dossier.id, now);
        const bundle = await findBundle(world.db, dossier.id);
        expect(bundle?.custodian.id).toBe(unit(model.holder).id);
        expect(bundle?.sheets).toBe(model.sheets);
        const handOvers = await listHandOversOf(world.db, dossier.id);
        expect(handOvers).toHaveLength(model.given);
        expect(handOvers.filter(({ state }) => state !== "given")).toHaveLength(model.ended);
        expect(handOvers.filter(({ difference }) => difference === "open")).toHaveLength(model.open.length);
      }
    }),
    { numRuns: 80 },
  );
}, 120_000);

it("and the chains hold: each event follows the one before, hashed", async () => {
  const { rows } = await sql<{ broken: number; events: number }>`
    select count(*) as events, count(*) filter (where prev_hash is distinct from before
      or hash <> custody_event_hash(prev_hash, e)) as broken
    from (select custody_event as e, prev_hash, hash,
        lag(hash, 1, decode(repeat('00', 32), 'hex')) over (partition by dossier_id order by seq) as before
      from custody_event) chained`.execute(world.database.owner);
  // Each history opens its bundle, whatever chance makes of the rest.
  expect(rows[0]?.events).toBeGreaterThanOrEqual(80);
  expect(rows[0]?.broken).toBe(0);
});

async function step(model: Model, each: Command, dossierId: string, now: Instant): Promise<void> {
  const { act, by, to, sheets } = each;
  const [own, free] = [by === model.holder, model.pending === undefined];
  const counted = { sheets, originals: 0 };
  switch (act) {
    case "give": {
      const counts = new Map([[dossierId, counted]]);
      const done = await give(acting(by, now), { dossierIds: [dossierId], to: unit(to), note: "", counts });
      if (!agreed(done, own && free && to !== model.holder)) return;
      const id = done.value.handOvers[0]?.id ?? "";
      model.pending = { id, to, given: sheets, originals: 0 };
      model.given += 1;
      return;
    }
    case "receive": {
      const handOverId = model.pending?.id ?? dossierId;
      const done = await receive(acting(by, now), { handOverId, counted });
      if (!agreed(done, model.pending !== undefined && by === model.pending.to)) return;
      moved(model, { to: by, counted: sheets, counter: by });
      return;
    }
    case "refuse":
    case "take-back": {
      const handOverId = model.pending?.id ?? dossierId;
      const end = act === "refuse" ? refuse : takeBack;
      const done = await end(acting(by, now), { handOverId, reason: "Thử" });
      const may = act === "refuse" ? by === model.pending?.to : own;
      if (!agreed(done, model.pending !== undefined && may)) return;
      model.pending = undefined;
      model.ended += 1;
      return;
    }
    case "pass": {
      const received = new Map([[dossierId, counted]]);
      const done = await pass(acting(by, now), { dossierIds: [dossierId], to: unit(to), note: "", received });
      if (!agreed(done, free && to !== model.holder && (own || by === to))) return;
      model.pending = { id: done.value.handOvers[0]?.id ?? "", to, given: model.sheets, originals: model.originals };
      model.given += 1;
      moved(model, { to, counted: sheets, counter: by });
      return;
    }
    case "add": {
      const done = await addSheets(acting(by, now), { dossierId, added: counted, note: "" });
      if (agreed(done, own && free)) model.sheets += sheets;
      return;
    }
    case "settle": {
      const [first] = model.open;
      const command = {
        handOverId: first?.id ?? dossierId,
        conclusion: sheets % 2 === 0 ? "found" : "lost",
        reason: "Thử",
      } as const;
      const done = await settleDifference(acting(by, now), command);
      const may = first !== undefined && first.sides.includes(by) && first.counter !== by && free;
      if (!agreed(done, may) || first === undefined) return;
      model.open.shift();
      if (command.conclusion === "found") foundAgain(model, first);
      return;
    }
  }
}

function foundAgain(model: Model, { lack, lackingOriginals }: Model["open"][number]): void {
  model.sheets = Math.max(0, model.sheets + lack);
  model.originals = Math.min(model.originals + lackingOriginals, model.sheets);
}

function moved(model: Model, { to, counted, counter }: { to: PlaceIndex; counted: number; counter: PlaceIndex }): void {
  const { pending, holder } = model;
  if (pending === undefined) throw new Error("nothing was given");
  const differs = pending.given !== counted || pending.originals > 0;
  const lack = pending.given - counted;
  if (differs)
    model.open.push({ id: pending.id, sides: [holder, to], counter, lack, lackingOriginals: pending.originals });
  model.holder = to;
  model.sheets = counted;
  model.originals = 0;
  model.pending = undefined;
  model.ended += 1;
}

function agreed<T>(
  done: Result<T, { readonly kind: string }>,
  expected: boolean,
): done is { readonly ok: true; readonly value: T } {
  expect(done.ok ? "done" : "refused").toBe(expected ? "done" : "refused");
  return done.ok;
}
