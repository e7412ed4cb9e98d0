import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { custodianOf } from "#modules/custody/index.ts";
import { getDossier, handOver } from "#modules/dossiers/index.ts";
import { at } from "#modules/dossiers/testing.ts";
import { balanceOf } from "#modules/ledger/index.ts";
import { listRequestsOf, takePayment } from "#modules/payments/index.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import type { PostalSlip } from "../domain/slip.ts";
import type { TrackingMessage } from "../domain/tracking-message.ts";
import { findSlip, historyOfSlip } from "../store/slips.ts";
import { listTracking, listUnknownTracking } from "../store/tracking.ts";
import { aPostWorld, HANDED, must, type PostWorld } from "../testing-world.ts";
import { clearUp, type ClearUp } from "./clear-up.ts";
import { POST_ACCOUNT } from "./collect-money.ts";
import { takeBackResult } from "./end-way.ts";
import { hearTracking } from "./track.ts";

let world: PostWorld;
beforeAll(async () => {
  world = await aPostWorld();
});
afterAll(() => world.database.drop());

const DELIVERED = at("2026-11-27 10:00");
const OWNER = { kind: "owner", name: "Nguyễn Văn Đức", nationalId: "", authorisation: "" } as const;

function told(
  { number }: PostalSlip,
  status: TrackingMessage["status"],
  change: Partial<TrackingMessage> = {},
): TrackingMessage {
  const receiver = status === "delivered" ? OWNER : null;
  const empty = { happenedAt: DELIVERED, receiver, collected: 0, note: "" };
  return { ...empty, eventId: newId(), number: number ?? "", status, ...change };
}
const hear = (message: TrackingMessage) => hearTracking(world.postman(DELIVERED), message);
const dossierOf = ({ dossierId }: PostalSlip) => getDossier(world.db, dossierId ?? "");
const fresh = async ({ id }: PostalSlip) => {
  const slip = await findSlip(world.db, id);
  if (slip === undefined) throw new Error("the slip is gone");
  return slip;
};

/** Money that comes at a desk and not at the door. */
async function payAtDesk(slip: PostalSlip, amount: number): Promise<void> {
  const [request] = await listRequestsOf(world.db, slip.dossierId ?? "");
  must(
    await takePayment(world.postman(DELIVERED), {
      ...{ provider: "desk", providerRef: newId(), reference: request?.reference ?? null, amount, channel: "cod" },
      ...{ account: POST_ACCOUNT, paidAt: DELIVERED, payerName: "Đức", note: "Nộp tại quầy", shiftId: null },
    }),
  );
}

async function clearing(slip: PostalSlip, change: Partial<ClearUp> = {}): Promise<ClearUp> {
  const { id, version } = await fresh(slip);
  return { slipId: id, version, reason: "Đã gọi bưu điện, đối chiếu thẻ", receiver: OWNER, ...change };
}

describe("what the post tells that cannot be so", () => {
  it("of the future is refused until its time has come, and leaves nothing behind", async () => {
    const slip = await world.withPost();
    const message = told(slip, "delivered", { happenedAt: DELIVERED.add({ minutes: 6 }) });
    expect(await hear(message)).toEqual({ ok: false, error: { kind: "post/future-time" } });
    expect(await listTracking(world.db, slip.id)).toEqual([]);
    const later = world.postman(DELIVERED.add({ minutes: 6 }));
    expect(must(await hearTracking(later, message))).toBe("moved");
  });

  it("of before the item was made is kept and shown, and nothing is handed over by it", async () => {
    const slip = await world.withPost({ feesDue: 90_000 });
    const before = await balanceOf(world.db, POST_ACCOUNT);
    const happenedAt = at("2020-01-01 08:00");
    expect(must(await hear(told(slip, "delivered", { happenedAt, collected: 90_000 })))).toBe("conflict");
    expect(await fresh(slip)).toMatchObject({ state: "with-post", attention: "conflict" });
    expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(before);
  });

  it("under an event id that told something else is refused; the very same is a replay", async () => {
    const slip = await world.withPost();
    const message = told(slip, "out-for-delivery");
    expect(must(await hear(message))).toBe("moved");
    expect(must(await hear(message))).toBe("replayed");
    for (const change of [
      { status: "returned" },
      { collected: 1 },
      { note: "khác" },
      { happenedAt: HANDED },
      { receiver: OWNER },
    ] as const) {
      expect(await hear({ ...message, ...change })).toEqual({
        ok: false,
        error: { kind: "post/event-reused", eventId: message.eventId },
      });
    }
    expect(await fresh(slip)).toMatchObject({ state: "delivering" });
  });

  it("of an item that nobody knows is on the list of those", async () => {
    const slip = await world.withPost();
    const message = { ...told(slip, "kept"), number: "RR473124829VN" };
    expect(must(await hear(message))).toBe("unknown");
    expect((await listUnknownTracking(world.db))[0]).toMatchObject({ eventId: message.eventId, status: "kept" });
  });

  it("of an attempt that is told after the delivery contradicts nothing", async () => {
    const slip = await world.withPost();
    expect(must(await hear(told(slip, "delivered")))).toBe("moved");
    const earlier = { happenedAt: DELIVERED.subtract({ hours: 2 }) };
    expect(must(await hear(told(slip, "attempted", earlier)))).toBe("stale");
    expect(must(await hear(told(slip, "returned", earlier)))).toBe("stale");
    expect(await fresh(slip)).toMatchObject({ state: "delivered", attention: null });
  });
});

describe("undelivered", () => {
  it("is tried, kept at the post's counter, fetched there: one way, no contradiction", async () => {
    const slip = await world.withPost();
    const step = (minutes: number) => ({ happenedAt: DELIVERED.subtract({ minutes: 60 - minutes }) });
    expect(must(await hear(told(slip, "attempted", { ...step(1), note: "Vắng nhà lần 1" })))).toBe("moved");
    expect(must(await hear(told(slip, "attempted", { ...step(2), note: "Vắng nhà lần 2" })))).toBe("noted");
    expect(must(await hear(told(slip, "kept", { ...step(3), note: "Giữ đến 04/12" })))).toBe("noted");
    expect(await fresh(slip)).toMatchObject({ state: "delivering", note: "Giữ đến 04/12", attention: null });
    expect(must(await hear(told(slip, "delivered", step(30))))).toBe("moved");
    expect(await dossierOf(slip)).toMatchObject({ state: "returned" });
    expect((await listTracking(world.db, slip.id)).map(({ status }) => status)).toEqual([
      "delivered",
      "kept",
      "attempted",
      "attempted",
    ]);
  });

  it("comes back also when its dossier has ended meanwhile, and is not sent again", async () => {
    const slip = await world.withPost();
    must(await hear(told(slip, "returned")));
    const { version, ownerId } = await dossierOf(slip);
    const target = { dossierId: slip.dossierId ?? "", version };
    must(
      await handOver(world.returner(DELIVERED), {
        ...target,
        ...{ receiver: "owner", receiverId: ownerId, authorisation: null },
      }),
    );
    const command = { slipId: slip.id, version: (await fresh(slip)).version, reason: "Đã trả bản sao" };
    const back = must(await takeBackResult(world.returner(DELIVERED), { ...command, next: "send-again" }));
    expect(back).toMatchObject({ id: slip.id, state: "taken-back" });
  });
});

describe("paid by another way while the postman has it", () => {
  it("is told to somebody, and what is collected all the same is held, never lost", async () => {
    const slip = await world.withPost({ feesDue: 120_000 });
    await payAtDesk(slip, 120_000);
    expect(await fresh(slip)).toMatchObject({ state: "with-post", attention: "paid-elsewhere" });
    expect(must(await clearUp(world.returner(DELIVERED), await clearing(slip)))).toMatchObject({ attention: null });
    const before = await balanceOf(world.db, POST_ACCOUNT);
    expect(must(await hear(told(slip, "delivered", { collected: 120_000 })))).toBe("moved");
    expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(before + 120_000);
    expect(await dossierOf(slip)).toMatchObject({ state: "returned", feesPaid: 120_000 });
  });

  it("at the door itself is nothing to look at", async () => {
    const slip = await world.withPost({ feesDue: 50_000 });
    must(await hear(told(slip, "delivered", { collected: 50_000 })));
    expect(await fresh(slip)).toMatchObject({ attention: null });
  });
});

describe("clearing up", () => {
  it("hands over what was delivered unpaid once it is paid, and not before (B-31)", async () => {
    const slip = await world.withPost({ feesDue: 70_000 });
    expect(must(await hear(told(slip, "delivered")))).toBe("problem");
    const early = await clearUp(world.returner(DELIVERED), await clearing(slip));
    expect(early).toMatchObject({ ok: false, error: { kind: "dossiers/unpaid" } });
    expect(await fresh(slip)).toMatchObject({ attention: "unpaid" });
    await payAtDesk(slip, 70_000);
    must(await clearUp(world.returner(DELIVERED), await clearing(slip)));
    expect(await dossierOf(slip)).toMatchObject({ state: "returned", money: "paid" });
    expect((await historyOfSlip(world.db, slip.id)).at(-1)).toMatchObject({
      event: "slip-cleared",
      payload: { was: "unpaid" },
    });
  });

  it("asks for the right of who has it: a stranger stays a stranger, a giấy ủy quyền makes it right", async () => {
    const slip = await world.withPost();
    const stranger = { ...OWNER, name: "Lò Thị Mai" };
    must(await hear(told(slip, "delivered", { receiver: stranger })));
    for (const receiver of [stranger, null, { ...stranger, kind: "authorised", nationalId: "020085001234" } as const]) {
      const refused = await clearUp(world.returner(DELIVERED), await clearing(slip, { receiver }));
      expect(refused.ok).toBe(false);
    }
    const bearer = { kind: "authorised", name: "Lò Thị Mai", nationalId: "020085001234" } as const;
    const receiver = { ...bearer, authorisation: "GUQ 12/2026" };
    must(await clearUp(world.returner(DELIVERED), await clearing(slip, { receiver })));
    expect((await dossierOf(slip)).handOver).toMatchObject({ receiver: "authorised", authorisation: "GUQ 12/2026" });
    expect((await custodianOf(world.db, slip.dossierId ?? ""))?.kind).toBe("applicant");
  });

  it("is for the centre, with a reason, of what is open, as it was seen", async () => {
    const slip = await world.withPost();
    expect(await clearUp(world.returner(DELIVERED), await clearing(slip))).toEqual({
      ok: false,
      error: { kind: "post/nothing-to-clear" },
    });
    must(await hear(told(slip, "delivered", { happenedAt: at("2020-01-01 08:00") })));
    expect(await clearUp(world.postman(DELIVERED), await clearing(slip))).toMatchObject({
      error: { kind: "post/not-allowed" },
    });
    expect(await clearUp(world.returner(DELIVERED), await clearing(slip, { reason: "  " }))).toMatchObject({
      error: { kind: "post/reason-missing" },
    });
    expect(await clearUp(world.returner(DELIVERED), await clearing(slip, { version: 1 }))).toMatchObject({
      error: { kind: "post/stale" },
    });
  });

  it("by two at once is done once", async () => {
    const slip = await world.withPost();
    must(await hear(told(slip, "delivered", { receiver: null })));
    const command = await clearing(slip);
    const both = await Promise.all([1, 2].map(() => clearUp(world.returner(DELIVERED), command)));
    expect(both.map((one) => (one.ok ? "ok" : one.error.kind)).toSorted()).toEqual(["ok", "post/stale"]);
    expect(await dossierOf(slip)).toMatchObject({ state: "returned" });
  });

  it("T-06: broken at any statement is done when it is done again", async () => {
    const broken = await sweepFaults(world.db, async (db) => {
      const slip = await world.withPost();
      must(await hear(told(slip, "delivered", { receiver: null })));
      const command = await clearing(slip);
      const first = await clearUp({ ...world.returner(DELIVERED), db }, command).catch(() => undefined);
      if (first === undefined) {
        expect(await fresh(slip)).toMatchObject({ attention: "not-entitled" });
        expect(await dossierOf(slip)).toMatchObject({ state: "resolved" });
        must(await clearUp(world.returner(DELIVERED), command));
      }
      expect(await fresh(slip)).toMatchObject({ attention: null });
      expect(await dossierOf(slip)).toMatchObject({ state: "returned" });
    });
    expect(broken).toBeGreaterThan(10);
  });
});
