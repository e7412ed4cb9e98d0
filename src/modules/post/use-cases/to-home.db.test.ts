import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { custodianOf, pass } from "#modules/custody/index.ts";
import { getDossier, handOver, nationalStatus } from "#modules/dossiers/index.ts";
import { at } from "#modules/dossiers/testing.ts";
import { balanceOf } from "#modules/ledger/index.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import type { TrackingMessage } from "../domain/tracking-message.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { findSlip, historyOfSlip, listSlipsOf } from "../store/slips.ts";
import { listTracking } from "../store/tracking.ts";
import { aPostWorld, HANDED, must, preparing, type PostWorld } from "../testing-world.ts";
import { POST_ACCOUNT } from "./collect-money.ts";
import { recallNumber, reportLoss, takeBackResult } from "./end-way.ts";
import { giveBatch } from "./give-batch.ts";
import { prepareResult } from "./prepare-result.ts";
import { countAndSign } from "./sign-batch.ts";
import { hearTracking } from "./track.ts";

let world: PostWorld;
beforeAll(async () => {
  world = await aPostWorld();
});
afterAll(() => world.database.drop());

const DELIVERED = at("2026-11-27 10:00");
const FEES = { feesDue: 250_000 };
const OWNER = { kind: "owner", name: "Nguyễn Văn Đức", nationalId: "", authorisation: "" } as const;

function told(
  slip: PostalSlip,
  status: TrackingMessage["status"],
  change: Partial<TrackingMessage> = {},
): TrackingMessage {
  const receiver = status === "delivered" ? OWNER : null;
  return {
    ...{ eventId: newId(), number: slip.number ?? "", status, happenedAt: DELIVERED, receiver, collected: 0, note: "" },
    ...change,
  };
}

const hear = async (message: TrackingMessage) => must(await hearTracking(world.postman(DELIVERED), message));
const dossierOf = ({ dossierId }: PostalSlip) => getDossier(world.db, dossierId ?? "");
const now = async ({ id }: PostalSlip) => {
  const slip = await findSlip(world.db, id);
  if (slip === undefined) throw new Error("the slip is gone");
  return slip;
};

describe("from the centre to the home", () => {
  it("a result is registered when it is there, numbered, counted with the post, and delivered for its money", async () => {
    const before = await balanceOf(world.db, POST_ACCOUNT);
    const slip = await world.withPost(FEES);
    expect(slip).toMatchObject({ state: "with-post", codAmount: 250_000, order: "waiting", service: "receive" });
    expect(slip.promisedOn?.toString()).toBe("2026-11-30");
    const waiting = await dossierOf(slip);
    expect(waiting).toMatchObject({ state: "resolved", delivery: "with-post" });
    expect(nationalStatus(waiting)).toBe(9);

    expect(await hear(told(slip, "out-for-delivery"))).toBe("moved");
    expect(await hear(told(slip, "delivered", { collected: 250_000 }))).toBe("moved");
    const dossier = await dossierOf(slip);
    expect(dossier).toMatchObject({ state: "returned", money: "paid", delivery: "delivered" });
    expect(nationalStatus(dossier)).toBe(10);
    expect(await now(slip)).toMatchObject({ state: "delivered", collected: 250_000, attention: null });
    expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(before + 250_000);
    expect((await historyOfSlip(world.db, slip.id)).map(({ event }) => event)).toEqual([
      "slip-registered",
      "slip-prepared",
      "slip-handed-over",
      "slip-set-out",
      "slip-delivered",
    ]);
  });

  it("B-31 unpaid, short or over at the door: the result is not handed over, or the rest is held", async () => {
    const [unpaid, short, over] = [await world.withPost(FEES), await world.withPost(FEES), await world.withPost(FEES)];
    expect(await hear(told(unpaid, "delivered"))).toBe("problem");
    expect(await hear(told(short, "delivered", { collected: 249_999 }))).toBe("problem");
    for (const slip of [unpaid, short]) {
      expect(await now(slip)).toMatchObject({ state: "delivered", attention: "unpaid" });
      expect(await dossierOf(slip)).toMatchObject({ state: "resolved", money: "due" });
    }
    expect(await hear(told(over, "delivered", { collected: 250_001 }))).toBe("moved");
    expect(await dossierOf(over)).toMatchObject({ state: "returned", money: "paid", feesPaid: 250_000 });
  });

  it("somebody without a right to it is no receiver; with a giấy ủy quyền he is", async () => {
    const [stranger, bearer] = [await world.withPost(), await world.withPost()];
    const name = "Lò Thị Mai";
    expect(await hear(told(stranger, "delivered", { receiver: { ...OWNER, name } }))).toBe("problem");
    expect(await now(stranger)).toMatchObject({ attention: "not-entitled" });
    expect(await dossierOf(stranger)).toMatchObject({ state: "resolved" });
    const receiver = { kind: "authorised", name, nationalId: "020085001234", authorisation: "GUQ 12/2026" } as const;
    expect(await hear(told(bearer, "delivered", { receiver }))).toBe("moved");
    expect((await dossierOf(bearer)).handOver).toMatchObject({ receiver: "authorised", authorisation: "GUQ 12/2026" });
  });

  it("undelivered it comes back to the desk, with its paper, and goes again under a new number", async () => {
    const slip = await world.withPost();
    expect(await hear(told(slip, "returned", { note: "Gọi ba lần không có người nhận" }))).toBe("moved");
    expect(await dossierOf(slip)).toMatchObject({ delivery: "with-post" });
    const { version } = await now(slip);
    const command = { slipId: slip.id, version, reason: "Không có người nhận", next: "send-again" } as const;
    const again = must(await takeBackResult(world.returner(DELIVERED), command));
    expect(again).toMatchObject({ state: "registered", number: null, dossierId: slip.dossierId });
    expect(await dossierOf(slip)).toMatchObject({ state: "resolved", delivery: "awaiting-pickup" });
    expect(await now(slip)).toMatchObject({ state: "taken-back" });
    expect(await takeBackResult(world.returner(DELIVERED), command)).toMatchObject({ error: { kind: "post/stale" } });
    const next = must(await prepareResult(world.returner(DELIVERED), preparing(again)));
    expect(next.number).not.toBe(slip.number);
  });

  it("its paper stays where it is kept, and the result travels alone", async () => {
    const slip = await world.withPost();
    expect(await custodianOf(world.db, slip.dossierId ?? "")).toMatchObject({ kind: "unit", id: world.counterId });
  });

  it("its paper goes along when it lies at the desk that gives it: post, applicant, or back at the desk", async () => {
    const unitId = world.returner().viewer.appointments[0]?.unitId ?? "";
    const desk = { kind: "unit", id: unitId, label: "Quầy trả kết quả" } as const;
    const atDesk = async () => {
      const dossier = await world.resolved();
      must(await pass(world.manager(HANDED), { dossierIds: [dossier.id], to: desk, note: "" }));
      return world.send(dossier);
    };
    const custodian = ({ dossierId }: PostalSlip) => custodianOf(world.db, dossierId ?? "");
    const [home, back] = [await atDesk(), await atDesk()];
    expect(await custodian(home)).toMatchObject({ kind: "post" });
    await hear(told(home, "delivered"));
    expect(await custodian(home)).toMatchObject({ kind: "applicant" });
    await hear(told(back, "returned"));
    expect(await custodian(back)).toMatchObject({ kind: "post" });
    const { version } = await now(back);
    const command = { slipId: back.id, version, reason: "Vắng nhà", next: "keep" } as const;
    must(await takeBackResult(world.returner(DELIVERED), command));
    expect(await custodian(back)).toMatchObject({ kind: "unit", id: unitId });
  });
});

describe("a number", () => {
  it("that is recalled is void; the result is on the list again", async () => {
    const dossier = await world.resolved();
    const [registered] = await listSlipsOf(world.db, dossier.id);
    if (registered === undefined) throw new Error("nothing registered");
    const prepared = must(await prepareResult(world.returner(), preparing(registered)));
    const command = { slipId: prepared.id, version: prepared.version, reason: "Sai địa chỉ" };
    const next = must(await recallNumber(world.returner(), command));
    expect(next).toMatchObject({ state: "registered", number: null });
    expect(await now(prepared)).toMatchObject({ state: "recalled", number: prepared.number });
    const other = must(await prepareResult(world.returner(), preparing(next)));
    expect(other.number).not.toBe(prepared.number);
  });

  it("and its item leave the list when the result is fetched after all", async () => {
    const dossier = await world.resolved();
    const { version } = await getDossier(world.db, dossier.id);
    must(
      await handOver(world.returner(), {
        ...{ dossierId: dossier.id, version, receiver: "owner", receiverId: dossier.ownerId, authorisation: null },
      }),
    );
    expect(await listSlipsOf(world.db, dossier.id)).toMatchObject([{ state: "cancelled" }]);
  });

  it("prepared by two at once is given to one", async () => {
    const dossier = await world.resolved();
    const [slip] = await listSlipsOf(world.db, dossier.id);
    if (slip === undefined) throw new Error("nothing registered");
    const both = await Promise.all([1, 2].map(() => prepareResult(world.returner(), preparing(slip))));
    expect(both.map((one) => (one.ok ? "ok" : one.error.kind)).sort()).toEqual(["ok", "post/stale"]);
  });
});

describe("what changed on the way", () => {
  it("a fee charged after the label was made stops the hand-over: the door must ask for the right sum", async () => {
    const dossier = await world.resolved();
    const [slip] = await listSlipsOf(world.db, dossier.id);
    if (slip === undefined) throw new Error("nothing registered");
    const prepared = must(await prepareResult(world.returner(), preparing(slip)));
    const batch = must(
      await giveBatch(world.returner(), { formId: newId(), kind: "to-post", slipIds: [prepared.id], note: "" }),
    );
    await world.charge(dossier.id, 40_000);
    const counted = [{ slipId: prepared.id, outcome: "full", note: "" }] as const;
    expect(await countAndSign(world.postman(HANDED), { batchId: batch.id, counted })).toMatchObject({
      error: { kind: "post/slip-refused", refusal: { kind: "post/cod-changed", due: 40_000, cod: 0 } },
    });
    expect(await now(prepared)).toMatchObject({ state: "awaiting-hand-over" });
  });

  it("a loss ends the item and opens its own complaint", async () => {
    const slip = await world.withPost();
    const command = { slipId: slip.id, version: slip.version, reason: "Cháy xe thư" };
    expect(must(await reportLoss(world.postman(DELIVERED), command)).state).toBe("lost");
    expect(await hear(told(slip, "delivered"))).toBe("conflict");
    expect(await now(slip)).toMatchObject({ state: "lost", attention: "conflict" });
  });
});

describe("messages of the post", () => {
  it("before the hand-over count once the papers were handed over", async () => {
    const dossier = await world.resolved();
    const [slip] = await listSlipsOf(world.db, dossier.id);
    if (slip === undefined) throw new Error("nothing registered");
    const prepared = must(await prepareResult(world.returner(), preparing(slip)));
    expect(await hear(told(prepared, "delivered"))).toBe("early");
    expect(await hear(told(prepared, "out-for-delivery", { happenedAt: HANDED }))).toBe("early");
    const form = { formId: newId(), kind: "to-post", slipIds: [prepared.id], note: "" } as const;
    const batch = must(await giveBatch(world.returner(), form));
    const counted = [{ slipId: prepared.id, outcome: "full", note: "" }] as const;
    must(await countAndSign(world.postman(DELIVERED), { batchId: batch.id, counted }));
    expect(await now(prepared)).toMatchObject({ state: "delivered" });
    expect((await listTracking(world.db, prepared.id)).map(({ outcome }) => outcome)).toEqual(["moved", "moved"]);
  });

  it("of an unknown item are kept and change nothing", async () => {
    const slip = await world.withPost();
    expect(await hear({ ...told(slip, "delivered"), number: "RR473124829VN" })).toBe("unknown");
  });

  it("come sixteen times at once and in any order: one delivery, one booking", async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (random) => {
        const before = await balanceOf(world.db, POST_ACCOUNT);
        const slip = await world.withPost(FEES);
        const messages = [
          told(slip, "accepted"),
          told(slip, "out-for-delivery"),
          told(slip, "delivered", { collected: 250_000 }),
        ];
        const storm = messages
          .flatMap((message) => Array.from({ length: 16 }, () => ({ message, rank: random.next().value })))
          .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
        const heard = await Promise.all(storm.map(({ message }) => hear(message)));
        expect(heard.filter((one) => one !== "replayed")).toHaveLength(3);
        expect(await now(slip)).toMatchObject({ state: "delivered" });
        expect(await dossierOf(slip)).toMatchObject({ state: "returned", money: "paid" });
        expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(before + 250_000);
      }),
      { numRuns: 4 },
    );
  });
});

describe("T-06: the connection breaks at every statement in turn", () => {
  it("of a delivery with money: done once when it is told again", async () => {
    const broken = await sweepFaults(world.db, async (db) => {
      const before = await balanceOf(world.db, POST_ACCOUNT);
      const slip = await world.withPost(FEES);
      const message = told(slip, "delivered", { collected: 250_000 });
      const first = await hearTracking({ ...world.postman(DELIVERED), db }, message).catch(() => undefined);
      if (first === undefined) expect(await now(slip)).toMatchObject({ state: "with-post" });
      await hear(message);
      expect(await now(slip)).toMatchObject({ state: "delivered", attention: null });
      expect(await dossierOf(slip)).toMatchObject({ state: "returned" });
      expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(before + 250_000);
    });
    expect(broken).toBeGreaterThan(20);
  });

  it("of a label and of its hand-over: one number, one state on both sides", async () => {
    const broken = await sweepFaults(world.db, async (db) => {
      const dossier = await world.resolved();
      const [slip] = await listSlipsOf(world.db, dossier.id);
      if (slip === undefined) throw new Error("nothing registered");
      const first = await prepareResult({ ...world.returner(), db }, preparing(slip)).catch(() => undefined);
      const prepared = first?.ok === true ? first.value : must(await prepareResult(world.returner(), preparing(slip)));
      const form = { formId: newId(), kind: "to-post", slipIds: [prepared.id], note: "" } as const;
      const given = await giveBatch({ ...world.returner(), db }, form).catch(() => undefined);
      const batch = given?.ok === true ? given.value : must(await giveBatch(world.returner(), form));
      const command = { batchId: batch.id, counted: [{ slipId: prepared.id, outcome: "full", note: "" }] } as const;
      await countAndSign({ ...world.postman(HANDED), db }, command).catch(() => undefined);
      must(await countAndSign(world.postman(HANDED), command));
      expect(await now(prepared)).toMatchObject({ state: "with-post", number: prepared.number });
      expect(await getDossier(world.db, dossier.id)).toMatchObject({ delivery: "with-post" });
    });
    expect(broken).toBeGreaterThan(20);
  });
});
