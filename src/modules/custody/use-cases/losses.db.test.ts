import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { newId } from "#platform/ids.ts";
import { at } from "#modules/dossiers/testing.ts";
import type { Custodian } from "../domain/custodian.ts";
import { findBundle } from "../store/load.ts";
import { findLoss, listEndedLosses, listLossesOf, listOpenLosses } from "../store/losses.ts";
import { listTransits } from "../store/lists.ts";
import { whereIs } from "../store/where.ts";
import { aCustodyWorld, type CustodyWorld } from "../testing-world.ts";
import { receive } from "./end-hand-overs.ts";
import { give } from "./give.ts";
import { settleDifference } from "./keep.ts";
import { lossIsFound, remakeLoss, reportLoss, signLoss, writeLoss } from "./losses.ts";
import { pass } from "./pass.ts";
import { lossSheet } from "./print-loss.ts";
import { watchCustody } from "./watch-custody.ts";

let world: CustodyWorld;
const COUNTER = "H37.07/counter";
const DIVISION = "H37.07/division";
const OUT = at("2026-11-23 10:00");
const LOST = at("2026-11-23 14:00");
const SIGNED = at("2026-11-25 09:00");
const AGAIN = at("2026-11-26 10:00");
const LATER = at("2026-11-27 16:00");
const COURIER: Custodian = { kind: "courier", id: newId(), label: "Bưu tá Hoàng Văn Thư" };

beforeAll(async () => {
  world = await aCustodyWorld();
});
afterAll(() => world.database.drop());

const counter = (now = LOST) => world.actor(COUNTER, "counter-officer", now);
const division = (now = LOST) => world.actor(DIVISION, "specialist", now);
const post = (now = LOST) => world.actor("H37.93/counter", "postal-officer", now);
const manager = (now = LOST) => world.actor("H37.00/return-desk", "centre-manager", now);

const WRITING = {
  contents: "Đơn đề nghị: 1 bản chính",
  remedy: "from-data",
  text: "In lại từ bản điện tử, Trung tâm xác nhận sao y",
  responsible: "Quầy Sở Xây dựng",
  by: Temporal.PlainDate.from("2026-11-26"),
} as const;

function must<T>(result: { ok: true; value: T } | { ok: false; error: { kind: string } }): T {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

/** A whole bundle that the courier lost on its way from the counter to the division. */
async function lostWithCourier() {
  const dossier = await world.receive();
  must(await pass(counter(OUT), { dossierIds: [dossier.id], to: COURIER, note: "Chuyến 1" }));
  const between = { giver: world.unit(COUNTER), receiver: world.unit(DIVISION) };
  const loss = must(await reportLoss(post(), { dossierId: dossier.id, ...between, circumstances: "Rơi trên đường" }));
  return { dossier, loss };
}

async function signed(lossId: string) {
  must(await writeLoss(counter(), { lossId, ...WRITING }));
  must(await signLoss(counter(SIGNED), { lossId, side: "giver" }));
  must(await signLoss(division(SIGNED), { lossId, side: "receiver" }));
  return must(await signLoss(post(SIGNED), { lossId, side: "third" }));
}

/** One sheet that was given and not received, settled as lost by the giver. */
async function lostSheet() {
  const dossier = await world.receive();
  const counts = new Map([[dossier.id, { sheets: 3, originals: 1 }]]);
  const given = must(
    await give(counter(OUT), { dossierIds: [dossier.id], to: world.unit(DIVISION), note: "", counts }),
  );
  const handOverId = given.handOvers[0]?.id ?? "";
  must(await receive(division(), { handOverId, counted: { sheets: 2, originals: 0 } }));
  must(await settleDifference(counter(), { handOverId, conclusion: "lost", reason: "Không tìm thấy ở hai nơi" }));
  const [loss] = await listLossesOf(world.db, dossier.id);
  if (loss === undefined) throw new Error("no minutes");
  return { dossier, loss, handOverId };
}

describe("a bundle lost on the way", () => {
  it("has minutes with what the receipt names, and is in nobody else's custody", async () => {
    const { dossier, loss } = await lostWithCourier();
    expect(loss).toMatchObject({ extent: "bundle", sheets: 1, originals: 1, carrier: COURIER, remaking: null });
    expect(loss.number).toMatch(/^TL-261123-[0-9A-F]{6}$/);
    expect(loss.contents).toContain("Đơn đề nghị: 1 bản chính");
    expect(await findBundle(world.db, dossier.id)).toMatchObject({ custodian: COURIER });
    const between = { giver: world.unit(COUNTER), receiver: world.unit(DIVISION), circumstances: "Lần nữa" };
    expect(must(await reportLoss(post(), { dossierId: dossier.id, ...between })).id).toBe(loss.id);
    expect((await listOpenLosses(world.db)).map(({ id }) => id)).toContain(loss.id);
  });

  it("is written before it is signed, and stands from the first signature on", async () => {
    const { loss } = await lostWithCourier();
    const lossId = loss.id;
    expect(await signLoss(counter(), { lossId, side: "giver" })).toMatchObject({
      error: { kind: "custody/loss-not-written" },
    });
    expect(await writeLoss(world.actor("H37.08/division", "specialist", LOST), { lossId, ...WRITING })).toMatchObject({
      error: { kind: "custody/loss-not-allowed" },
    });
    const bad = await writeLoss(counter(), {
      lossId,
      contents: "",
      remedy: "pay",
      text: "",
      responsible: "",
      by: undefined,
    });
    expect(bad).toMatchObject({
      error: { faults: ["contents", "remedyText", "responsible", "remedy", "remakeBy"].map((field) => ({ field })) },
    });
    must(await writeLoss(counter(), { lossId, ...WRITING, text: "Lần đầu" }));
    must(await writeLoss(division(), { lossId, ...WRITING }));
    must(await signLoss(counter(), { lossId, side: "giver" }));
    expect(await writeLoss(counter(), { lossId, ...WRITING })).toMatchObject({
      error: { kind: "custody/loss-signed" },
    });
    expect(await signLoss(counter(), { lossId, side: "giver" })).toMatchObject({
      error: { kind: "custody/loss-signed" },
    });
    expect(await signLoss(counter(), { lossId, side: "receiver" })).toMatchObject({
      error: { kind: "custody/loss-signed-twice" },
    });
    expect(await signLoss(division(), { lossId, side: "third" })).toMatchObject({
      error: { kind: "custody/loss-wrong-side", side: "third" },
    });
    const both = await Promise.all(
      [division(), world.actor(DIVISION, "head-of-division", LOST)].map((acting) =>
        signLoss(acting, { lossId, side: "receiver" }),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await findLoss(world.db, lossId))?.signatures).toHaveLength(2);
  });

  it("is made again only when three have signed; the post is charged until then", async () => {
    const { dossier, loss } = await lostWithCourier();
    const unit = world.unit(COUNTER);
    const counted = { sheets: 2, originals: 0 };
    const early = await remakeLoss(counter(AGAIN), { lossId: loss.id, unit, counted });
    expect(early).toMatchObject({ error: { kind: "custody/loss-unsigned" } });
    expect((await signed(loss.id)).completedAt?.toString()).toBe(SIGNED.toString());
    const foreign = await remakeLoss(division(AGAIN), { lossId: loss.id, unit, counted });
    expect(foreign).toMatchObject({ error: { kind: "custody/not-receiver" } });
    const nothing = await remakeLoss(counter(AGAIN), { lossId: loss.id, unit, counted: { sheets: 0, originals: 0 } });
    expect(nothing).toMatchObject({ error: { kind: "custody/invalid" } });
    const { bundle } = must(await remakeLoss(counter(AGAIN), { lossId: loss.id, unit, counted }));
    expect(bundle).toMatchObject({ custodian: { id: unit.id }, sheets: 2, originals: 0 });
    expect(await listTransits(world.db, dossier.id, { from: OUT, to: LATER })).toEqual([{ from: OUT, to: AGAIN }]);
    const where = await whereIs(world.db, dossier.code ?? "");
    expect(where?.chain[0]).toMatchObject({ event: "passed", note: `Lập lại theo biên bản ${loss.number}` });
    expect(await remakeLoss(counter(AGAIN), { lossId: loss.id, unit, counted })).toMatchObject({
      error: { kind: "custody/loss-ended" },
    });
    expect((await listEndedLosses(world.db)).map(({ id }) => id)).toContain(loss.id);
    expect(await lossIsFound(counter(AGAIN), dossier.id)).toEqual({ ok: true, value: undefined });
  });

  it("found before it was made again ends without", async () => {
    const { dossier, loss } = await lostWithCourier();
    expect(must(await lossIsFound(post(SIGNED), dossier.id))).toMatchObject({ id: loss.id, outcome: "found" });
    expect(await writeLoss(counter(SIGNED), { lossId: loss.id, ...WRITING })).toMatchObject({
      error: { kind: "custody/loss-ended" },
    });
    expect(must(await lossIsFound(post(SIGNED), newId()))).toBeUndefined();
  });
});

describe("sheets that did not arrive", () => {
  it("lost from hand to hand are signed by the centre as the third, and go into the bundle again", async () => {
    const { dossier, loss, handOverId } = await lostSheet();
    expect(loss).toMatchObject({ extent: "sheets", handOverId, sheets: 1, originals: 1, carrier: null });
    must(await writeLoss(division(), { lossId: loss.id, ...WRITING }));
    must(await signLoss(counter(SIGNED), { lossId: loss.id, side: "giver" }));
    must(await signLoss(division(SIGNED), { lossId: loss.id, side: "receiver" }));
    expect(await signLoss(post(SIGNED), { lossId: loss.id, side: "third" })).toMatchObject({
      error: { kind: "custody/loss-wrong-side" },
    });
    must(await signLoss(manager(SIGNED), { lossId: loss.id, side: "third" }));
    const unit = world.unit(DIVISION);
    const counted = { sheets: 1, originals: 0 };
    expect(await remakeLoss(counter(AGAIN), { lossId: loss.id, unit, counted })).toMatchObject({
      error: { kind: "custody/not-holder" },
    });
    must(await remakeLoss(division(AGAIN), { lossId: loss.id, unit, counted }));
    expect(await findBundle(world.db, dossier.id)).toMatchObject({
      sheets: 3,
      originals: 0,
      custodian: { id: unit.id },
    });
    // Nobody of the post had it: nothing is charged to the post.
    expect(await listTransits(world.db, dossier.id, { from: OUT, to: LATER })).toEqual([]);
  });

  it("lost by a courier are the post's time from the conclusion until they are there again", async () => {
    const dossier = await world.receive();
    must(await pass(counter(OUT), { dossierIds: [dossier.id], to: COURIER, note: "" }));
    const received = new Map([[dossier.id, { sheets: 0, originals: 0 }]]);
    const arrival = at("2026-11-23 13:40");
    must(await pass(division(arrival), { dossierIds: [dossier.id], to: world.unit(DIVISION), note: "", received }));
    const [handOver] = (await whereIs(world.db, dossier.code ?? ""))?.handOvers.slice(-1) ?? [];
    const between = { giver: world.unit(COUNTER), receiver: world.unit(DIVISION), carrier: COURIER };
    const lost = { handOverId: handOver?.id ?? "", conclusion: "lost", reason: "Mất trên đường", between } as const;
    must(await settleDifference(post(), lost));
    const [loss] = await listLossesOf(world.db, dossier.id);
    await signed(loss?.id ?? "");
    const counted = { sheets: 1, originals: 0 };
    must(await remakeLoss(division(AGAIN), { lossId: loss?.id ?? "", unit: world.unit(DIVISION), counted }));
    expect(await listTransits(world.db, dossier.id, { from: OUT, to: LATER })).toEqual([
      { from: OUT, to: arrival },
      { from: LOST, to: AGAIN },
    ]);
  });
});

describe("minutes", () => {
  it("say what was lost, who answers, and that the applicant neither brings nor pays it again", async () => {
    const { dossier, loss } = await lostWithCourier();
    const sheet = await lossSheet(world.db, await signed(loss.id), { code: dossier.code ?? "" });
    expect(sheet).toMatchObject({
      title: "BIÊN BẢN THẤT LẠC HỒ SƠ",
      number: loss.number,
      code: dossier.code,
      answers: COURIER.label,
      extent: "Cả túi hồ sơ, 1 tờ (1 bản chính)",
      by: "26/11/2026",
      copies: ["Bên giao", "Bên vận chuyển", "Bên nhận"],
    });
    const text = JSON.stringify(sheet);
    expect(text).toContain("không phải nộp lại giấy tờ và không phải nộp thêm phí, lệ phí");
    expect(text).toContain("Đã ký lúc 09:00 25/11/2026");
  });

  it("that nobody has signed in eight working hours, or whose day of remaking is over, are an alarm", async () => {
    const { loss } = await lostWithCourier();
    const told = async (now: string) => {
      const alarms = await watchCustody(world.db, at(now));
      return alarms.filter(({ href }) => href.endsWith(loss.id)).map(({ kind }) => kind);
    };
    expect(await told("2026-11-25 16:00")).toEqual([]);
    expect(await told("2026-11-25 16:01")).toEqual(["loss-unsigned"]);
    await signed(loss.id);
    expect(await told("2026-11-26 16:00")).toEqual([]);
    expect(await told("2026-11-27 08:00")).toEqual(["loss-not-remade"]);
  });

  it("are kept by the database as they were signed", async () => {
    const { loss } = await lostWithCourier();
    await signed(loss.id);
    const attempts = [
      sql`update loss set circumstances = 'x' where id = ${loss.id}`,
      sql`update loss set remedy_text = 'x' where id = ${loss.id}`,
      sql`update loss set completed_at = null where id = ${loss.id}`,
      sql`update loss set sheets = 0 where id = ${loss.id}`,
      sql`delete from loss where id = ${loss.id}`,
      sql`update loss_signature set officer_name = 'x' where loss_id = ${loss.id}`,
      sql`delete from loss_signature where loss_id = ${loss.id}`,
    ];
    for (const attempt of attempts) await expect(attempt.execute(world.db)).rejects.toThrow();
    const unsigned = (await lostWithCourier()).loss.id;
    must(await writeLoss(counter(), { lossId: unsigned, ...WRITING }));
    await expect(sql`update loss set completed_at = now() where id = ${unsigned}`.execute(world.db)).rejects.toThrow();
    await expect(
      sql`update loss set ended_at = now(), ended_by = found_by, outcome = 'remade' where id = ${unsigned}`.execute(
        world.db,
      ),
    ).rejects.toThrow();
  });
});
