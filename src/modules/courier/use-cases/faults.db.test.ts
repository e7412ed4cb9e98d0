import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Result } from "#kernel/result.ts";
import { newId } from "#platform/ids.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import type { Acting } from "#modules/custody/index.ts";
import { listDiscrepancies } from "../store/load.ts";
import { aCourierWorld, ARRIVED, COUNTER, DIVISION, must, type CourierWorld } from "../testing-world.ts";
import { addBag, departRun, openRun, sealBag } from "./pack.ts";
import { closeBag, noteStray, openBag, scanIn } from "./scan-in.ts";
import { scanOut, strikeItem } from "./scan-out.ts";
import { attachPhoto, conclude, sign } from "./settle.ts";

let world: CourierWorld;
beforeAll(async () => {
  world = await aCourierWorld();
});
afterAll(() => world.database.drop());

type Act = (acting: Acting) => Promise<Result<unknown, { readonly kind: string }>>;

/**
 * Breaks every statement of an act in turn, each time on a fresh start, and does it again on the sound connection: it must
 * succeed then, or say that it was done before. Nothing half done may be seen in between.
 */
async function sweep(prepare: () => Promise<{ readonly acting: Acting; readonly act: Act }>): Promise<void> {
  const broken = await sweepFaults(world.db, async (db) => {
    const { acting, act } = await prepare();
    const before = await state();
    const first = await act({ ...acting, db }).catch(() => undefined);
    if (first === undefined) expect(await state()).toEqual(before);
    const again = await act(acting);
    const doneBefore =
      !again.ok && /scanned-before|sealed|already-signed|settled|not-in-bag|held-here/.test(again.error.kind);
    expect(again.ok || (first?.ok === true && doneBefore), again.ok ? "" : again.error.kind).toBe(true);
  });
  expect(broken).toBeGreaterThanOrEqual(3);
}

/** How much there is of everything: what a half-done act would change. */
async function state() {
  const { rows } =
    await sql`select (select count(*) from custody_event) as events, (select count(*) from hand_over) as given,
    (select count(*) from courier_item) as items, (select count(*) from courier_discrepancy) as found,
    (select count(*) from courier_signature) as signed, (select count(*) from courier_run) as runs,
    (select count(*) from courier_bag where sealed_at is not null) as sealed,
    (select count(*) from courier_bag where opened_at is not null) as opened,
    (select count(*) from courier_bag where closed_at is not null) as closed,
    (select count(*) from loss) as losses, (select count(conclusion) from courier_discrepancy) as concluded,
    (select count(photo_id) from courier_discrepancy) as photos, (select count(settled_at) from courier_discrepancy) as settled,
    (select count(*) from courier_bag) as bags,
    (select string_agg(state, ',' order by id) from courier_item) as states`.execute(world.db);
  return rows[0];
}

async function code(): Promise<string> {
  return (await world.receive()).code ?? "";
}

async function packed() {
  const run = must(await openRun(world.counter(), { route: "Tuyến", courierId: world.courier.officerId }));
  const units = { fromUnitId: world.unit(COUNTER).id, toUnitId: world.unit(DIVISION).id };
  const bag = must(await addBag(world.counter(), { runId: run.id, ...units }));
  const item = must(await scanOut(world.counter(), { bagId: bag.id, code: await code() }));
  return { run, bag, item };
}

it("opening and filling a bag", async () => {
  await sweep(async () => ({
    acting: world.counter(),
    act: (acting) => openRun(acting, { route: "Tuyến", courierId: world.courier.officerId }),
  }));
  await sweep(async () => {
    const [{ bag }, another] = [await packed(), await code()];
    return { acting: world.counter(), act: (acting) => scanOut(acting, { bagId: bag.id, code: another }) };
  });
  await sweep(async () => {
    const { item } = await packed();
    return { acting: world.counter(), act: (acting) => strikeItem(acting, { itemId: item.id, reason: "Nhầm" }) };
  });
}, 120_000);

it("sealing, leaving, opening", async () => {
  await sweep(async () => {
    const { bag } = await packed();
    return { acting: world.counter(), act: (acting) => sealBag(acting, { bagId: bag.id, seal: "1" }) };
  });
  await sweep(async () => {
    const { bag, run } = await packed();
    must(await sealBag(world.counter(), { bagId: bag.id, seal: "1" }));
    return { acting: world.post(), act: (acting) => departRun(acting, run.id) };
  });
  await sweep(async () => {
    const { bag, run } = await packed();
    must(await sealBag(world.counter(), { bagId: bag.id, seal: "1" }));
    must(await departRun(world.post(), run.id));
    return {
      acting: world.division(),
      act: (acting) => openBag(acting, { bagId: bag.id, seal: "broken", note: "Đứt" }),
    };
  });
}, 120_000);

it("receiving, counting to the end, signing", async () => {
  await sweep(async () => {
    const one = await code();
    const bagId = await world.carried([one]);
    const counted = { sheets: 9, originals: 1 };
    return { acting: world.division(), act: (acting) => scanIn(acting, { bagId, code: one, counted }) };
  });
  await sweep(async () => {
    const bagId = await world.carried([await code()]);
    return { acting: world.division(), act: (acting) => closeBag(acting, bagId) };
  });
  await sweep(async () => {
    const one = await code();
    const bagId = await world.carried([one]);
    must(await scanIn(world.division(), { bagId, code: one, counted: { sheets: 9, originals: 1 } }));
    const [found] = await listDiscrepancies(world.db, [bagId]);
    const discrepancyId = found?.id ?? "";
    must(await conclude(world.division(), { discrepancyId, conclusion: "miscounted", text: "Đếm lại" }));
    must(await sign(world.division(), { discrepancyId, side: "receiver" }));
    must(await sign(world.post(), { discrepancyId, side: "courier" }));
    return { acting: world.counter(ARRIVED), act: (acting) => sign(acting, { discrepancyId, side: "giver" }) };
  });
}, 120_000);

it("adding a bag, noting a stray, concluding, a photograph, and the third signature of a stray", async () => {
  await sweep(async () => {
    const run = must(await openRun(world.counter(), { route: "Tuyến", courierId: world.courier.officerId }));
    const units = { fromUnitId: world.unit(COUNTER).id, toUnitId: world.unit(DIVISION).id };
    return { acting: world.counter(), act: (acting) => addBag(acting, { runId: run.id, ...units }) };
  });
  await sweep(async () => {
    const bagId = await world.carried([await code()]);
    return { acting: world.division(), act: (acting) => noteStray(acting, { bagId, code: "X-1", note: "Lạ" }) };
  });
  const stray = async () => {
    const bagId = await world.carried([await code()]);
    must(await scanIn(world.division(), { bagId, code: await code() }));
    return (await listDiscrepancies(world.db, [bagId]))[0]?.id ?? "";
  };
  const toUnitId = world.unit("H37.08/division").id;
  const sentOn = { conclusion: "sent-on", text: "Của Sở khác", toUnitId } as const;
  await sweep(async () => {
    const discrepancyId = await stray();
    return { acting: world.division(), act: (acting) => conclude(acting, { discrepancyId, ...sentOn }) };
  });
  await sweep(async () => {
    const discrepancyId = await stray();
    return { acting: world.division(), act: (acting) => attachPhoto(acting, { discrepancyId, photoId: newId() }) };
  });
  await sweep(async () => {
    const discrepancyId = await stray();
    must(await conclude(world.division(), { discrepancyId, ...sentOn }));
    must(await sign(world.division(), { discrepancyId, side: "receiver" }));
    must(await sign(world.counter(ARRIVED), { discrepancyId, side: "giver" }));
    return { acting: world.post(), act: (acting) => sign(acting, { discrepancyId, side: "courier" }) };
  });
}, 120_000);

it("the third signature of a loss, which begins its minutes", async () => {
  await sweep(async () => {
    const bagId = await world.carried([await code()]);
    must(await closeBag(world.division(), bagId));
    const discrepancyId = (await listDiscrepancies(world.db, [bagId]))[0]?.id ?? "";
    must(await conclude(world.division(), { discrepancyId, conclusion: "lost", text: "Mất" }));
    must(await sign(world.division(), { discrepancyId, side: "receiver" }));
    must(await sign(world.counter(ARRIVED), { discrepancyId, side: "giver" }));
    return { acting: world.post(), act: (acting) => sign(acting, { discrepancyId, side: "courier" }) };
  });
}, 120_000);
