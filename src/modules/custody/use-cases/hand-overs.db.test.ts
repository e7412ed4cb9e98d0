import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at } from "#modules/dossiers/testing.ts";
import { MONDAY } from "#modules/dossiers/testing-world.ts";
import { findBundle, findHandOver } from "../store/load.ts";
import { listIncoming, listToForward, listTransits, listUnacknowledged } from "../store/lists.ts";
import { custodianOf, whereIs } from "../store/where.ts";
import { aCustodyWorld, type CustodyWorld } from "../testing-world.ts";
import { receive, refuse, takeBack } from "./end-hand-overs.ts";
import { give } from "./give.ts";
import { addSheets, settleDifference, shelve } from "./keep.ts";
import { openCustody } from "./open-custody.ts";
import { pass } from "./pass.ts";

let world: CustodyWorld;
const COUNTER = "H37.07/counter";
const DIVISION = "H37.07/division";
const LATER = at("2026-11-23 10:00");

beforeAll(async () => {
  world = await aCustodyWorld();
});
afterAll(() => world.database.drop());

async function given(sheets?: number) {
  const dossier = await world.receive();
  const counts = sheets === undefined ? undefined : new Map([[dossier.id, { sheets, originals: 1 }]]);
  const done = await give(world.actor(COUNTER, "counter-officer", LATER), {
    dossierIds: [dossier.id],
    to: world.unit(DIVISION),
    note: "",
    counts,
  });
  if (!done.ok) throw new Error(done.error.kind);
  const [handOver] = done.value.handOvers;
  if (handOver === undefined) throw new Error("nothing given");
  return { dossier, handOver };
}

describe("acceptance", () => {
  it("puts the paper into the custody of the receiving unit, to be forwarded the same day", async () => {
    const dossier = await world.receive();
    const bundle = await findBundle(world.db, dossier.id);
    expect(bundle).toMatchObject({
      code: dossier.code,
      custodian: { kind: "unit", id: world.counterId },
      sheets: 1,
      originals: 1,
      forwardedAt: null,
    });
    expect(bundle?.forwardBy.toString()).toBe(at("2026-11-23 16:30").toString());
  });

  it("after 15:00 gives until the start of the next working day (§15.9)", async () => {
    const dossier = await world.receive({}, at("2026-11-23 15:01"));
    const bundle = await findBundle(world.db, dossier.id);
    expect(bundle?.forwardBy.toString()).toBe(at("2026-11-25 07:30").toString());
  });

  it("of an online dossier opens nothing until paper comes", async () => {
    const dossier = await world.receive({ channel: "online" });
    expect(await custodianOf(world.db, dossier.id)).toBeUndefined();
    const counted = { sheets: 3, originals: 0 };
    const acting = world.acting("counter-officer");
    expect((await openCustody(acting, { dossierId: dossier.id, counted })).ok).toBe(true);
    expect((await openCustody(acting, { dossierId: dossier.id, counted })).ok).toBe(true);
    expect(await custodianOf(world.db, dossier.id)).toMatchObject({ id: world.counterId });
  });
});

describe("a hand-over", () => {
  it("leaves the paper with the giver until the receiver has counted it", async () => {
    const { dossier, handOver } = await given();
    expect(await custodianOf(world.db, dossier.id)).toMatchObject({ id: world.counterId });
    expect(
      (await listIncoming(world.db, { unitIds: [world.unit(DIVISION).id], kinds: [] })).map(({ id }) => id),
    ).toContain(handOver.id);
    const done = await receive(world.actor(DIVISION, "specialist", LATER), { handOverId: handOver.id });
    expect(done.ok).toBe(true);
    expect(await custodianOf(world.db, dossier.id)).toMatchObject({ id: world.unit(DIVISION).id });
    expect((await listToForward(world.db, "everywhere")).map(({ dossierId }) => dossierId)).not.toContain(dossier.id);
  });

  it("is given once, received once, by the right people only", async () => {
    const { dossier, handOver } = await given();
    const again = await give(world.actor(COUNTER, "counter-officer", LATER), {
      dossierIds: [dossier.id],
      to: world.unit(DIVISION),
      note: "",
    });
    expect(again).toMatchObject({ ok: false, error: { kind: "custody/pending" } });
    const wrong = await receive(world.actor("H37.08/division", "specialist", LATER), { handOverId: handOver.id });
    expect(wrong).toMatchObject({ ok: false, error: { kind: "custody/not-receiver" } });
    const both = await Promise.all([
      receive(world.actor(DIVISION, "specialist", LATER), { handOverId: handOver.id }),
      receive(world.actor(DIVISION, "head-of-division", LATER), { handOverId: handOver.id }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("refused or taken back leaves the paper where it was, with the reason", async () => {
    const first = await given();
    const noReason = await refuse(world.actor(DIVISION, "specialist", LATER), {
      handOverId: first.handOver.id,
      reason: " ",
    });
    expect(noReason).toMatchObject({ ok: false, error: { kind: "custody/invalid" } });
    const refused = await refuse(world.actor(DIVISION, "specialist", LATER), {
      handOverId: first.handOver.id,
      reason: "Không thuộc phòng",
    });
    expect(refused.ok).toBe(true);
    const second = await given();
    const back = await takeBack(world.actor(COUNTER, "counter-officer", LATER), {
      handOverId: second.handOver.id,
      reason: "Giao nhầm",
    });
    expect(back.ok).toBe(true);
    for (const { dossier } of [first, second]) {
      expect(await custodianOf(world.db, dossier.id)).toMatchObject({ id: world.counterId });
    }
  });

  it("with another count moves what was counted and keeps the difference until somebody else settles it", async () => {
    const { dossier, handOver } = await given(5);
    const counted = { sheets: 4, originals: 1 };
    const done = await receive(world.actor(DIVISION, "specialist", LATER), { handOverId: handOver.id, counted });
    expect(done).toMatchObject({ ok: true, value: { difference: "open" } });
    expect(await findBundle(world.db, dossier.id)).toMatchObject({ sheets: 4 });
    const command = { handOverId: handOver.id, conclusion: "found", reason: "Nằm ở quầy" } as const;
    const own = await settleDifference(world.actor(DIVISION, "specialist", LATER), command);
    expect(own).toMatchObject({ ok: false, error: { kind: "custody/same-person" } });
    const settled = await settleDifference(world.actor(COUNTER, "counter-officer", LATER), command);
    expect(settled).toMatchObject({ ok: true, value: { sheets: 5 } });
    expect(await findHandOver(world.db, handOver.id)).toMatchObject({ difference: "found", settlement: "Nằm ở quầy" });
  });

  it("not acknowledged within four working hours is an alarm", async () => {
    const { handOver } = await given();
    const late = (now: string) =>
      listUnacknowledged(world.db, at(now)).then((list) => list.some(({ id }) => id === handOver.id));
    expect(await late("2026-11-25 08:00")).toBe(false);
    expect(await late("2026-11-25 08:01")).toBe(true);
  });
});

describe("paper", () => {
  it("of an immediate procedure never travels", async () => {
    const caseId = await world.addCase({ immediate: true });
    const dossier = await world.receive({ caseId });
    const done = await give(world.actor(COUNTER, "counter-officer"), {
      dossierIds: [dossier.id],
      to: world.unit(DIVISION),
      note: "",
    });
    expect(done).toMatchObject({ ok: false, error: { kind: "custody/immediate" } });
  });

  it("passed to a courier and on is in transit between, and found by its code at once", async () => {
    const dossier = await world.receive();
    const courier = { kind: "courier", id: world.viewer("specialist").officerId, label: "Bưu tá" } as const;
    const out = await pass(world.actor(COUNTER, "counter-officer", LATER), {
      dossierIds: [dossier.id],
      to: courier,
      note: "Chuyến 1",
    });
    expect(out.ok).toBe(true);
    const arrival = at("2026-11-23 14:00");
    const back = await pass(world.actor(DIVISION, "specialist", arrival), {
      dossierIds: [dossier.id],
      to: world.unit(DIVISION),
      note: "",
    });
    expect(back.ok).toBe(true);
    const where = await whereIs(world.db, dossier.code?.toLowerCase() ?? "");
    expect(where?.chain.map(({ event }) => event)).toEqual(["passed", "passed", "opened"]);
    expect(await listTransits(world.db, dossier.id, { from: MONDAY, to: at("2026-11-27 08:00") })).toEqual([
      { from: LATER, to: arrival },
    ]);
  });

  it("is put on a shelf and gets further sheets, by who holds it", async () => {
    const dossier = await world.receive();
    const holder = world.actor(COUNTER, "counter-officer", LATER);
    expect(await shelve(holder, { dossierId: dossier.id, shelf: "K1/2/3" })).toMatchObject({
      value: { shelf: "K1/2/3" },
    });
    const command = { dossierId: dossier.id, added: { sheets: 2, originals: 0 }, note: "Bổ sung" };
    expect(await addSheets(holder, command)).toMatchObject({ value: { sheets: 3 } });
    expect(await addSheets(world.actor(DIVISION, "specialist", LATER), command)).toMatchObject({
      error: { kind: "custody/not-holder" },
    });
  });
});

describe("the database", () => {
  it("refuses a custodian, a sheet or an ending that the history does not tell", async () => {
    const { dossier, handOver } = await given();
    const attempts = [
      sql`update bundle set custodian_id = ${world.unit(DIVISION).id}, version = version + 1 where dossier_id = ${dossier.id}`,
      sql`update bundle set sheets = 9, version = version + 1 where dossier_id = ${dossier.id}`,
      sql`update hand_over set state = 'taken-back', ended_at = now(), ended_by = ${dossier.ownerId} where id = ${handOver.id}`,
      sql`insert into custody_event select dossier_id, seq + 1, 'received', hand_over_id, 'post', from_id, 'unit', to_id,
        to_label, to_sheets, to_sheets, to_originals, to_originals, '', null, actor_id, at, prev_hash, hash
        from custody_event where dossier_id = ${dossier.id} order by seq desc limit 1`,
      sql`delete from custody_event where dossier_id = ${dossier.id}`,
      sql`update custody_event set note = 'x' where dossier_id = ${dossier.id}`,
      sql`delete from bundle where dossier_id = ${dossier.id}`,
    ];
    for (const attempt of attempts) await expect(attempt.execute(world.db)).rejects.toThrow();
    expect(await findBundle(world.db, dossier.id)).toMatchObject({ custodian: { id: world.counterId }, sheets: 1 });
  });
});
