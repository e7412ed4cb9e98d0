import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Result } from "#kernel/result.ts";
import { getDossier, handOver, type Acting } from "#modules/dossiers/index.ts";
import { at } from "#modules/dossiers/testing.ts";
import { getProcedureCase } from "#modules/procedures/index.ts";
import { fixedClock } from "#platform/clock.ts";
import { transact } from "#platform/db/db.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import type { TrackingMessage } from "../domain/tracking-message.ts";
import { listBarred } from "../store/barred.ts";
import { findBatch, linesOfBatch } from "../store/batches.ts";
import { listClaims } from "../store/claims.ts";
import { listRanges } from "../store/numbers.ts";
import { findOrder } from "../store/orders.ts";
import { findSetting } from "../store/settings.ts";
import { simulatedBook } from "../store/simulated-items.ts";
import { findSlip, historyOfSlip, listSlipsOf } from "../store/slips.ts";
import { aPostWorld, HANDED, must, preparing, RESOLVED, type PostWorld } from "../testing-world.ts";
import { postClient } from "../wire/post-client.ts";
import { simulatedPost } from "../wire/simulated-post.ts";
import { barProcedure, changeSetting } from "./change-setting.ts";
import { answerClaim, openClaim } from "./claims.ts";
import { cancelConsignment, recallNumber, reportLoss, takeBackResult } from "./end-way.ts";
import { giveBatch, withdrawBatch } from "./give-batch.ts";
import { addRange, closeRange } from "./number-ranges.ts";
import { placeOrders } from "./place-orders.ts";
import { prepareResult } from "./prepare-result.ts";
import { retryOrder } from "./retry-order.ts";
import { seedPost } from "./seed-post.ts";
import { countAndSign } from "./sign-batch.ts";
import { hearTracking } from "./track.ts";

let world: PostWorld;
let barredCode: string;
beforeAll(async () => {
  world = await aPostWorld();
  barredCode = (await getProcedureCase(world.db, await world.addCase({}))).procedureCode;
});
afterAll(() => world.database.drop());

const DELIVERED = at("2026-11-27 10:00");
const REASON = { reason: "Lý do thử" };

type Write = (acting: Acting) => Promise<Result<unknown, PostRefusal>>;
type Who = "postman" | "returner" | "manager" | "clerk";

/** What a write leads to, as one text: the same whether it went through at once, twice, or broke on the way. */
type Trial = { readonly who: Who; readonly write: Write; readonly after: () => Promise<unknown> };

const fresh = async (id: string) => {
  const slip = await findSlip(world.db, id);
  if (slip === undefined) throw new Error("the slip is gone");
  return slip;
};
const stateOf = async (id: string) => {
  const { state, attention, batchId, order } = await fresh(id);
  return { state, attention, batchId, order, events: (await historyOfSlip(world.db, id)).map(({ event }) => event) };
};
const target = ({ id, version }: PostalSlip) => ({ slipId: id, version, ...REASON });

async function registered(): Promise<PostalSlip> {
  const [slip] = await listSlipsOf(world.db, (await world.resolved()).id);
  if (slip === undefined) throw new Error("nothing registered");
  return slip;
}
const prepared = async () => must(await prepareResult(world.returner(), preparing(await registered())));
const told = (slip: PostalSlip, status: TrackingMessage["status"]): TrackingMessage => ({
  ...{ eventId: newId(), number: slip.number ?? "", status, happenedAt: DELIVERED, receiver: null, collected: 0 },
  note: "Vắng nhà",
});
async function undelivered(): Promise<PostalSlip> {
  const slip = await world.withPost();
  must(await hearTracking(world.postman(DELIVERED), told(slip, "returned")));
  return fresh(slip.id);
}
const claimOn = async ({ id }: PostalSlip) =>
  must(await openClaim(world.returner(DELIVERED), { slipId: id, kind: "late", claimant: "Hoa", text: "Chậm" }));
let serial = 0;
const range = () => ({ prefix: "EF", first: String((serial += 10)), last: String(serial + 5), basis: "CV thử" });

/** Every write of this slice that has no sweep beside it: how it is begun, and what it comes to. */
const TRIALS: Readonly<Record<string, () => Promise<Trial>>> = {
  "recall of a number": async () => {
    const slip = await prepared();
    const after = async () => (await listSlipsOf(world.db, slip.dossierId ?? "")).map(({ state }) => state);
    return { who: "returner", write: (acting) => recallNumber(acting, target(slip)), after };
  },
  "taking back, to be sent again": async () => {
    const slip = await undelivered();
    const write: Write = (acting) => takeBackResult(acting, { ...target(slip), next: "send-again" });
    const after = async () => [
      (await listSlipsOf(world.db, slip.dossierId ?? "")).map(({ state }) => state),
      (await getDossier(world.db, slip.dossierId ?? "")).delivery,
    ];
    return { who: "returner", write, after };
  },
  "giving back at the door": async () => {
    const slip = await world.collect();
    const write: Write = (acting) => cancelConsignment(acting, target(slip));
    return { who: "postman", write, after: () => stateOf(slip.id) };
  },
  "a loss with its complaint": async () => {
    const slip = await world.withPost();
    const after = async () => [await stateOf(slip.id), (await listClaims(world.db, slip.id)).map(({ kind }) => kind)];
    return { who: "postman", write: (acting) => reportLoss(acting, target(slip)), after };
  },
  "a complaint": async () => {
    const { id: slipId } = await world.withPost();
    const claim = { slipId, kind: "damaged", claimant: "Hoa", text: "Rách phong bì" } as const;
    const after = async () => (await listClaims(world.db, slipId)).map(({ kind, text }) => [kind, text]);
    return { who: "returner", write: (acting) => openClaim(acting, claim), after };
  },
  "an answer to a complaint": async () => {
    const slip = await world.withPost();
    const { id: claimId } = await claimOn(slip);
    const answer = { claimId, answer: "Đã phát", compensation: "15000" };
    const after = async () => (await listClaims(world.db, slip.id)).map((claim) => [claim.answer, claim.compensation]);
    return { who: "postman", write: (acting) => answerClaim(acting, answer), after };
  },
  "a range of numbers": async () => {
    const command = range();
    const after = async () =>
      (await listRanges(world.db)).filter(({ first }) => String(first) === command.first).length;
    return { who: "manager", write: (acting) => addRange(acting, command), after };
  },
  "the end of a range": async () => {
    const { id } = must(await addRange(world.manager(), range()));
    const after = async () => (await listRanges(world.db)).find((one) => one.id === id)?.state;
    return { who: "manager", write: (acting) => closeRange(acting, id), after };
  },
  "the setting": async () => {
    const setting = { customerCode: "H3700", orderUrl: "https://api.post.example.vn/v1", secret: "k".repeat(40) };
    return { who: "manager", write: (acting) => changeSetting(acting, setting), after: () => findSetting(world.db) };
  },
  "a barred procedure": async () => {
    const bar = { procedureCode: barredCode, reason: "Phải có mặt", basis: "Luật thí dụ" };
    const after = async () => (await listBarred(world.db)).filter(({ procedureCode }) => procedureCode === barredCode);
    return { who: "manager", write: (acting) => barProcedure(acting, bar), after };
  },
  "laying out a batch": async () => {
    const slips = [await world.collect(), await world.collect()];
    const form = { formId: newId(), kind: "to-agency", slipIds: slips.map(({ id }) => id), note: "" } as const;
    const after = async () => [
      (await findBatch(world.db, form.formId))?.state,
      (await linesOfBatch(world.db, form.formId)).length,
      (await Promise.all(slips.map(({ id }) => fresh(id)))).map(({ state }) => state),
    ];
    return { who: "postman", write: (acting) => giveBatch(acting, form), after };
  },
  "taking a batch apart": async () => {
    const slip = await world.collect();
    const form = { formId: newId(), kind: "to-agency", slipIds: [slip.id], note: "" } as const;
    must(await giveBatch(world.postman(), form));
    const after = async () => [(await findBatch(world.db, form.formId))?.state, await stateOf(slip.id)];
    return { who: "postman", write: (acting) => withdrawBatch(acting, form.formId), after };
  },
  "an order tried again": async () => {
    const slip = await prepared();
    await transact(world.db, (tx) => seedPost(tx, { newId, now: RESOLVED }));
    const client = { place: async () => ({ kind: "refused", why: "422" }) as const, find: async () => "lost" as const };
    await placeOrders({ db: world.db, clock: fixedClock(RESOLVED), client });
    const after = async () => [await stateOf(slip.id), (await findOrder(world.db, slip.id))?.attempts];
    return { who: "returner", write: (acting) => retryOrder(acting, slip.id), after };
  },
  "a failed delivery": async () => {
    const slip = await world.withPost();
    const message = told(slip, "returned");
    return { who: "postman", write: (acting) => hearTracking(acting, message), after: () => stateOf(slip.id) };
  },
  "a message that contradicts": async () => {
    const slip = await undelivered();
    must(await takeBackResult(world.returner(DELIVERED), { ...target(slip), next: "keep" }));
    const message = told(slip, "delivered");
    return { who: "postman", write: (acting) => hearTracking(acting, message), after: () => stateOf(slip.id) };
  },
  "an attempt that is noted": async () => {
    const slip = await world.withPost();
    must(await hearTracking(world.postman(DELIVERED), told(slip, "out-for-delivery")));
    const message = told(slip, "attempted");
    return { who: "postman", write: (acting) => hearTracking(acting, message), after: () => stateOf(slip.id) };
  },
};

const actingAs = (who: Who) => world[who](DELIVERED);
const names = Object.keys(TRIALS);
const trialOf = async (name: string): Promise<Trial> => {
  const begin = TRIALS[name];
  if (begin === undefined) throw new Error(name);
  return begin();
};

/** What the write comes to when nothing goes wrong; batches are known by their own ids. */
async function ordinary(name: string): Promise<string> {
  const { who, write, after } = await trialOf(name);
  must(await write(actingAs(who)));
  return plain(await after());
}

function plain(state: unknown): string {
  return JSON.stringify(state).replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id");
}

describe("T-06: every statement of a write fails once, and done again it comes to the same", () => {
  it.each(names)("%s", async (name) => {
    const wanted = await ordinary(name);
    const broken = await sweepFaults(world.db, async (db) => {
      const { who, write, after } = await trialOf(name);
      const first = await write({ ...actingAs(who), db }).catch(() => undefined);
      if (first === undefined) await write(actingAs(who));
      expect(plain(await after())).toBe(wanted);
    });
    expect(broken).toBeGreaterThanOrEqual(1);
  });
});

describe("two at once do it once", () => {
  it.each(names)("%s", async (name) => {
    const wanted = await ordinary(name);
    const { who, write, after } = await trialOf(name);
    const both = await Promise.all([write(actingAs(who)), write(actingAs(who))]);
    expect(both.some(({ ok }) => ok)).toBe(true);
    expect(plain(await after())).toBe(wanted);
  });
});

describe("two different acts at once: one of them, whole", () => {
  it("an envelope is either recalled or laid out for the post", async () => {
    const slip = await prepared();
    const form = { formId: newId(), kind: "to-post", slipIds: [slip.id], note: "" } as const;
    const [recalled, given] = await Promise.all([
      recallNumber(world.returner(), target(slip)),
      giveBatch(world.returner(), form),
    ]);
    expect([recalled.ok, given.ok].filter(Boolean)).toHaveLength(1);
    const { state, batchId } = await fresh(slip.id);
    expect(state === "recalled" ? batchId : state).toBe(state === "recalled" ? null : "awaiting-hand-over");
  });

  it("one item is in one batch", async () => {
    const slip = await world.collect();
    const lay = () => giveBatch(world.postman(), { formId: newId(), kind: "to-agency", slipIds: [slip.id], note: "" });
    const both = await Promise.all([lay(), lay()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("minutes are either signed or taken apart", async () => {
    const slip = await world.collect();
    const form = { formId: newId(), kind: "to-agency", slipIds: [slip.id], note: "" } as const;
    must(await giveBatch(world.postman(), form));
    const counted = [{ slipId: slip.id, outcome: "full", note: "" }] as const;
    const [signed, apart] = await Promise.all([
      countAndSign(world.clerk(), { batchId: form.formId, counted }),
      withdrawBatch(world.postman(), form.formId),
    ]);
    expect([signed.ok, apart.ok].filter(Boolean)).toHaveLength(1);
    expect((await fresh(slip.id)).state).toBe(signed.ok ? "filed" : "collected");
  });

  it("an item is either lost or delivered; what comes second is looked at", async () => {
    const slip = await world.withPost();
    const receiver = { kind: "owner", name: "Nguyễn Văn Đức", nationalId: "", authorisation: "" } as const;
    const [lost, heard] = await Promise.all([
      reportLoss(world.postman(DELIVERED), target(slip)),
      hearTracking(world.postman(DELIVERED), { ...told(slip, "delivered"), receiver }),
    ]);
    expect(heard.ok).toBe(true);
    const { state, attention } = await fresh(slip.id);
    expect([state, attention]).toEqual(lost.ok ? ["lost", "conflict"] : ["delivered", null]);
  });

  it("a result that is fetched at the desk while its envelope is made ready is on no list afterwards", async () => {
    const slip = await registered();
    const { id: dossierId, version, ownerId: receiverId } = await getDossier(world.db, slip.dossierId ?? "");
    const fetched = { dossierId, version, receiver: "owner", receiverId, authorisation: null } as const;
    const [, handed] = await Promise.all([
      prepareResult(world.returner(HANDED), preparing(slip)),
      handOver(world.returner(HANDED), fetched),
    ]);
    expect(handed.ok).toBe(true);
    expect(["cancelled", "recalled"]).toContain((await fresh(slip.id)).state);
  });

  it("a result on the list is not the postman's to give back", async () => {
    const slip = await registered();
    expect(await cancelConsignment(world.postman(DELIVERED), target(slip))).toMatchObject({
      error: { kind: "post/transition", act: "cancel" },
    });
    expect((await fresh(slip.id)).state).toBe("registered");
  });
});

describe("the outbox broken at any statement", () => {
  it("places each order once, asking first where it may have arrived", async () => {
    await transact(world.db, (tx) => seedPost(tx, { newId, now: RESOLVED }));
    const book = simulatedBook(world.db, () => Promise.resolve(RESOLVED));
    const put: string[] = [];
    const counted: typeof book = { ...book, put: async (order) => (put.push(order.ItemCode), book.put(order)) };
    const client = postClient(simulatedPost(counted));
    await placeOrders({ db: world.db, clock: fixedClock(DELIVERED.add({ hours: 300 })), client });
    let hours = 400;
    const broken = await sweepFaults(world.db, async (db) => {
      const slip = await prepared();
      hours += 1;
      const clock = fixedClock(DELIVERED.add({ hours }));
      await placeOrders({ db, clock, client }).catch(() => undefined);
      const later = fixedClock(DELIVERED.add({ hours, minutes: 10 }));
      await placeOrders({ db: world.db, clock: later, client });
      expect(await fresh(slip.id)).toMatchObject({ order: "placed" });
      expect(put.filter((number) => number === slip.number)).toHaveLength(1);
    });
    expect(broken).toBeGreaterThanOrEqual(4);
  });
});
