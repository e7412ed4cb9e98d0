import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Result } from "#kernel/result.ts";
import { Temporal } from "#kernel/time.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import { at } from "#modules/dossiers/testing.ts";
import type { Custodian } from "../domain/custodian.ts";
import { aCustodyWorld, type CustodyWorld } from "../testing-world.ts";
import type { Acting } from "./acting.ts";
import { checkShelf } from "./check-shelf.ts";
import { receiveAll, refuse, takeBack } from "./end-hand-overs.ts";
import { give } from "./give.ts";
import { addSheets, settleDifference, shelve } from "./keep.ts";
import { lossIsFound, remakeLoss, reportLoss, signLoss, writeLoss } from "./losses.ts";
import { openCustody } from "./open-custody.ts";
import { pass } from "./pass.ts";

let world: CustodyWorld;
const COUNTER = "H37.07/counter";
const DIVISION = "H37.07/division";
const NOW = at("2026-11-23 10:00");
const COURIER: Custodian = { kind: "courier", id: newId(), label: "Bưu tá" };
beforeAll(async () => {
  world = await aCustodyWorld();
});
afterAll(() => world.database.drop());

const counter = () => world.actor(COUNTER, "counter-officer", NOW);
const division = () => world.actor(DIVISION, "specialist", NOW);
const post = () => world.actor("H37.93/counter", "postal-officer", NOW);

type Act = (acting: Acting) => Promise<Result<unknown, { readonly kind: string }>>;
type Prepared = { readonly acting: Acting; readonly act: Act; readonly done?: RegExp };

function must<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

/**
 * Breaks every statement of an act in turn, each time on a fresh start, and does it again on the sound connection: it must
 * succeed then, or say that it was done before. Nothing half done may be seen in between, and the end is always the same.
 */
async function sweep(prepare: () => Promise<Prepared>): Promise<void> {
  const ends = new Set<string>();
  const broken = await sweepFaults(world.db, async (db) => {
    const { acting, act, done = /pending|ended|same-place|no-difference|loss-signed/ } = await prepare();
    const before = await state();
    const first = await act({ ...acting, db }).catch(() => undefined);
    if (first === undefined) expect(await state()).toEqual(before);
    const again = await act(acting);
    const doneBefore = !again.ok && first?.ok === true && done.test(again.error.kind);
    expect(again.ok || doneBefore, again.ok ? "" : again.error.kind).toBe(true);
    ends.add(JSON.stringify(grownBy(before, await state())));
  });
  expect(broken).toBeGreaterThanOrEqual(4);
  expect(ends.size).toBeLessThanOrEqual(2);
}

type State = Readonly<Record<string, number>>;

/** How much there is of everything: what a half-done act would change. */
async function state(): Promise<State> {
  const { rows } = await sql<State>`select (select count(*) from custody_event)::int as events,
    (select count(*) from hand_over)::int as given, (select count(*) from hand_over where state <> 'given')::int as ended,
    (select count(*) from hand_over where difference = 'open')::int as differing, (select count(*) from bundle)::int as bundles,
    (select coalesce(sum(sheets), 0) from bundle)::int as sheets, (select count(*) from loss)::int as losses,
    (select count(*) from loss where remedy is not null)::int as written, (select count(*) from loss_signature)::int as signed,
    (select count(*) from loss where completed_at is not null)::int as completed,
    (select count(*) from loss where ended_at is not null)::int as over, (select count(*) from shelf_check)::int as checks,
    (select count(*) from bundle where shelf is not null)::int as shelved`.execute(world.db);
  return rows[0] ?? {};
}

function grownBy(before: State, after: State): State {
  return Object.fromEntries(Object.entries(after).map(([key, n]) => [key, n - (before[key] ?? 0)]));
}

async function given(sheets = 1) {
  const dossier = await world.receive();
  const counts = new Map([[dossier.id, { sheets, originals: 0 }]]);
  const batch = must(await give(counter(), { dossierIds: [dossier.id], to: world.unit(DIVISION), note: "", counts }));
  return { dossier, handOverId: batch.handOvers[0]?.id ?? "" };
}

async function lost() {
  const dossier = await world.receive();
  must(await pass(counter(), { dossierIds: [dossier.id], to: COURIER, note: "" }));
  const between = { giver: world.unit(COUNTER), receiver: world.unit(DIVISION), circumstances: "Rơi" };
  return { dossier, loss: must(await reportLoss(post(), { dossierId: dossier.id, ...between })) };
}

const WRITING = {
  contents: "Đơn",
  remedy: "from-data",
  text: "In lại",
  responsible: "Quầy",
  by: Temporal.PlainDate.from("2026-11-30"),
};

it("giving, receiving, refusing, taking back, passing", async () => {
  await sweep(async () => {
    const dossierIds = [(await world.receive()).id, (await world.receive()).id];
    return { acting: counter(), act: (acting) => give(acting, { dossierIds, to: world.unit(DIVISION), note: "" }) };
  });
  await sweep(async () => {
    const receivings = [await given(), await given()];
    return { acting: division(), act: (acting) => receiveAll(acting, receivings) };
  });
  await sweep(async () => {
    const { handOverId } = await given();
    return { acting: division(), act: (acting) => refuse(acting, { handOverId, reason: "Nhầm" }) };
  });
  await sweep(async () => {
    const { handOverId } = await given();
    return { acting: counter(), act: (acting) => takeBack(acting, { handOverId, reason: "Nhầm" }) };
  });
  await sweep(async () => {
    const { id } = await world.receive();
    return {
      acting: counter(),
      act: (acting) => pass(acting, { dossierIds: [id], to: COURIER, note: "" }),
      done: /not-holder|same-place/,
    };
  });
}, 120_000);

it("opening, shelving, settling a difference, counting a shelf", async () => {
  await sweep(async () => {
    const { id } = await world.receive({ channel: "online" });
    const counted = { sheets: 2, originals: 0 };
    return {
      acting: world.acting("counter-officer"),
      act: (acting) => openCustody(acting, { dossierId: id, counted }),
    };
  });
  await sweep(async () => {
    const { id } = await world.receive();
    return { acting: counter(), act: (acting) => shelve(acting, { dossierId: id, shelf: "K1" }) };
  });
  await sweep(async () => {
    const { handOverId } = await given(3);
    must(await receiveAll(division(), [{ handOverId, counted: { sheets: 2, originals: 0 } }]));
    return {
      acting: counter(),
      act: (acting) => settleDifference(acting, { handOverId, conclusion: "lost", reason: "Mất" }),
    };
  });
  await sweep(async () => {
    const unitId = world.unit(COUNTER).id;
    return { acting: counter(), act: (acting) => checkShelf(acting, { unitId, shelf: "K1", codes: ["X"] }) };
  });
}, 120_000);

it("adding sheets: sent again after a lost answer it adds nothing twice", async () => {
  await sweep(async () => {
    const { id } = await world.receive();
    const command = { dossierId: id, added: { sheets: 1, originals: 0 }, note: "", version: 1 };
    return { acting: counter(), act: (acting) => addSheets(acting, command), done: /changed/ };
  });
});

it("losses: reporting, writing, signing, making again, finding", async () => {
  await sweep(async () => {
    const dossier = await world.receive();
    must(await pass(counter(), { dossierIds: [dossier.id], to: COURIER, note: "" }));
    const between = { giver: world.unit(COUNTER), receiver: world.unit(DIVISION), circumstances: "Rơi" };
    return { acting: post(), act: (acting) => reportLoss(acting, { dossierId: dossier.id, ...between }) };
  });
  await sweep(async () => {
    const { loss } = await lost();
    return { acting: counter(), act: (acting) => writeLoss(acting, { lossId: loss.id, ...WRITING }) };
  });
  const signedBy = async (sides: 2 | 3) => {
    const { loss } = await lost();
    must(await writeLoss(counter(), { lossId: loss.id, ...WRITING }));
    must(await signLoss(counter(), { lossId: loss.id, side: "giver" }));
    must(await signLoss(division(), { lossId: loss.id, side: "receiver" }));
    if (sides === 3) must(await signLoss(post(), { lossId: loss.id, side: "third" }));
    return loss.id;
  };
  await sweep(async () => {
    const lossId = await signedBy(2);
    return { acting: post(), act: (acting) => signLoss(acting, { lossId, side: "third" }) };
  });
  await sweep(async () => {
    const lossId = await signedBy(3);
    const command = { lossId, unit: world.unit(COUNTER), counted: { sheets: 1, originals: 0 } };
    return { acting: counter(), act: (acting) => remakeLoss(acting, command) };
  });
  await sweep(async () => {
    const { dossier } = await lost();
    return { acting: post(), act: (acting) => lossIsFound(acting, dossier.id) };
  });
}, 120_000);
