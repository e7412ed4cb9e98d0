import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import { CODES_AN_HOUR } from "./domain/one-time-code.ts";
import { findRecord } from "./store/records.ts";
import { lastReminders, listSimulated } from "./store/messages.ts";
import { aWorld, LATER, toOwner, type World } from "./testing-world.ts";
import { carrierOf, carryMessages } from "./use-cases/carry-messages.ts";
import { sendCode } from "./use-cases/codes.ts";
import { remind } from "./use-cases/remind.ts";
import { returnResults } from "./use-cases/return-results.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.database.drop());

const send = (dossier: Dossier, actId: string, random = 42) =>
  sendCode(world.desk(), { actId, dossier, receiver: "owner", random });
const withCode = (dossier: Dossier, actId: string, digits: string, now = LATER) =>
  returnResults(world.desk(now), toOwner([dossier], { actId, proof: { kind: "code", digits } }));

describe("a one-time code", () => {
  it("proves the receipt once, and only its fingerprint is kept", async () => {
    const dossier = await world.ready();
    const actId = newId();
    expect(await send(dossier, actId)).toMatchObject({ ok: true, value: { phoneShown: "091•••5678" } });
    const { rows } = await sql<{ row: string }>`select return_code::text as row from return_code`.execute(world.db);
    expect(rows.map(({ row }) => row).join()).not.toContain("000042");
    expect((await withCode(dossier, actId, "000 042")).ok).toBe(true);
    expect(await findRecord(world.db, dossier.id)).toMatchObject({ proof: { kind: "code", phoneShown: "091•••5678" } });
  });

  it("is refused when wrong, counts the tries, and after five is dead", async () => {
    const dossier = await world.ready();
    const actId = newId();
    await send(dossier, actId);
    for (const left of [4, 3, 2, 1, 0]) {
      expect(await withCode(dossier, actId, "999999")).toMatchObject({
        error: { kind: "return-desk/code", what: "wrong", left },
      });
    }
    expect(await withCode(dossier, actId, "000042")).toMatchObject({ error: { what: "too-many-tries" } });
    expect(await world.now(dossier)).toEqual(dossier);
  });

  it("is dead after five minutes, for another act, and for another receiver", async () => {
    const dossier = await world.ready();
    const actId = newId();
    await send(dossier, actId);
    const late = await withCode(dossier, actId, "000042", LATER.add({ minutes: 5 }));
    expect(late).toMatchObject({ error: { what: "run-out" } });
    expect(await withCode(dossier, newId(), "000042")).toMatchObject({ error: { kind: "return-desk/no-proof" } });
  });

  it("is used up by one of two at once", async () => {
    const dossier = await world.ready();
    const actId = newId();
    await send(dossier, actId);
    const both = await Promise.all([withCode(dossier, actId, "000042"), withCode(dossier, actId, "000042")]);
    expect(both.filter((one) => one.ok && !one.value.replayed)).toHaveLength(1);
  });

  it("needs a phone on file, and does not ring one up all day", async () => {
    const nobody = { id: newId(), name: "Lý Thị Mỷ", phone: null };
    const silent = await world.ready({ owner: nobody, submitter: nobody });
    expect(await send(silent, newId())).toMatchObject({ error: { kind: "return-desk/no-phone" } });
    const talkative = { id: newId(), name: "Lý Văn Páo", phone: "0966000111" };
    const dossier = await world.ready({ owner: talkative, submitter: talkative });
    for (let n = 0; n < CODES_AN_HOUR; n += 1) expect((await send(dossier, newId())).ok).toBe(true);
    expect(await send(dossier, newId())).toMatchObject({ error: { kind: "return-desk/too-many-codes" } });
  });
});

describe("messages", () => {
  it("are carried once, a carried code is forgotten, and a failing carrier is asked again", async () => {
    const dossier = await world.ready();
    await send(dossier, newId(), 654_321);
    const failing = { carry: () => Promise.reject(new Error("no network")) };
    expect(await carryMessages(world.db, failing, LATER)).toBe(0);
    const carried: string[] = [];
    const carrier = { carry: async ({ body }: { body: string }) => void carried.push(body) };
    expect(await carryMessages(world.db, carrier, LATER)).toBeGreaterThan(0);
    expect(carried.some((body) => body.includes("654321"))).toBe(true);
    expect(await carryMessages(world.db, carrier, LATER)).toBe(0);
    const { rows } = await sql<{ body: string }>`select body from outgoing_message where kind = 'return-code'`.execute(
      world.db,
    );
    expect(new Set(rows.map(({ body }) => body))).toEqual(new Set([""]));
  });

  it("that are too old are not sent", async () => {
    const dossier = await world.ready();
    await send(dossier, newId());
    const never = { carry: () => Promise.reject(new Error("must not be asked")) };
    expect(await carryMessages(world.db, never, LATER.add({ minutes: 6 }))).toBe(0);
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from outgoing_message where state = 'waiting'`.execute(world.db);
    expect(rows[0]?.n).toBe(0);
  });

  it("come to the telephone of the demo, and nowhere in a real centre", async () => {
    expect(await carrierOf(world.db, { now: async () => LATER })).toBeUndefined();
    await sql`update installation set demo = true`.execute(world.database.owner);
    const carrier = await carrierOf(world.db, { now: async () => LATER });
    const message = { id: newId(), phone: "0912345678", body: "Mời đến nhận kết quả" };
    await carrier?.carry(message);
    await carrier?.carry(message);
    expect(await listSimulated(world.db)).toEqual([{ ...message, at: LATER }]);
    await sql`update installation set demo = false`.execute(world.database.owner);
  });

  it("remind of a result, and leave people in peace for three days", async () => {
    const dossier = await world.ready();
    expect(await remind(world.desk(), dossier.id)).toMatchObject({ ok: true });
    expect((await lastReminders(world.db, [dossier.id])).get(dossier.id)).toEqual(LATER);
    expect(await remind(world.desk(LATER.add({ hours: 30 })), dossier.id)).toMatchObject({
      error: { kind: "return-desk/reminded", daysAgo: 1 },
    });
    expect((await remind(world.desk(LATER.add({ hours: 72 })), dossier.id)).ok).toBe(true);
    const { rows } = await sql<{ body: string }>`
      select body from outgoing_message where dossier_id = ${dossier.id}`.execute(world.db);
    expect(rows[0]?.body).toContain(dossier.code);
  });
});
