import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { custodianOf, findBundle, listHandOversOf, receive } from "#modules/custody/index.ts";
import { at } from "#modules/dossiers/testing.ts";
import { newId } from "#platform/ids.ts";
import { listDiscrepancies, listItems } from "../store/load.ts";
import { aCourierWorld, ARRIVED, COUNTER, DIVISION, must, type CourierWorld } from "../testing-world.ts";
import { addBag, departRun, openRun, sealBag } from "./pack.ts";
import { scanOut } from "./scan-out.ts";
import { watchCourier } from "./watch-courier.ts";
import { closeBag, noteStray, openBag, scanIn } from "./scan-in.ts";
import { conclude, sign, type Conclude } from "./settle.ts";

let world: CourierWorld;
beforeAll(async () => {
  world = await aCourierWorld();
});
afterAll(() => world.database.drop());

const OTHER = "H37.08/division";

/** A bag on its way with one dossier in it, and another dossier that no manifest names. */
async function withStray() {
  const [carried, stray] = [await world.receive(), await world.receive()];
  const bagId = await world.carried([carried.code ?? ""]);
  return { carried, stray, bagId };
}

async function discrepancyOf(bagId: string, code: string | null) {
  const found = (await listDiscrepancies(world.db, [bagId])).find((each) => each.code === code);
  if (found === undefined) throw new Error("nothing was noted");
  return found;
}

/** Concludes and signs by three; who signs last is not of the receiving side. */
async function settled(discrepancyId: string, end: Omit<Conclude, "discrepancyId" | "text">) {
  must(await conclude(world.division(), { discrepancyId, text: "Ba bên đã xem", ...end }));
  must(await sign(world.division(), { discrepancyId, side: "receiver" }));
  must(await sign(world.counter(ARRIVED), { discrepancyId, side: "giver" }));
  return sign(world.post(), { discrepancyId, side: "courier" });
}

describe("an envelope that no manifest names", () => {
  it("kept: it comes into the custody of the unit that has it, with giao and nhận", async () => {
    const { stray, bagId } = await withStray();
    must(await scanIn(world.division(), { bagId, code: stray.code ?? "" }));
    const { id } = await discrepancyOf(bagId, stray.code);
    expect(must(await settled(id, { conclusion: "kept" })).settledAt).not.toBeNull();
    expect(await custodianOf(world.db, stray.id)).toMatchObject({ id: world.unit(DIVISION).id });
    expect(await listHandOversOf(world.db, stray.id)).toMatchObject([{ state: "received", difference: "none" }]);
  });

  it("sent on: the unit that has it gives it on, and answers for it until the other has acknowledged", async () => {
    const { stray, bagId } = await withStray();
    must(await scanIn(world.division(), { bagId, code: stray.code ?? "" }));
    const { id } = await discrepancyOf(bagId, stray.code);
    const nowhere = await conclude(world.division(), { discrepancyId: id, conclusion: "sent-on", text: "Của Sở khác" });
    expect(nowhere).toMatchObject({ error: { kind: "courier/invalid", faults: [{ field: "to", what: "unknown" }] } });
    const home = { discrepancyId: id, conclusion: "sent-on", text: "x", toUnitId: world.unit(DIVISION).id } as const;
    expect(await conclude(world.division(), home)).toMatchObject({ error: { kind: "courier/invalid" } });
    must(await settled(id, { conclusion: "sent-on", toUnitId: world.unit(OTHER).id }));
    expect(await custodianOf(world.db, stray.id)).toMatchObject({ id: world.unit(DIVISION).id });
    const [, given] = await listHandOversOf(world.db, stray.id);
    expect(given).toMatchObject({ state: "given", to: { id: world.unit(OTHER).id } });
    must(await receive(world.actor(OTHER, "specialist", ARRIVED), { handOverId: given?.id ?? "" }));
    expect(await custodianOf(world.db, stray.id)).toMatchObject({ id: world.unit(OTHER).id });
  });

  it("returned: where the books had it all the time nothing moves", async () => {
    const { stray, bagId } = await withStray();
    must(await scanIn(world.division(), { bagId, code: stray.code ?? "" }));
    const { id } = await discrepancyOf(bagId, stray.code);
    must(await settled(id, { conclusion: "returned" }));
    expect(await custodianOf(world.db, stray.id)).toMatchObject({ id: world.unit(COUNTER).id });
    expect(await listHandOversOf(world.db, stray.id)).toEqual([]);
  });

  it("scanned twice is said and noted once; after the count it is noted as late", async () => {
    const { stray, bagId } = await withStray();
    const scan = () => scanIn(world.division(), { bagId, code: stray.code ?? "" });
    must(await scan());
    expect(await scan()).toMatchObject({ error: { kind: "courier/scanned-before" } });
    must(await closeBag(world.division(), bagId));
    const late = await world.receive();
    expect(must(await scanIn(world.division(), { bagId, code: late.code ?? "" })).outcome).toBe("extra");
    expect((await discrepancyOf(bagId, late.code)).note).toContain("sau khi đã kết thúc đếm");
    expect((await listDiscrepancies(world.db, [bagId])).map(({ kind }) => kind)).toEqual(["extra", "missing", "extra"]);
  });

  it("of an immediate procedure does not travel, but goes back", async () => {
    const caseId = await world.addCase({ immediate: true });
    const { bagId } = await withStray();
    const stray = await world.receive({ caseId });
    must(await scanIn(world.division(), { bagId, code: stray.code ?? "" }));
    const { id } = await discrepancyOf(bagId, stray.code);
    must(await conclude(world.division(), { discrepancyId: id, conclusion: "kept", text: "Giữ" }));
    must(await conclude(world.division(), { discrepancyId: id, conclusion: "returned", text: "Trả" }));
    must(await settled(id, { conclusion: "returned" }));
    expect(await custodianOf(world.db, stray.id)).toMatchObject({ id: world.unit(COUNTER).id });
  });
});

describe("an envelope with a strange code", () => {
  it("is refused as a scan and noted when somebody says so; two strange ones are two", async () => {
    const { carried, bagId } = await withStray();
    const scanned = await scanIn(world.division(), { bagId, code: "QC-17" });
    expect(scanned).toMatchObject({ error: { kind: "courier/unknown-code", code: "QC-17" } });
    expect(must(await noteStray(world.division(), { bagId, code: " QC-17 ", note: "Gửi Sở Y tế" }))).toBe("QC-17");
    must(await noteStray(world.division(), { bagId, code: "không mã 1", note: "Trắng" }));
    expect(await listDiscrepancies(world.db, [bagId])).toMatchObject([
      { kind: "extra", code: "QC-17", dossierId: null, note: "Gửi Sở Y tế" },
      { kind: "extra", code: "không mã 1" },
    ]);
    const again = await noteStray(world.division(), { bagId, code: "QC-17", note: "Lần nữa" });
    expect(again).toMatchObject({ error: { kind: "courier/scanned-before" } });
    const known = await noteStray(world.division(), { bagId, code: carried.code ?? "", note: "x" });
    expect(known).toMatchObject({ error: { kind: "courier/known-code" } });
    const empty = await noteStray(world.division(), { bagId, code: "", note: "" });
    expect(empty).toMatchObject({ error: { faults: [{ field: "code" }, { field: "text" }] } });
    const foreign = await noteStray(world.counter(ARRIVED), { bagId, code: "Q", note: "x" });
    expect(foreign).toMatchObject({ error: { kind: "courier/not-allowed" } });
  });

  it("is settled by three, and no paper moves", async () => {
    const { bagId } = await withStray();
    must(await noteStray(world.division(), { bagId, code: "X-1", note: "Của Bưu điện" }));
    const { id } = await discrepancyOf(bagId, "X-1");
    const done = must(await settled(id, { conclusion: "sent-on", toUnitId: world.unit(OTHER).id }));
    expect(done).toMatchObject({ to: { unitId: world.unit(OTHER).id }, conclusion: "sent-on" });
    expect(await conclude(world.division(), { discrepancyId: id, conclusion: "kept", text: "x" })).toMatchObject({
      error: { kind: "courier/settled" },
    });
  });
});

describe("an envelope of another bag", () => {
  it("is received here and then given back to who sent it", async () => {
    const [one, two] = [await world.receive(), await world.receive()];
    const here = await world.carried([one.code ?? ""]);
    const other = await world.carried([two.code ?? ""]);
    expect(must(await scanIn(world.division(), { bagId: here, code: two.code ?? "" })).outcome).toBe("wrong-bag");
    expect(await scanIn(world.division(), { bagId: other, code: two.code ?? "" })).toMatchObject({
      error: { kind: "courier/held-here" },
    });
    const { id } = await discrepancyOf(here, two.code);
    must(await settled(id, { conclusion: "returned" }));
    const [, , back] = await listHandOversOf(world.db, two.id);
    expect(back).toMatchObject({
      state: "given",
      to: { id: world.unit(COUNTER).id },
      from: { id: world.unit(DIVISION).id },
    });
  });

  it("scanned by two at two bags at once arrives once", async () => {
    const [one, two, both] = [await world.receive(), await world.receive(), await world.receive()];
    const first = await world.carried([one.code ?? "", both.code ?? ""]);
    const second = await world.carried([two.code ?? ""]);
    const code = both.code ?? "";
    const done = await Promise.all(
      [first, second].map((bagId) => scanIn(world.division(at("2026-11-23 14:40")), { bagId, code })),
    );
    expect(
      done.map((each) => each.ok && each.value.outcome).filter((it) => it === "arrived" || it === "wrong-bag"),
    ).toHaveLength(1);
    expect(await listHandOversOf(world.db, both.id)).toHaveLength(2);
    const items = await listItems(world.db, [first, second]);
    expect(items.filter(({ code: each, state }) => each === code && state === "arrived")).toHaveLength(1);
  });
});

describe("lost with the courier", () => {
  async function missing() {
    const dossier = await world.receive();
    const code = dossier.code ?? "";
    const bagId = await world.carried([code]);
    must(await closeBag(world.division(), bagId));
    return { dossier, code, bagId, id: (await discrepancyOf(bagId, code)).id };
  }

  it("needs who found the bag to be open, and an id that exists", async () => {
    expect(await openBag(world.division(), { bagId: newId(), seal: "intact" })).toMatchObject({
      error: { kind: "courier/not-found" },
    });
    expect(await noteStray(world.division(), { bagId: newId(), code: "x", note: "x" })).toMatchObject({
      error: { kind: "courier/not-found" },
    });
  });

  it("stays with the courier; turned up after all it is scanned in and nobody is asked twice", async () => {
    const { dossier, code, bagId, id } = await missing();
    must(await settled(id, { conclusion: "lost" }));
    expect(await findBundle(world.db, dossier.id)).toMatchObject({ custodian: { kind: "courier" } });
    expect(must(await scanIn(world.division(), { bagId, code })).outcome).toBe("arrived");
    expect(await custodianOf(world.db, dossier.id)).toMatchObject({ id: world.unit(DIVISION).id });
  });
});

describe("alarms of the courier", () => {
  const told = async (now: string, code: string) =>
    (await watchCourier(world.db, at(now))).filter((alarm) => alarm.code === code).map(({ kind }) => kind);

  it("tell of a run that does not leave, a bag that is not counted, an envelope that stays away, until it is there", async () => {
    const [dossier, other] = [await world.receive(), await world.receive()];
    const code = dossier.code ?? "";
    const run = must(await openRun(world.counter(), { route: "Tuyến 9", courierId: world.courier.officerId }));
    const units = { fromUnitId: world.unit(COUNTER).id, toUnitId: world.unit(DIVISION).id };
    const bag = must(await addBag(world.counter(), { runId: run.id, ...units }));
    expect(await told("2026-11-30 10:00", run.number)).toEqual([]);
    for (const each of [dossier, other]) must(await scanOut(world.counter(), { bagId: bag.id, code: each.code ?? "" }));
    expect(await told("2026-11-23 16:30", run.number)).toEqual([]);
    expect(await told("2026-11-25 08:01", run.number)).toEqual(["run-not-departed"]);
    must(await sealBag(world.counter(), { bagId: bag.id, seal: "9" }));
    must(await departRun(world.post(ARRIVED), run.id));
    const manifest = `${run.number}/1`;
    expect([await told("2026-11-30 10:00", run.number), await told("2026-11-25 08:01", manifest)]).toEqual([[], []]);
    expect(await told("2026-11-26 10:00", manifest)).toEqual(["run-not-closed"]);
    must(await openBag(world.division(), { bagId: bag.id, seal: "intact" }));
    must(await scanIn(world.division(), { bagId: bag.id, code: other.code ?? "" }));
    must(await closeBag(world.division(), bag.id));
    expect([await told("2026-11-30 10:00", manifest), await told("2026-11-25 08:01", code)]).toEqual([[], []]);
    expect(await told("2026-11-26 10:00", code)).toEqual(["envelope-outstanding"]);
    const { id } = await discrepancyOf(bag.id, code);
    must(await settled(id, { conclusion: "sent-again" }));
    expect(await told("2026-11-26 10:00", code)).toEqual(["envelope-outstanding"]);
    const again = await world.carried([code], "out", ARRIVED);
    must(await scanIn(world.division(), { bagId: again, code }));
    expect(await told("2026-11-30 10:00", code)).toEqual([]);
  });
});
