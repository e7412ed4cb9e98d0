import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { custodianOf, findBundle } from "#modules/custody/index.ts";
import { at } from "#modules/dossiers/testing.ts";
import { courierFigures } from "../store/figures.ts";
import { findDiscrepancy, listDiscrepancies, listItems } from "../store/load.ts";
import { aCourierWorld, ARRIVED, COUNTER, DIVISION, must, RETURNED, type CourierWorld } from "../testing-world.ts";
import { listOutstanding } from "./outstanding.ts";
import { addBag, departRun, openRun, sealBag } from "./pack.ts";
import { closeBag, openBag, scanIn } from "./scan-in.ts";
import { scanOut, strikeItem } from "./scan-out.ts";
import { conclude, sign } from "./settle.ts";

let world: CourierWorld;
beforeAll(async () => {
  world = await aCourierWorld();
});
afterAll(() => world.database.drop());

async function received(): Promise<string> {
  const { code } = await world.receive();
  if (code === null) throw new Error("no code");
  return code;
}

async function packing() {
  const run = must(await openRun(world.counter(), { route: "Tuyến 1", courierId: world.courier.officerId }));
  const units = { fromUnitId: world.unit(COUNTER).id, toUnitId: world.unit(DIVISION).id };
  return { run, bag: must(await addBag(world.counter(), { runId: run.id, ...units })) };
}

describe("scan-out", () => {
  it("puts the dossier into the courier's custody, once", async () => {
    const { bag } = await packing();
    expect(bag).toMatchObject({ ordinal: 1, direction: "out" });
    const dossier = await world.receive();
    const code = dossier.code ?? "";
    must(await scanOut(world.counter(), { bagId: bag.id, code: ` ${code.toLowerCase()} ` }));
    expect(await custodianOf(world.db, dossier.id)).toMatchObject({ kind: "courier", id: world.courier.officerId });
    const again = await scanOut(world.counter(), { bagId: bag.id, code });
    expect(again).toMatchObject({ error: { kind: "courier/scanned-before" } });
    const other = await packing();
    const elsewhere = await scanOut(world.counter(), { bagId: other.bag.id, code });
    expect(elsewhere).toMatchObject({ error: { kind: "courier/in-another-bag" } });
  });

  it("two at once put it into one bag", async () => {
    const [one, two] = [await packing(), await packing()];
    const code = await received();
    const done = await Promise.all(
      [one, two].map(({ bag }) => scanOut(world.counter(), { bagId: bag.id, code }).catch(() => undefined)),
    );
    expect(done.filter((each) => each?.ok === true)).toHaveLength(1);
  });

  it("is undone by striking: the paper is back with the giver and the line stays", async () => {
    const { bag } = await packing();
    const dossier = await world.receive();
    const item = must(await scanOut(world.counter(), { bagId: bag.id, code: dossier.code ?? "" }));
    must(await strikeItem(world.counter(), { itemId: item.id, reason: "Nhầm túi" }));
    expect(await custodianOf(world.db, dossier.id)).toMatchObject({ kind: "unit", id: world.counterId });
    expect(await listItems(world.db, [bag.id])).toMatchObject([{ state: "struck", struckReason: "Nhầm túi" }]);
    expect(await sealBag(world.counter(), { bagId: bag.id, seal: "1" })).toMatchObject({
      error: { kind: "courier/empty" },
    });
    must(await scanOut(world.counter(), { bagId: bag.id, code: dossier.code ?? "" }));
  });

  it("ends with the seal", async () => {
    const { run, bag } = await packing();
    must(await scanOut(world.counter(), { bagId: bag.id, code: await received() }));
    expect(await departRun(world.post(), run.id)).toMatchObject({ error: { kind: "courier/not-sealed" } });
    must(await sealBag(world.counter(), { bagId: bag.id, seal: "NP-7" }));
    const late = await scanOut(world.counter(), { bagId: bag.id, code: await received() });
    expect(late).toMatchObject({ error: { kind: "courier/sealed" } });
    const early = await openBag(world.division(), { bagId: bag.id, seal: "intact" });
    expect(early).toMatchObject({ error: { kind: "courier/not-departed" } });
  });

  it("is for the giving unit, scan-in for the receiving one", async () => {
    const { bag } = await packing();
    const code = await received();
    expect(await scanOut(world.division(), { bagId: bag.id, code })).toMatchObject({
      error: { kind: "courier/not-allowed" },
    });
    const carried = await world.carried([code]);
    expect(await scanIn(world.counter(), { bagId: carried, code })).toMatchObject({
      error: { kind: "courier/not-allowed" },
    });
  });
});

describe("scan-in", () => {
  it("puts it into the receiving unit's custody, and back the same way", async () => {
    const dossier = await world.receive();
    const code = dossier.code ?? "";
    const bagId = await world.carried([code]);
    expect(must(await scanIn(world.division(), { bagId, code }))).toMatchObject({ outcome: "arrived" });
    expect(await scanIn(world.division(), { bagId, code })).toMatchObject({
      error: { kind: "courier/scanned-before" },
    });
    must(await closeBag(world.division(), bagId));
    expect(await listDiscrepancies(world.db, [bagId])).toEqual([]);
    const home = await world.carried([code], "back", RETURNED);
    must(await scanIn(world.counter(RETURNED), { bagId: home, code }));
    expect(await custodianOf(world.db, dossier.id)).toMatchObject({ kind: "unit", id: world.counterId });
  });

  it("of another bag's dossier receives it and notes it; of one in no bag only notes it", async () => {
    const [one, two] = [await received(), await received()];
    const first = await world.carried([one]);
    const second = await world.carried([two]);
    expect(must(await scanIn(world.division(), { bagId: first, code: two }))).toMatchObject({ outcome: "wrong-bag" });
    must(await closeBag(world.division(), second));
    expect(await listDiscrepancies(world.db, [second])).toEqual([]);
    const stray = await world.receive();
    const extra = must(await scanIn(world.division(), { bagId: first, code: stray.code ?? "" }));
    expect(extra).toMatchObject({ outcome: "extra" });
    expect(await custodianOf(world.db, stray.id)).toMatchObject({ kind: "unit", id: world.counterId });
    const kinds = (await listDiscrepancies(world.db, [first])).map(({ kind }) => kind);
    expect(kinds).toEqual(["wrong-bag", "extra"]);
  });

  it("with another count and a broken seal leaves both to be settled", async () => {
    const dossier = await world.receive();
    const { run, bag } = await packing();
    const code = dossier.code ?? "";
    must(await scanOut(world.counter(), { bagId: bag.id, code, counted: { sheets: 6, originals: 1 } }));
    must(await sealBag(world.counter(), { bagId: bag.id, seal: "NP-8" }));
    must(await departRun(world.post(), run.id));
    must(await openBag(world.division(), { bagId: bag.id, seal: "broken", note: "Dây niêm phong đứt" }));
    const scanned = await scanIn(world.division(), { bagId: bag.id, code, counted: { sheets: 5, originals: 1 } });
    expect(must(scanned)).toMatchObject({ outcome: "count" });
    expect(await findBundle(world.db, dossier.id)).toMatchObject({ sheets: 5 });
    const found = await listDiscrepancies(world.db, [bag.id]);
    expect(found.map(({ kind }) => kind)).toEqual(["broken-seal", "count"]);
    const count = found[1]?.id ?? "";
    must(await conclude(world.division(), { discrepancyId: count, conclusion: "found", text: "Rơi trong túi" }));
    must(await sign(world.counter(ARRIVED), { discrepancyId: count, side: "giver" }));
    must(await sign(world.post(), { discrepancyId: count, side: "courier" }));
    must(await sign(world.division(), { discrepancyId: count, side: "receiver" }));
    expect(await findBundle(world.db, dossier.id)).toMatchObject({ sheets: 6 });
  });
});

describe("a missing envelope", () => {
  async function missing() {
    const dossier = await world.receive();
    const code = dossier.code ?? "";
    const bagId = await world.carried([code, await received()]);
    must(await closeBag(world.division(), bagId));
    const found = (await listDiscrepancies(world.db, [bagId])).find((each) => each.code === code);
    if (found === undefined) throw new Error("nothing is missing");
    return { dossier, code, bagId, id: found.id };
  }

  it("stays with the courier and needs three different people", async () => {
    const { dossier, id } = await missing();
    expect(await custodianOf(world.db, dossier.id)).toMatchObject({ kind: "courier" });
    expect(await sign(world.post(), { discrepancyId: id, side: "courier" })).toMatchObject({
      error: { kind: "courier/not-concluded" },
    });
    const found = { discrepancyId: id, conclusion: "found", text: "Thấy trên xe" } as const;
    expect(await conclude(world.division(), found)).toMatchObject({ error: { kind: "courier/not-arrived" } });
    must(await conclude(world.division(), { ...found, conclusion: "lost", text: "Không tìm thấy" }));
    must(await sign(world.division(), { discrepancyId: id, side: "receiver" }));
    expect(await sign(world.division(), { discrepancyId: id, side: "giver" })).toMatchObject({
      error: { kind: "courier/already-signed" },
    });
    expect(await sign(world.counter(ARRIVED), { discrepancyId: id, side: "courier" })).toMatchObject({
      error: { kind: "courier/wrong-side" },
    });
    const changed = await conclude(world.division(), { ...found, conclusion: "sent-again" });
    expect(changed).toMatchObject({ error: { kind: "courier/already-signed" } });
    must(await sign(world.counter(ARRIVED), { discrepancyId: id, side: "giver" }));
    expect((await findDiscrepancy(world.db, id))?.settledAt).toBeNull();
    expect(must(await sign(world.post(), { discrepancyId: id, side: "courier" }))).toMatchObject({
      settledAt: ARRIVED,
    });
  });

  it("found is scanned in first, then signed", async () => {
    const { dossier, code, bagId, id } = await missing();
    must(await scanIn(world.division(), { bagId, code }));
    expect(await custodianOf(world.db, dossier.id)).toMatchObject({ id: world.unit(DIVISION).id });
    must(await conclude(world.post(), { discrepancyId: id, conclusion: "found", text: "Kẹt dưới đáy túi" }));
  });

  it("sent again is carried again, without a second journey in the figures", async () => {
    const from = at("2026-11-23 00:00");
    const { code, id } = await missing();
    const before = await courierFigures(world.db, { from, until: at("2026-12-01 00:00") });
    must(await conclude(world.division(), { discrepancyId: id, conclusion: "sent-again", text: "Để quên ở bưu cục" }));
    for (const [acting, side] of [
      [world.division(), "receiver"],
      [world.counter(ARRIVED), "giver"],
      [world.post(), "courier"],
    ] as const) {
      must(await sign(acting, { discrepancyId: id, side }));
    }
    const bagId = await world.carried([code], "out", ARRIVED);
    must(await scanIn(world.division(), { bagId, code }));
    expect(await courierFigures(world.db, { from, until: at("2026-12-01 00:00") })).toEqual(before);
  });
});

describe("figures", () => {
  it("out = back + outstanding, each with its list", async () => {
    const period = { from: at("2026-11-23 00:00"), until: at("2026-12-01 00:00") };
    const figures = await courierFigures(world.db, period);
    expect(figures.out).toBe(figures.back + figures.outstanding);
    expect(figures.back).toBeGreaterThan(0);
    const outstanding = await listOutstanding(world.db, period);
    expect(outstanding).toHaveLength(figures.outstanding);
    expect(outstanding.every(({ holder, since }) => holder !== null && since !== null)).toBe(true);
  });
});

describe("the database", () => {
  it("keeps signatures and lines, and settles nothing without three signatures", async () => {
    const attempts = [
      sql`update courier_signature set officer_name = 'x'`,
      sql`delete from courier_item`,
      sql`update courier_item set sheets = sheets + 1`,
      sql`update courier_discrepancy set conclusion = 'found', conclusion_text = 'x', settled_at = now()
        where conclusion is null`,
    ];
    for (const attempt of attempts) await expect(attempt.execute(world.db)).rejects.toThrow();
  });
});
