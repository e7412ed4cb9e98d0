import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "#platform/clock.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import { CODES_A_DOSSIER, CODES_AN_HOUR } from "./domain/one-time-code.ts";
import { findRecord } from "./store/records.ts";
import { lastReminders, listSimulated, standingOf } from "./store/messages.ts";
import { aWorld, LATER, toOwner, type World } from "./testing-world.ts";
import { carrierOf, carryMessages } from "./use-cases/carry-messages.ts";
import { sendCode, tryCode } from "./use-cases/codes.ts";
import { remind } from "./use-cases/remind.ts";
import { returnResults } from "./use-cases/return-results.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.database.drop());

/** Somebody whose phone is on the dossier alone; the person on file of all other tests is not rung up for them. */
const PHONED = { id: newId(), name: "Triệu Thị Lan", phone: "0977000222" };

const send = (dossier: Dossier, actId: string, random = 42) =>
  sendCode(world.desk(), { actId, dossiers: [dossier], receiver: "owner", random });
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
    const [a, b] = [
      await world.ready({ owner: talkative, submitter: talkative }),
      await world.ready({ owner: talkative, submitter: talkative }),
    ];
    for (let n = 0; n < CODES_AN_HOUR; n += 1) expect((await send(n % 2 === 0 ? a : b, newId())).ok).toBe(true);
    expect(await send(a, newId())).toMatchObject({ error: { kind: "return-desk/too-many-codes", of: "phone" } });
  });
});

describe("codes without end", () => {
  const fresh = (phone: string) => {
    const person = { id: newId(), name: "Nông Văn Dũng", phone };
    return world.ready({ owner: person, submitter: person });
  };

  it("are not sent for one dossier, whichever act asks", async () => {
    const dossier = await fresh("0966000333");
    for (let n = 0; n < CODES_A_DOSSIER; n += 1) expect((await send(dossier, newId())).ok).toBe(true);
    expect(await send(dossier, newId())).toMatchObject({ error: { of: "dossier" } });
    // An hour later the first ones are forgotten.
    const later = world.desk(LATER.add({ minutes: 61 }));
    const again = await sendCode(later, { actId: newId(), dossiers: [dossier], receiver: "owner", random: 1 });
    expect(again.ok).toBe(true);
  });

  it("are not sent by ten desks at once either", async () => {
    const dossier = await fresh("0966000444");
    const all = await Promise.all(Array.from({ length: 10 }, () => send(dossier, newId())));
    expect(all.filter((one) => one.ok)).toHaveLength(CODES_A_DOSSIER);
  });

  it("to one phone are counted over all its dossiers, also at once", async () => {
    const person = { id: newId(), name: "Nông Văn Dũng", phone: "0966000555" };
    const three = await Promise.all([1, 2, 3].map(() => world.ready({ owner: person, submitter: person })));
    const all = await Promise.all(three.flatMap((dossier) => [1, 2, 3, 4].map(() => send(dossier, newId()))));
    expect(all.filter((one) => one.ok)).toHaveLength(CODES_AN_HOUR);
  });

  it("do not give more tries: each try at once is counted", async () => {
    const dossier = await fresh("0966000666");
    const actId = newId();
    await send(dossier, actId);
    const typed = { actId, digits: "999999", dossier, dossierIds: [dossier.id], receiver: "owner" } as const;
    const all = await Promise.all(Array.from({ length: 12 }, () => tryCode(world.db, typed, LATER)));
    const said = all.map((one) => (!one.ok && one.error.kind === "return-desk/code" ? one.error.what : ""));
    expect(said.filter((what) => what === "wrong")).toHaveLength(5);
    expect(said.filter((what) => what === "too-many-tries")).toHaveLength(7);
    expect(await tryCode(world.db, { ...typed, digits: "000042" }, LATER)).toMatchObject({
      error: { what: "too-many-tries" },
    });
  });

  it("speak for the results they were sent for, and no others", async () => {
    const person = { id: newId(), name: "Nông Văn Dũng", phone: "0966000777" };
    const [a, b] = [
      await world.ready({ owner: person, submitter: person }),
      await world.ready({ owner: person, submitter: person }),
    ];
    const actId = newId();
    await send(a, actId);
    const both = { actId, digits: "000042", dossier: a, dossierIds: [a.id, b.id], receiver: "owner" } as const;
    expect(await tryCode(world.db, both, LATER)).toMatchObject({ error: { what: "other-results" } });
    const command = { actId, dossiers: [a, b] as const, receiver: "owner", random: 42 } as const;
    await sendCode(world.desk(), command);
    expect((await tryCode(world.db, both, LATER)).ok).toBe(true);
  });
});

describe("after any broken statement the retry gives the same state", () => {
  const person = () => ({ id: newId(), name: "Nông Văn Dũng", phone: `09${String(++phones).padStart(8, "0")}` });
  let phones = 30_000_000;

  it("sending a code: one code, one message", { timeout: 60_000 }, async () => {
    const broken = await sweepFaults(world.db, async (db) => {
      const owner = person();
      const dossier = await world.ready({ owner, submitter: owner });
      const command = { actId: newId(), dossiers: [dossier] as const, receiver: "owner", random: 42 } as const;
      const first = await sendCode({ ...world.desk(), db }, command).catch(() => undefined);
      if (first === undefined) expect((await sendCode(world.desk(), command)).ok).toBe(true);
      const { rows } = await sql<{ codes: number; messages: number }>`
        select (select count(*) from return_code where act_id = ${command.actId}) as codes,
          (select count(*) from outgoing_message where dossier_id = ${dossier.id}) as messages`.execute(world.db);
      expect(rows).toEqual([{ codes: 1, messages: 1 }]);
    });
    expect(broken).toBeGreaterThan(5);
  });

  it("trying a code: a wrong one is counted once", { timeout: 60_000 }, async () => {
    const owner = person();
    const dossier = await world.ready({ owner, submitter: owner });
    const broken = await sweepFaults(world.db, async (db) => {
      const actId = newId();
      await sql`update return_code set sent_at = sent_at - interval '2 hours', expires_at = expires_at - interval '2 hours'
        where phone = ${owner.phone}`.execute(world.database.owner);
      await send(dossier, actId);
      const typed = { actId, digits: "999999", dossier, dossierIds: [dossier.id], receiver: "owner" } as const;
      const first = await tryCode(db, typed, LATER).catch(() => undefined);
      const second = first ?? (await tryCode(world.db, typed, LATER));
      expect(second).toMatchObject({ error: { what: "wrong", left: 4 } });
    });
    expect(broken).toBeGreaterThan(3);
  });

  it("reminding: one message", { timeout: 60_000 }, async () => {
    const broken = await sweepFaults(world.db, async (db) => {
      const owner = person();
      const dossier = await world.ready({ owner, submitter: owner });
      const first = await remind({ ...world.desk(), db }, dossier.id).catch(() => undefined);
      if (first === undefined) expect((await remind(world.desk(), dossier.id)).ok).toBe(true);
      expect(await remind(world.desk(), dossier.id)).toMatchObject({ error: { kind: "return-desk/reminded" } });
    });
    expect(broken).toBeGreaterThan(3);
  });

  it("two desks that remind at once: one message", async () => {
    const owner = person();
    const dossier = await world.ready({ owner, submitter: owner });
    const both = await Promise.all([remind(world.desk(), dossier.id), remind(world.desk(), dossier.id)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
  });

  it("carrying: the gateway hears it, and the outbox says so or asks", { timeout: 60_000 }, async () => {
    await carryMessages(world.db, { carry: async () => ({ kind: "carried" }) }, { now: LATER.add({ minutes: 2 }) });
    const broken = await sweepFaults(world.db, async (db) => {
      const owner = person();
      const dossier = await world.ready({ owner, submitter: owner });
      const sent = await remind(world.desk(), dossier.id);
      if (!sent.ok) throw new Error("not reminded");
      const ids = [sent.value.messageId];
      const heard = new Set<string>();
      let times = 0;
      const carrier = {
        carry: async ({ id }: { id: string }) => {
          heard.add(id);
          times += 1;
          return { kind: "carried" } as const;
        },
        ask: async (id: string) => (heard.has(id) ? ("carried" as const) : ("unknown" as const)),
      };
      await carryMessages(db, carrier, { now: LATER, ids }).catch(() => undefined);
      await carryMessages(world.db, carrier, { now: LATER.add({ minutes: 3 }), ids });
      expect(await standingOf(world.db, sent.value.messageId)).toMatchObject({ state: "carried" });
      expect(times).toBe(1);
    });
    expect(broken).toBeGreaterThan(2);
  });

  it("two workers at once carry a message once", async () => {
    const owner = person();
    const dossier = await world.ready({ owner, submitter: owner });
    const sent = await remind(world.desk(), dossier.id);
    if (!sent.ok) throw new Error("not reminded");
    const heard: string[] = [];
    const carrier = {
      carry: async ({ id }: { id: string }) => {
        heard.push(id);
        await new Promise((done) => setTimeout(done, 20));
        return { kind: "carried" } as const;
      },
    };
    await Promise.all(
      [1, 2, 3].map(() => carryMessages(world.db, carrier, { now: LATER, ids: [sent.value.messageId] })),
    );
    expect(heard).toEqual([sent.value.messageId]);
    // Neither do workers that take whatever waits.
    await Promise.all([1, 2, 3].map(() => carryMessages(world.db, carrier, { now: LATER })));
    expect(new Set(heard).size).toBe(heard.length);
  });
});

describe("messages", () => {
  it("are carried once, a carried code is forgotten, and one that was not heard goes again later", async () => {
    const dossier = await world.ready({ owner: PHONED, submitter: PHONED });
    await send(dossier, newId(), 654_321);
    const deaf = { carry: async () => ({ kind: "not-heard", why: "không kết nối được" }) as const };
    expect(await carryMessages(world.db, deaf, { now: LATER })).toBe(0);
    const carried: string[] = [];
    const carrier = {
      carry: async ({ body }: { body: string }) => {
        carried.push(body);
        return { kind: "carried" } as const;
      },
    };
    expect(await carryMessages(world.db, carrier, { now: LATER.add({ seconds: 5 }) })).toBe(0);
    expect(await carryMessages(world.db, carrier, { now: LATER.add({ seconds: 20 }) })).toBeGreaterThan(0);
    expect(carried.filter((body) => body.includes("654321"))).toHaveLength(1);
    expect(await carryMessages(world.db, carrier, { now: LATER.add({ seconds: 90 }) })).toBe(0);
    const { rows } = await sql<{ body: string }>`select body from outgoing_message where kind = 'return-code'`.execute(
      world.db,
    );
    expect(new Set(rows.map(({ body }) => body))).toEqual(new Set([""]));
  });

  it("that are too old are not sent", async () => {
    const dossier = await world.ready({ owner: PHONED, submitter: PHONED });
    await send(dossier, newId());
    const never = { carry: () => Promise.reject(new Error("must not be asked")) };
    expect(await carryMessages(world.db, never, { now: LATER.add({ minutes: 6 }) })).toBe(0);
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from outgoing_message where state in ('waiting', 'sending', 'asking')`.execute(world.db);
    expect(rows[0]?.n).toBe(0);
  });

  it("come to the telephone of the demo, and nowhere in a real centre", async () => {
    const deps = { db: world.db, clock: fixedClock(LATER), allowedHosts: [] };
    expect(await carrierOf(deps)).toBeUndefined();
    await sql`update installation set demo = true`.execute(world.database.owner);
    const carrier = await carrierOf(deps);
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
