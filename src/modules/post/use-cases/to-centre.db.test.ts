import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDossier } from "#modules/dossiers/index.ts";
import { custodianOf } from "#modules/custody/index.ts";
import { balanceOf } from "#modules/ledger/index.ts";
import { findRequestByReference, listRequestsOf } from "#modules/payments/index.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import { listPostCollections } from "../store/money.ts";
import { findSlip, historyOfSlip } from "../store/slips.ts";
import { aParty, aTypedConsignment } from "../testing.ts";
import { aPostWorld, COUNTED, must, type PostWorld } from "../testing-world.ts";
import { POST_ACCOUNT } from "./collect-money.ts";
import { collectDossier } from "./collect-dossier.ts";
import { cancelConsignment } from "./end-way.ts";
import { giveBatch, withdrawBatch } from "./give-batch.ts";
import { countAndSign } from "./sign-batch.ts";

let world: PostWorld;
let paidCase: string;
beforeAll(async () => {
  world = await aPostWorld();
  paidCase = await world.addCase({
    fees: [
      { kind: "phi", amount: 200_000, note: "Phí thẩm định" },
      { kind: "le-phi", amount: 50_000, note: "Lệ phí cấp giấy" },
    ],
  });
});
afterAll(() => world.database.drop());

const full = (slipId: string) => ({ slipId, outcome: "full", note: "" }) as const;
const offer = async (...slipIds: readonly string[]) =>
  must(await giveBatch(world.postman(), { formId: newId(), kind: "to-agency", slipIds, note: "" }));

describe("from the home to the centre", () => {
  it("a complete dossier is filed at the moment of the minutes, with its money, and its paper lies with the counter", async () => {
    const before = await balanceOf(world.db, POST_ACCOUNT);
    const slip = await world.collect({ caseId: paidCase });
    expect(slip).toMatchObject({ state: "collected", number: expect.stringMatching(/^EB\d{9}VN$/), dossierId: null });
    expect(slip.promisedOn?.toString()).toBe("2026-11-26");
    expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(before);

    const batch = await offer(slip.id);
    const signed = must(await countAndSign(world.clerk(), { batchId: batch.id, counted: [full(slip.id)] }));
    expect(signed).toMatchObject({ state: "signed", number: expect.stringMatching(/^\d{4}\/BBGN-2026$/) });

    const filed = await findSlip(world.db, slip.id);
    const dossier = await getDossier(world.db, filed?.dossierId ?? "");
    expect(dossier).toMatchObject({
      state: "accepted",
      channel: "postal",
      returnBy: "by-post",
      money: "paid",
      feesPaid: 250_000,
    });
    expect(dossier.acceptedAt?.equals(COUNTED)).toBe(true);
    expect(dossier.submittedAt.equals(COUNTED)).toBe(true);
    expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(before + 250_000);
    expect(await custodianOf(world.db, dossier.id)).toMatchObject({ kind: "unit", id: dossier.receivingUnitId });
    expect((await historyOfSlip(world.db, slip.id)).map(({ event }) => event)).toEqual([
      "slip-collected",
      "slip-offered",
      "slip-filed",
    ]);
    const [request] = await listRequestsOf(world.db, dossier.id);
    expect((await findRequestByReference(world.db, request?.reference ?? ""))?.state).toBe("settled");
  });

  it("one that lacks a paper is let in and asked for it, so that its time has not begun", async () => {
    const caseId = await world.addCase({
      components: [
        { code: "TP01", name: "Đơn đề nghị", originals: 1, copies: 0, required: true },
        { code: "TP02", name: "Bản vẽ", originals: 1, copies: 0, required: true },
      ],
    });
    const typed = aTypedConsignment({
      papers: [{ code: "TP01", originals: "1", certified: "", copies: "" }],
      feesTaken: "later",
      told: true,
      service: "send",
    });
    const slip = await world.collect({ caseId, typed });
    expect(slip.consignment?.guidance).toContain("Bản vẽ");
    const batch = await offer(slip.id);
    must(await countAndSign(world.clerk(), { batchId: batch.id, counted: [full(slip.id)] }));
    const filed = await findSlip(world.db, slip.id);
    const dossier = await getDossier(world.db, filed?.dossierId ?? "");
    expect(dossier).toMatchObject({ state: "awaiting-intake-supplement", acceptedAt: null, returnBy: "at-centre" });
    expect(dossier.supplements[0]?.papers.map(({ name }) => name)).toEqual(["Bản vẽ"]);
  });

  it("keeps with the dossier why it pays, as the rules said at the door", async () => {
    const slip = await world.collect({ caseId: paidCase });
    expect(slip.consignment).toMatchObject({
      feesDue: 250_000,
      feesOpen: false,
      feeFacts: { subject: "person", channel: "postal" },
    });
    must(await countAndSign(world.clerk(), { batchId: (await offer(slip.id)).id, counted: [full(slip.id)] }));
    const dossierId = (await findSlip(world.db, slip.id))?.dossierId ?? "";
    const { rows } = await sql<{ total: number; correction: string | null }>`
      select total, correction from fee_assessment where dossier_id = ${dossierId}`.execute(world.database.owner);
    expect(rows).toEqual([{ total: 250_000, correction: null }]);
  });

  it("an amount that the rules leave open is not taken at the door: the dossier waits for the counter, filed now", async () => {
    const caseId = await world.addCase({ fees: [{ kind: "phi", amount: null, note: "Theo công trình" }] });
    const typed = aTypedConsignment({ papers: [{ code: "TP01", originals: "1", certified: "", copies: "" }] });
    const now = await collectDossier(world.postman(), world.collecting({ caseId, typed }));
    expect(now).toMatchObject({ error: { kind: "post/invalid", faults: [{ field: "feesTaken" }] } });
    const slip = await world.collect({ caseId, typed: { ...typed, feesTaken: "later" } });
    must(await countAndSign(world.clerk(), { batchId: (await offer(slip.id)).id, counted: [full(slip.id)] }));
    const filed = await findSlip(world.db, slip.id);
    const dossier = await getDossier(world.db, filed?.dossierId ?? "");
    expect(dossier).toMatchObject({ state: "submitted", channel: "postal", feesDue: 0 });
    expect(dossier.submittedAt.equals(COUNTED)).toBe(true);
  });

  it("what is not there at the count stays with the post, and may be offered again", async () => {
    const [there, away, odd] = [await world.collect(), await world.collect(), await world.collect()];
    const batch = await offer(there.id, away.id, odd.id);
    const counted = [
      full(there.id),
      { slipId: away.id, outcome: "absent", note: "" },
      { slipId: odd.id, outcome: "differs", note: "Niêm phong rách" },
    ] as const;
    must(await countAndSign(world.clerk(), { batchId: batch.id, counted }));
    expect(await findSlip(world.db, there.id)).toMatchObject({ state: "filed" });
    for (const { id } of [away, odd]) {
      expect(await findSlip(world.db, id)).toMatchObject({
        state: "collected",
        attention: "missing-at-count",
        batchId: null,
        dossierId: null,
      });
    }
    const again = await offer(odd.id);
    must(await countAndSign(world.clerk(), { batchId: again.id, counted: [full(odd.id)] }));
    expect(await findSlip(world.db, odd.id)).toMatchObject({ state: "filed", attention: null });
    const taken = must(
      await cancelConsignment(world.postman(), { slipId: away.id, version: 3, reason: "Người gửi lấy lại" }),
    );
    expect(taken.state).toBe("cancelled");
  });
});

describe("what the post may not take", () => {
  it("is a procedure that asks for the person, with the reason", async () => {
    await sql`insert into post_barred_procedure (procedure_code, reason, basis, added_at, added_by)
      select code, 'Phải có mặt', 'Luật thí dụ Điều 1', now(), ${newId()} from procedure
      where id = (select procedure_id from procedure_case where id = ${paidCase})`.execute(world.database.owner);
    const refused = await collectDossier(world.postman(), world.collecting({ caseId: paidCase }));
    expect(refused).toEqual({
      ok: false,
      error: { kind: "post/barred", reason: "Phải có mặt", basis: "Luật thí dụ Điều 1" },
    });
    await sql`delete from post_barred_procedure`.execute(world.database.owner);
  });

  it("is nothing for others than the post's officers, and nothing with a hole in the form", async () => {
    const byClerk = await collectDossier(world.clerk(), world.collecting());
    expect(byClerk).toEqual({ ok: false, error: { kind: "post/not-allowed", duty: "collect" } });
    const typed = aTypedConsignment({ sealed: false, receiver: aParty({ phone: "" }) });
    expect(await collectDossier(world.postman(), world.collecting({ typed }))).toMatchObject({
      ok: false,
      error: { kind: "post/invalid" },
    });
  });
});

describe("the joint count", () => {
  it("is for the counter of the very agency, never for who gave, and complete or not at all", async () => {
    const slip = await world.collect();
    const batch = await offer(slip.id);
    const counted = [full(slip.id)];
    const stranger = { ...world.clerk(), viewer: world.stranger("counter-officer") };
    expect(await countAndSign(stranger, { batchId: batch.id, counted })).toMatchObject({
      error: { kind: "post/not-allowed" },
    });
    expect(await countAndSign(world.postman(), { batchId: batch.id, counted })).toMatchObject({
      error: { kind: "post/not-allowed" },
    });
    expect(await countAndSign(world.clerk(), { batchId: batch.id, counted: [] })).toEqual({
      ok: false,
      error: { kind: "post/count-incomplete", uncounted: 1 },
    });
    expect(await findSlip(world.db, slip.id)).toMatchObject({ state: "offered" });
    must(await withdrawBatch(world.postman(), batch.id));
    expect(await findSlip(world.db, slip.id)).toMatchObject({ state: "collected", batchId: null });
    expect(await countAndSign(world.clerk(), { batchId: batch.id, counted })).toEqual({
      ok: false,
      error: { kind: "post/batch-signed" },
    });
  });

  it("mixes no agencies", async () => {
    const other = await world.addCase({}, world.otherAgencyId);
    const [one, two] = [await world.collect(), await world.collect({ caseId: other })];
    const mixed = await giveBatch(world.postman(), {
      ...{ formId: newId(), kind: "to-agency", note: "" },
      slipIds: [one.id, two.id],
    });
    expect(mixed).toEqual({ ok: false, error: { kind: "post/batch-mixed" } });
  });

  it("signed by two at once makes each dossier once and one minutes", async () => {
    const slip = await world.collect({ caseId: paidCase });
    const batch = await offer(slip.id);
    const sign = () => countAndSign(world.clerk(), { batchId: batch.id, counted: [full(slip.id)] });
    const both = await Promise.all([sign(), sign()]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const { rows } = await sql<{ n: number }>`select count(*) as n from idempotency where key = ${slip.id}`.execute(
      world.database.owner,
    );
    expect(rows[0]?.n).toBe(1);
    const held = (await listPostCollections(world.db)).filter(({ slipId }) => slipId === slip.id);
    expect(held.map(({ amount }) => amount)).toEqual([250_000]);
  });
});

describe("the same form twice", () => {
  it("is one slip, also at the same time, and with other words is refused", async () => {
    const form = world.collecting();
    const [one, two] = await Promise.all([
      collectDossier(world.postman(), form),
      collectDossier(world.postman(), form),
    ]);
    expect(must(one).id).toBe(must(two).id);
    expect(must(one).number).toBe(must(two).number);
    const other = { ...form, typed: { ...form.typed, summary: "Việc khác" } };
    expect(await collectDossier(world.postman(), other)).toEqual({
      ok: false,
      error: { kind: "post/same-form-other-words" },
    });
  });
});

describe("T-06: the connection breaks at every statement in turn", () => {
  it("at the door: one slip and one number for a form, whatever broke", async () => {
    const broken = await sweepFaults(world.db, async (db) => {
      const form = world.collecting();
      await collectDossier({ ...world.postman(), db }, form).catch(() => undefined);
      const slip = must(await collectDossier(world.postman(), form));
      expect((await historyOfSlip(world.db, slip.id)).length).toBe(1);
    });
    expect(broken).toBeGreaterThan(5);
  });

  it("at the minutes: dossier, money, paper and slip together or not at all", async () => {
    const broken = await sweepFaults(world.db, async (db) => {
      const slip = await world.collect({ caseId: paidCase });
      const batch = await offer(slip.id);
      const before = await balanceOf(world.db, POST_ACCOUNT);
      const command = { batchId: batch.id, counted: [full(slip.id)] };
      const first = await countAndSign({ ...world.clerk(), db }, command).catch(() => undefined);
      if (first === undefined) {
        expect(await findSlip(world.db, slip.id)).toMatchObject({ state: "offered", dossierId: null });
        expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(before);
      }
      must(await countAndSign(world.clerk(), command));
      expect(await findSlip(world.db, slip.id)).toMatchObject({ state: "filed" });
      expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(before + 250_000);
    });
    expect(broken).toBeGreaterThan(20);
  });
});
