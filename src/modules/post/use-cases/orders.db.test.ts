import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Instant } from "#kernel/time.ts";
import { fixedClock } from "#platform/clock.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { findOrder } from "../store/orders.ts";
import { saveSetting } from "../store/settings.ts";
import { simulatedBook } from "../store/simulated-items.ts";
import { findSlip, listSlipsOf } from "../store/slips.ts";
import { aPostWorld, must, preparing, RESOLVED, type PostWorld } from "../testing-world.ts";
import { postClient, type PostClient } from "../wire/post-client.ts";
import { simulatedPost, type Weather } from "../wire/simulated-post.ts";
import { recallNumber } from "./end-way.ts";
import { MOST_ATTEMPTS, placeOrders, waitMinutes } from "./place-orders.ts";
import { prepareResult } from "./prepare-result.ts";
import { retryOrder } from "./retry-order.ts";

let world: PostWorld;
beforeAll(async () => {
  world = await aPostWorld();
  await transact(world.db, (tx) =>
    saveSetting(
      tx,
      { customerCode: "H3700", orderUrl: "simulator:post", secret: "s".repeat(64), simulated: true },
      { officerId: newId(), at: RESOLVED },
    ),
  );
});
afterAll(() => world.database.drop());

async function anOrder(change: Partial<ReturnType<typeof preparing>> = {}) {
  const dossier = await world.resolved();
  const [slip] = await listSlipsOf(world.db, dossier.id);
  if (slip === undefined) throw new Error("nothing registered");
  return must(await prepareResult(world.returner(), { ...preparing(slip), ...change }));
}

/** A client of the made-up post that counts what was placed, in given weather. */
function counting(weather?: Weather): { readonly client: PostClient; readonly placed: () => number } {
  const book = simulatedBook(world.db, () => Promise.resolve(RESOLVED));
  let placed = 0;
  const counted = { ...book, put: async (order: Parameters<typeof book.put>[0]) => ((placed += 1), book.put(order)) };
  return { client: postClient(simulatedPost(counted, weather)), placed: () => placed };
}

const run = (client: PostClient, now: Instant) => placeOrders({ db: world.db, clock: fixedClock(now), client });
const later = (minutes: number) => RESOLVED.add({ minutes });

describe("the outbox of orders", () => {
  it("places each order once", async () => {
    const slip = await anOrder();
    const { client, placed } = counting();
    expect(await run(client, RESOLVED)).toBe(1);
    expect(await run(client, later(60))).toBe(0);
    expect(placed()).toBe(1);
    expect(await findSlip(world.db, slip.id)).toMatchObject({ order: "placed", attention: null });
  });

  it("asks before it sends again what may have arrived", async () => {
    const slip = await anOrder();
    const lost = counting(() => "answer-lost");
    expect(await run(lost.client, RESOLVED)).toBe(0);
    expect(lost.placed()).toBe(1);
    expect(await findOrder(world.db, slip.id)).toMatchObject({ state: "waiting", doubtful: true, attempts: 1 });
    const fine = counting();
    expect(await run(fine.client, RESOLVED)).toBe(0);
    expect(await run(fine.client, later(2))).toBe(1);
    expect(fine.placed()).toBe(0);
  });

  it("sends again what never arrived, after asking", async () => {
    await anOrder();
    await run(counting(() => "never-heard").client, RESOLVED);
    const fine = counting();
    expect(await run(fine.client, later(2))).toBe(1);
    expect(fine.placed()).toBe(1);
  });

  it("gives up after ten attempts, says so, and tries again when somebody asked the post", async () => {
    const slip = await anOrder();
    const { client } = counting(() => "never-heard");
    let now = RESOLVED;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      await run(client, now);
      now = now.add({ minutes: waitMinutes(attempt) });
    }
    expect(await findSlip(world.db, slip.id)).toMatchObject({ order: "given-up", attention: "order-given-up" });
    expect(await run(counting().client, now.add({ hours: 100 }))).toBe(0);
    must(await retryOrder(world.returner(now), slip.id));
    expect(await run(counting().client, now)).toBe(1);
    expect(await findSlip(world.db, slip.id)).toMatchObject({ order: "placed", attention: null });
  });

  it("waits longer each time, two hours at most", () => {
    const waits = Array.from({ length: 12 }, (_, index) => waitMinutes(index + 1));
    expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(Math.max(...waits)).toBe(120);
  });

  it("shows a refused order and never sends a recalled one", async () => {
    const refusing: PostClient = {
      place: async () => ({ kind: "refused", why: "422 sai địa chỉ" }),
      find: async () => "unknown",
    };
    const refused = await anOrder();
    await run(refusing, RESOLVED);
    expect(await findSlip(world.db, refused.id)).toMatchObject({ order: "refused", attention: "order-refused" });
    const recalled = await anOrder();
    must(await recallNumber(world.returner(), { slipId: recalled.id, version: recalled.version, reason: "Sai" }));
    const { client, placed } = counting();
    await run(client, later(600));
    expect(placed()).toBe(0);
  });

  it("emptied by two workers at once places each once", async () => {
    for (let count = 0; count < 4; count += 1) await anOrder();
    const { client, placed } = counting();
    const both = await Promise.all([run(client, RESOLVED), run(client, RESOLVED)]);
    expect(both[0] + both[1]).toBe(4);
    expect(placed()).toBe(4);
  });
});
