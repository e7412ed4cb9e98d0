import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDossier, handOver } from "#modules/dossiers/index.ts";
import { at } from "#modules/dossiers/testing.ts";
import { balanceOf } from "#modules/ledger/index.ts";
import { breakingAt, sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import type { PostalSlip } from "../domain/slip.ts";
import type { TrackingMessage } from "../domain/tracking-message.ts";
import { listPostCollections } from "../store/money.ts";
import { findOrder } from "../store/orders.ts";
import { listParcel, listSlipsOf } from "../store/slips.ts";
import { aParty } from "../testing.ts";
import { aPostWorld, HANDED, must, type PostWorld } from "../testing-world.ts";
import { wireOrderOf } from "../wire/order.ts";
import { POST_ACCOUNT } from "./collect-money.ts";
import { recallNumber, reportLoss, takeBackResult } from "./end-way.ts";
import { giveBatch } from "./give-batch.ts";
import { prepareParcel, type PrepareParcel } from "./prepare-result.ts";
import { remitMoney } from "./remit.ts";
import { countAndSign } from "./sign-batch.ts";
import { hearTracking } from "./track.ts";

let world: PostWorld;
beforeAll(async () => {
  world = await aPostWorld();
});
afterAll(() => world.database.drop());

const DELIVERED = at("2026-11-27 10:00");
const BEARER = { kind: "authorised", name: "Lò Thị Mai", nationalId: "020085001234", authorisation: "GUQ 5" } as const;
const LABEL: Omit<PrepareParcel, "targets"> = {
  ...{ receiver: aParty({ name: "Hợp tác xã Bắc Sơn" }), scope: "between-districts", days: "", postage: "45000" },
  ...{ postagePaidBy: "receiver", quality: "standard" },
};

/** Results that wait to be sent, with what each has to pay. */
async function waiting(...fees: readonly number[]): Promise<readonly PostalSlip[]> {
  const slips: PostalSlip[] = [];
  for (const feesDue of fees) {
    const dossier = await world.resolved({ feesDue });
    slips.push(...(await listSlipsOf(world.db, dossier.id)));
  }
  return slips;
}

const packing = (slips: readonly PostalSlip[]): PrepareParcel => ({
  ...LABEL,
  targets: slips.map(({ id, version }) => ({ slipId: id, version })),
});
const pack = async (...fees: readonly number[]) =>
  must(await prepareParcel(world.returner(), packing(await waiting(...fees))));
const labelOf = (parcel: readonly PostalSlip[]) => {
  const label = parcel.find(({ id, parcelId }) => id === parcelId);
  if (label === undefined) throw new Error("a parcel without a label");
  return label;
};
const now = async (parcel: readonly PostalSlip[]) => listParcel(world.db, labelOf(parcel));
const statesOf = async (parcel: readonly PostalSlip[]) => (await now(parcel)).map(({ state }) => state);
const full = ({ id }: PostalSlip) => ({ slipId: id, outcome: "full", note: "" }) as const;

async function give(parcel: readonly PostalSlip[]) {
  const [, second] = parcel;
  const form = { formId: newId(), kind: "to-post", slipIds: [second?.id ?? ""], note: "" } as const;
  return must(await giveBatch(world.returner(), form));
}

async function sent(...fees: readonly number[]) {
  const parcel = await pack(...fees);
  const batch = await give(parcel);
  must(await countAndSign(world.postman(HANDED), { batchId: batch.id, counted: parcel.map(full) }));
  return parcel;
}

function told(parcel: readonly PostalSlip[], status: TrackingMessage["status"], collected = 0): TrackingMessage {
  const receiver = status === "delivered" ? BEARER : null;
  const number = labelOf(parcel).number ?? "";
  return { eventId: newId(), number, status, happenedAt: DELIVERED, receiver, collected, note: "" };
}
const hear = async (message: TrackingMessage) => must(await hearTracking(world.postman(DELIVERED), message));
const dossiersOf = (parcel: readonly PostalSlip[]) =>
  Promise.all(parcel.map(({ dossierId }) => getDossier(world.db, dossierId ?? "")));

describe("results for one collective in one parcel", () => {
  it("keep their own slips and numbers, and go with one label, one order and one cước", async () => {
    const parcel = await pack(100_000, 0, 40_000);
    expect(new Set(parcel.map(({ number }) => number)).size).toBe(3);
    const label = labelOf(parcel);
    expect(parcel.map(({ postage }) => postage).toSorted((a, b) => a - b)).toEqual([0, 0, 45_000]);
    expect(parcel.map(({ order }) => order).toSorted()).toEqual(["none", "none", "waiting"]);
    expect(await findOrder(world.db, label.id)).toMatchObject({ state: "waiting" });
    const order = wireOrderOf(label, await now(parcel), "H3700");
    expect(order).toMatchObject({ ItemCode: label.number, CODAmount: 140_000, FlagConfig: "COD" });
    expect(order.Description.split("; ")).toHaveLength(3);
  });

  it("are given whole whichever was ticked, delivered at once, and each dossier gets its own money", async () => {
    const before = await balanceOf(world.db, POST_ACCOUNT);
    const parcel = await sent(100_000, 0, 40_000);
    expect(await statesOf(parcel)).toEqual(["with-post", "with-post", "with-post"]);
    expect(await hear(told(parcel, "delivered", 140_000))).toBe("moved");
    for (const dossier of await dossiersOf(parcel)) {
      expect(dossier).toMatchObject({
        state: "returned",
        handOver: { receiver: "authorised", authorisation: "GUQ 5" },
      });
      expect(dossier.feesPaid).toBe(dossier.feesDue);
    }
    expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(before + 140_000);
    const number = labelOf(parcel).number ?? "";
    const list = must(await remitMoney(world.postman(DELIVERED), { reference: "BK GOI", list: `${number};140000` }));
    expect(list).toMatchObject({ told: 140_000, exact: 140_000 });
    expect((await listPostCollections(world.db)).filter((one) => one.number === number)).toEqual([]);
  });

  it("short by one đồng: one dossier is unpaid and not handed over, the others are", async () => {
    const parcel = await sent(100_000, 40_000);
    expect(await hear(told(parcel, "delivered", 139_999))).toBe("problem");
    expect((await dossiersOf(parcel)).map(({ state }) => state).toSorted()).toEqual(["resolved", "returned"]);
    expect((await now(parcel)).map(({ attention }) => attention).filter(Boolean)).toEqual(["unpaid"]);
  });

  it("told of by the number of any of them, also before the hand-over", async () => {
    const parcel = await pack(0, 0);
    const other = parcel.find(({ id, parcelId }) => id !== parcelId);
    expect(await hear({ ...told(parcel, "delivered"), number: other?.number ?? "" })).toBe("early");
    const batch = await give(parcel);
    must(await countAndSign(world.postman(DELIVERED), { batchId: batch.id, counted: parcel.map(full) }));
    expect(await statesOf(parcel)).toEqual(["delivered", "delivered"]);
    expect((await dossiersOf(parcel)).map(({ state }) => state)).toEqual(["returned", "returned"]);
  });

  it("cannot be counted apart: the parcel is sealed", async () => {
    const parcel = await pack(0, 0);
    const batch = await give(parcel);
    const [one, two] = parcel;
    if (one === undefined || two === undefined) throw new Error("no parcel");
    const counted = [full(one), { slipId: two.id, outcome: "absent", note: "" }] as const;
    expect(await countAndSign(world.postman(HANDED), { batchId: batch.id, counted })).toMatchObject({
      error: { kind: "post/parcel-split" },
    });
    expect(await statesOf(parcel)).toEqual(["awaiting-hand-over", "awaiting-hand-over"]);
  });

  it("come back, are recalled and are lost together", async () => {
    const back = await sent(0, 0);
    await hear(told(back, "returned"));
    const [first] = await now(back);
    const command = { slipId: first?.id ?? "", version: first?.version ?? 0, reason: "Vắng" };
    must(await takeBackResult(world.returner(DELIVERED), { ...command, next: "send-again" }));
    expect(await statesOf(back)).toEqual(["taken-back", "taken-back"]);

    const recalled = await pack(0, 0);
    const [some] = recalled;
    const target = { slipId: some?.id ?? "", version: some?.version ?? 0, reason: "Sai địa chỉ" };
    expect(must(await recallNumber(world.returner(), target))).toMatchObject({ state: "registered", parcelId: null });
    expect(await statesOf(recalled)).toEqual(["recalled", "recalled"]);
    for (const { dossierId } of recalled) {
      expect((await listSlipsOf(world.db, dossierId ?? "")).map(({ state }) => state)).toEqual([
        "recalled",
        "registered",
      ]);
    }

    const lost = await sent(0, 0);
    const [gone] = await now(lost);
    const loss = { slipId: gone?.id ?? "", version: gone?.version ?? 0, reason: "Cháy xe thư" };
    must(await reportLoss(world.postman(DELIVERED), loss));
    expect(await statesOf(lost)).toEqual(["lost", "lost"]);
  });

  it("is opened when one of its dossiers ends before it left; the others go again", async () => {
    const parcel = await pack(0, 0);
    const [ended] = await dossiersOf(parcel);
    if (ended === undefined) throw new Error("no dossier");
    const { id: dossierId, version, ownerId: receiverId } = ended;
    const receiver = { receiver: "owner", receiverId, authorisation: null } as const;
    must(await handOver(world.returner(HANDED), { dossierId, version, ...receiver }));
    expect(await statesOf(parcel)).toEqual(["recalled", "recalled"]);
    const others = parcel.filter((slip) => slip.dossierId !== dossierId);
    for (const other of others) {
      const slips = await listSlipsOf(world.db, other.dossierId ?? "");
      expect(slips.map(({ state }) => state)).toEqual(["recalled", "registered"]);
    }
    expect((await listSlipsOf(world.db, dossierId)).map(({ state }) => state)).toEqual(["recalled"]);
  });

  it("of one, of strangers, or seen before somebody changed them are refused, and nothing of them is done", async () => {
    const [one, two] = await waiting(0, 0);
    if (one === undefined || two === undefined) throw new Error("nothing waits");
    const refusals = [
      [packing([one]), "post/parcel-size"],
      [packing([one, one]), "post/parcel-size"],
      [packing([one, { ...two, version: 7 }]), "post/stale"],
      [packing([one, { ...two, id: newId() }]), "post/not-found"],
      [{ ...packing([one, two]), postage: "45.000" }, "post/invalid"],
    ] as const;
    for (const [command, kind] of refusals) {
      expect(await prepareParcel(world.returner(), command)).toMatchObject({ ok: false, error: { kind } });
    }
    expect(await prepareParcel(world.postman(), packing([one, two]))).toMatchObject({
      error: { kind: "post/not-allowed" },
    });
  });

  it("packed by two at once is packed once", async () => {
    const slips = await waiting(0, 0);
    const both = await Promise.all([1, 2].map(() => prepareParcel(world.returner(), packing(slips))));
    expect(both.map((one) => (one.ok ? "ok" : one.error.kind)).toSorted()).toEqual(["ok", "post/stale"]);
  });

  it("T-06: broken at any statement is packed once when it is packed again", async () => {
    const broken = await sweepFaults(world.db, async (db) => {
      const slips = await waiting(30_000, 0);
      const first = await prepareParcel({ ...world.returner(), db }, packing(slips)).catch(() => undefined);
      const parcel = first?.ok === true ? first.value : must(await prepareParcel(world.returner(), packing(slips)));
      expect(await statesOf(parcel)).toEqual(["awaiting-hand-over", "awaiting-hand-over"]);
    });
    expect(broken).toBeGreaterThanOrEqual(12);
  });

  it("T-06: a delivery with money broken here and there books and hands over each once", async () => {
    let isThrough = false;
    for (let n = 3; !isThrough; n += 9) {
      const parcel = await sent(30_000, 20_000);
      const before = await balanceOf(world.db, POST_ACCOUNT);
      const message = told(parcel, "delivered", 50_000);
      const { db, statements } = breakingAt(world.db, n);
      const first = await hearTracking({ ...world.postman(DELIVERED), db }, message).catch(() => undefined);
      if (first === undefined) expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(before);
      await hear(message);
      expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(before + 50_000);
      expect((await dossiersOf(parcel)).map(({ state }) => state)).toEqual(["returned", "returned"]);
      isThrough = statements() < n;
    }
  });
});
