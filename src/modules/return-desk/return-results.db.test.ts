import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { newId } from "#platform/ids.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { custodianOf } from "#modules/custody/index.ts";
import { timeline, verifyHistory, type Dossier } from "#modules/dossiers/index.ts";
import type { TypedAuthorisation } from "./domain/authorisation.ts";
import { findRecord, recordsOfAct } from "./store/records.ts";
import { aWorld, itemOf, LATER, LINE, OWNER_CARD, OWNER_NUMBER, toOwner, type World } from "./testing-world.ts";
import { rehearse } from "./use-cases/rehearse.ts";
import { returnResults, type ReturnResults } from "./use-cases/return-results.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.database.drop());

const held = [{ name: "Giấy chứng nhận cũ", count: 2 }];

describe("a result that goes over the desk", () => {
  it("takes the originals along, ends the paper's way and closes the dossier, on the proof that was given", async () => {
    const dossier = await world.ready({ heldOriginals: held });
    const returned = await returnResults(world.desk(), toOwner([dossier]));
    expect(returned).toMatchObject({ ok: true, value: { replayed: false } });
    expect(await world.now(dossier)).toMatchObject({ state: "closed", delivery: "delivered", heldOriginals: [] });
    expect(await custodianOf(world.db, dossier.id)).toMatchObject({ kind: "applicant", id: world.owner.id });
    expect((await timeline(world.db, dossier.id)).map(({ event }) => event).slice(-3)).toEqual([
      "originals-given-back",
      "dossier-handed-over",
      "dossier-closed",
    ]);
    expect(await findRecord(world.db, dossier.id)).toMatchObject({
      receiver: "owner",
      receiverName: "Nguyễn Văn Đức",
      identity: "card-read",
      papers: [{ name: "Giấy phép", count: 1 }],
      originals: [{ name: "Giấy chứng nhận cũ", count: 2, back: 2, why: "" }],
      proof: { kind: "signature", line: LINE },
    });
  });

  it("stays open while an original is missing, with the reason why", async () => {
    const dossier = await world.ready({ heldOriginals: held });
    const part = { ...itemOf(dossier), originals: [{ ...held[0], name: "Giấy chứng nhận cũ", count: 2, back: 1 }] };
    const without = part.originals.map((one) => ({ ...one, why: " " }));
    const refused = await returnResults(world.desk(), toOwner([], { items: [{ ...part, originals: without }] }));
    expect(refused).toMatchObject({ error: { kind: "return-desk/originals", faults: [{ what: "no-reason" }] } });
    const why = part.originals.map((one) => ({ ...one, why: "Cơ quan còn đối chiếu, trả ngày 30/11" }));
    const done = await returnResults(world.desk(), toOwner([], { items: [{ ...part, originals: why }] }));
    expect(done.ok).toBe(true);
    expect(await world.now(dossier)).toMatchObject({
      state: "returned",
      heldOriginals: [{ name: "Giấy chứng nhận cũ", count: 1 }],
    });
  });

  it("B-31: waits for fees that are due, says how much, and leaves nothing behind", async () => {
    const dossier = await world.ready({ feesDue: 119_000, heldOriginals: held });
    const act = toOwner([dossier]);
    const refused = await returnResults(world.desk(), act);
    expect(refused).toMatchObject({ error: { refusal: { kind: "dossiers/unpaid", amount: 119_000 } } });
    expect(await world.now(dossier)).toEqual(dossier);
    expect(await findRecord(world.db, dossier.id)).toBeUndefined();
    const paid = await world.pay(dossier);
    expect((await returnResults(world.desk(), toOwner([paid]))).ok).toBe(true);
  });

  it("§15.26: being overdue never stands in the way", async () => {
    const dossier = await world.ready();
    const muchLater = LATER.add({ hours: 24 * 60 });
    expect((await returnResults(world.desk(muchLater), toOwner([dossier]))).ok).toBe(true);
  });

  it("of several dossiers of one person is one act: all or none", async () => {
    const [a, b] = [await world.ready(), await world.ready({ feesDue: 1 })];
    const refused = await returnResults(world.desk(), toOwner([a, b]));
    expect(refused).toMatchObject({ error: { kind: "return-desk/dossier", dossierId: b.id } });
    expect(await world.now(a)).toEqual(a);
    const act = toOwner([a, await world.pay(b)]);
    expect((await returnResults(world.desk(), act)).ok).toBe(true);
    expect(await recordsOfAct(world.db, act.actId)).toHaveLength(2);
  });

  it("of two different owners is refused", async () => {
    const other = { id: newId(), name: "Lý Thị Mỷ", phone: null };
    const [a, b] = [await world.ready(), await world.ready({ owner: other, submitter: other })];
    expect(await returnResults(world.desk(), toOwner([a, b]))).toMatchObject({
      error: { kind: "return-desk/other-owner" },
    });
  });
});

describe("who stands at the desk", () => {
  const card = (text: string, seen = false) =>
    ({ receiving: { receiver: "owner", presented: { card: text, seen } } }) as const;

  it.each([
    ["nobody showed a card", card("", true), "nothing-shown"],
    ["another person's card", card(OWNER_CARD.replace(OWNER_NUMBER, "020190001235")), "other-number"],
    ["what is no number", card("giấy hẹn"), "not-a-number"],
  ] as const)("%s is refused", async (_what, change, what) => {
    const dossier = await world.ready();
    expect(await returnResults(world.desk(), toOwner([dossier], change))).toMatchObject({
      error: { kind: "return-desk/identity", what },
    });
  });

  it("may be somebody with a giấy ủy quyền in force, who becomes a person on file", async () => {
    const dossier = await world.ready();
    const paper = {
      number: "05/2026",
      date: Temporal.PlainDate.from("2026-11-20"),
      certifiedBy: "UBND xã Mẫu Sơn",
      validUntil: Temporal.PlainDate.from("2026-11-24"),
      scope: "Nhận kết quả",
    };
    const act = (validUntil: string | null): Partial<ReturnResults> => ({
      receiving: {
        receiver: "authorised",
        presented: { card: "020185000777|||||", seen: false },
        authorised: {
          name: "Hoàng Văn Tú",
          phone: "0987654321",
          address: "Xã Mẫu Sơn",
          paper: { ...paper, validUntil: validUntil === null ? null : Temporal.PlainDate.from(validUntil) },
        },
      },
    });
    const run = (change: Partial<ReturnResults>) => returnResults(world.desk(), toOwner([dossier], change));
    expect(await run(act("2026-11-24"))).toMatchObject({
      error: { kind: "return-desk/authorisation", faults: [{ field: "validUntil", what: "run-out" }] },
    });
    const typed = act(null).receiving;
    if (typed === undefined) throw new Error("no receiving");
    const done = await run({ receiving: { ...typed, presented: { card: "020185000777", seen: false } } });
    expect(done).toMatchObject({ ok: true });
    expect(await findRecord(world.db, dossier.id)).toMatchObject({
      receiver: "authorised",
      receiverName: "Hoàng Văn Tú",
      authorisation: { number: "05/2026", certifiedBy: "UBND xã Mẫu Sơn", validUntil: "" },
    });
    const { handOver } = await world.now(dossier);
    expect(handOver?.authorisation).toContain("Giấy ủy quyền số 05/2026 ngày 20/11/2026");
  });
});

describe("a giấy ủy quyền", () => {
  let number = 100;
  const paper = (change: Partial<TypedAuthorisation> = {}): TypedAuthorisation => ({
    number: `${++number}/2026`,
    date: Temporal.PlainDate.from("2026-11-20"),
    certifiedBy: "UBND xã Mẫu Sơn",
    validUntil: null,
    scope: "Nhận kết quả",
    ...change,
  });
  const receiving = (typed: TypedAuthorisation) => ({
    receiving: {
      receiver: "authorised" as const,
      presented: { card: "020185000888", seen: false },
      authorised: { name: "Hoàng Văn Tú", phone: "0987654321", address: "Xã Mẫu Sơn", paper: typed },
    },
  });
  const by = async (typed: TypedAuthorisation, dossiers?: readonly Dossier[]) =>
    returnResults(world.desk(), toOwner(dossiers ?? [await world.ready()], receiving(typed)));

  it("is used once, however its number is written the second time", async () => {
    const typed = paper({ number: "77/UQ-2026" });
    expect((await by(typed)).ok).toBe(true);
    for (const change of [{}, { number: " 77 / uq-2026" }, { certifiedBy: "ubnd xã mẫu sơn." }, { scope: "Khác" }]) {
      expect(await by({ ...typed, ...change })).toMatchObject({ error: { kind: "return-desk/authorisation-used" } });
    }
    expect((await by({ ...typed, number: "78/UQ-2026" })).ok).toBe(true);
    expect((await by({ ...typed, date: Temporal.PlainDate.from("2026-11-21") })).ok).toBe(true);
    expect((await by({ ...typed, certifiedBy: "UBND xã Hải Yến" })).ok).toBe(true);
  });

  it("stands for several results of its giver in one visit", async () => {
    const two = [await world.ready(), await world.ready()];
    expect((await by(paper(), two)).ok).toBe(true);
    const records = await Promise.all(two.map(({ id }) => findRecord(world.db, id)));
    expect(records.every((one) => one?.authorisation?.certifiedBy === "UBND xã Mẫu Sơn")).toBe(true);
  });

  it("is not for the results of another owner", async () => {
    const other = { id: newId(), name: "Lý Thị Mỷ", phone: null };
    const two = [await world.ready(), await world.ready({ owner: other, submitter: other })];
    expect(await by(paper(), two)).toMatchObject({ error: { kind: "return-desk/other-owner" } });
  });

  it("is not used up by the second look, nor by a visit that was refused", async () => {
    const typed = paper();
    const dossier = await world.ready({ feesDue: 1_000 });
    const { proof: _proof, actId: _act, ...look } = toOwner([dossier], receiving(typed));
    expect(await rehearse(world.desk(), look)).toMatchObject({ refusal: { kind: "return-desk/dossier" } });
    expect((await by(typed, [dossier])).ok).toBe(false);
    const paid = await world.pay(dossier);
    const { proof: _again, actId: _id, ...second } = toOwner([paid], receiving(typed));
    expect(await rehearse(world.desk(), second)).toMatchObject({ receiver: { name: "Hoàng Văn Tú" } });
    expect((await by(typed, [paid])).ok).toBe(true);
  });

  it("at two desks at once opens one of them", async () => {
    const typed = paper();
    const [a, b] = [await world.ready(), await world.ready()];
    const both = await Promise.all([by(typed, [a]), by(typed, [b])]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ error: { kind: "return-desk/authorisation-used" } });
  });

  it("after any broken statement is used once, by the retry", { timeout: 120_000 }, async () => {
    const broken = await sweepFaults(world.db, async (db) => {
      const typed = paper();
      const act = toOwner([await world.ready()], receiving(typed));
      await returnResults({ ...world.desk(), db }, act).catch(() => undefined);
      expect((await returnResults(world.desk(), act)).ok).toBe(true);
      expect(await by(typed)).toMatchObject({ error: { kind: "return-desk/authorisation-used" } });
    });
    expect(broken).toBeGreaterThan(12);
  });
});

describe("the same act twice, at once, or broken off", () => {
  it("happens once, however often it is sent", async () => {
    const act = toOwner([await world.ready({ heldOriginals: held })]);
    const both = await Promise.all([returnResults(world.desk(), act), returnResults(world.desk(), act)]);
    expect(both.map((one) => one.ok)).toEqual([true, true]);
    expect(both.filter((one) => one.ok && one.value.replayed)).toHaveLength(1);
    expect(await returnResults(world.desk(), act)).toMatchObject({ value: { replayed: true } });
  });

  it("by two desks is done by one; the other is told who was faster", async () => {
    const dossier = await world.ready();
    const both = await Promise.all([
      returnResults(world.desk(), toOwner([dossier])),
      returnResults(world.desk(), toOwner([dossier])),
    ]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ error: { refusal: { kind: "dossiers/stale" } } });
  });

  it("under a key that another set of results has used is refused", async () => {
    const [a, b] = [await world.ready(), await world.ready()];
    const act = toOwner([a]);
    await returnResults(world.desk(), act);
    expect(await returnResults(world.desk(), { ...act, items: [itemOf(b)] })).toMatchObject({
      error: { refusal: { kind: "dossiers/idempotency-mismatch" } },
    });
  });

  it("T-06: after any broken statement the retry gives the same state, once", { timeout: 120_000 }, async () => {
    const broken = await sweepFaults(world.db, async (db) => {
      const dossier = await world.ready({ heldOriginals: held });
      const act = toOwner([dossier]);
      await returnResults({ ...world.desk(), db }, act).catch(() => undefined);
      const again = await returnResults(world.desk(), act);
      expect(again.ok).toBe(true);
      expect(await world.now(dossier)).toMatchObject({
        state: "closed",
        heldOriginals: [],
        version: dossier.version + 3,
      });
      expect(await custodianOf(world.db, dossier.id)).toMatchObject({ kind: "applicant" });
      expect(await recordsOfAct(world.db, act.actId)).toHaveLength(1);
    });
    expect(broken).toBeGreaterThan(12);
    expect((await verifyHistory(world.db)).badDossiers).toBe(0);
  });

  it("cannot be changed or taken away afterwards", async () => {
    const dossier = await world.ready();
    await returnResults(world.desk(), toOwner([dossier]));
    const change = sql`update return_record set receiver_name = 'x' where dossier_id = ${dossier.id}`;
    await expect(change.execute(world.db)).rejects.toThrow(/permission denied/);
    await expect(change.execute(world.database.owner)).rejects.toThrow(/append-only/);
  });
});
