import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids.ts";
import { getDossier } from "#modules/dossiers/index.ts";
import { balanceOf, cashAccount, inTransitAccount, SUSPENSE } from "#modules/ledger/index.ts";
import { findRequestByReference, listPayments, listSuspense } from "#modules/payments/index.ts";
import { listReceiptsOf } from "#modules/receipts/index.ts";
import { aDesk, TELLER, type World } from "../testing-world.ts";
import { closeShift } from "./close-shift.ts";
import { collect, missingOf } from "./collect.ts";
import { openShift } from "./open-shift.ts";

let world: World;
let shiftId: string;
beforeAll(async () => {
  world = await aDesk();
  shiftId = (await world.openedShift()).id;
});
afterAll(() => world.database.drop());

const drawer = () => balanceOf(world.db, cashAccount("H37.92"));

describe("money over the counter", () => {
  it("settles the demand, writes the receipt, gives change and is in the drawer", async () => {
    const { dossier, request } = await world.due(119_000);
    const before = await drawer();
    const taken = await collect(world.as(TELLER), world.payment(request, { given: 200_000 }));
    expect(taken).toMatchObject({ ok: true, value: { outcome: "settled", change: 81_000 } });
    expect(await drawer()).toBe(before + 119_000);
    expect((await getDossier(world.db, dossier.id)).money).toBe("paid");
    const [receipt] = await listReceiptsOf(world.db, { dossierId: dossier.id });
    expect(receipt).toMatchObject({ amount: 119_000, method: "cash", payer: { name: "Nguyễn Văn Đức" } });
    const [payment] = await listPayments(world.db, { shiftId });
    expect(payment?.note).toBe("Khách đưa 200.000 đ, trả lại 81.000 đ");
  });

  it("is one payment for one form, however often and at once it is sent", async () => {
    const { request } = await world.due(40_000);
    const before = await drawer();
    const command = world.payment(request);
    const answers = await Promise.all(Array.from({ length: 8 }, () => collect(world.as(TELLER), command)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(answers.filter((one) => one.ok && one.value.outcome === "settled")).toHaveLength(1);
    expect(await drawer()).toBe(before + 40_000);
  });

  it("B-31: a part is confirmed first, then held; the dossier stays unpaid until the rest comes", async () => {
    const { dossier, request } = await world.due(119_000);
    const held = await balanceOf(world.db, SUSPENSE);
    const part = world.payment(request, { given: 118_999 });
    expect(await collect(world.as(TELLER), part)).toMatchObject({ error: { kind: "bank-desk/confirm-first" } });
    expect(await balanceOf(world.db, SUSPENSE)).toBe(held);
    const taken = await collect(world.as(TELLER), { ...part, confirmed: "yes" });
    expect(taken).toMatchObject({ ok: true, value: { outcome: "partial", held: 118_999 } });
    expect(await balanceOf(world.db, SUSPENSE)).toBe(held - 118_999);
    expect((await getDossier(world.db, dossier.id)).money).toBe("due");
    const open = await findRequestByReference(world.db, request.reference);
    expect(open && (await missingOf(world.db, open))).toBe(1);
    const rest = world.payment(request, { missing: 1, given: 1 });
    expect(await collect(world.as(TELLER), rest)).toMatchObject({ ok: true, value: { outcome: "settled" } });
    expect(await balanceOf(world.db, SUSPENSE)).toBe(held);
  });

  it("B-32: a transfer above the demand settles it, and the rest waits to be given back", async () => {
    const { request } = await world.due(50_000);
    const onTheWay = await balanceOf(world.db, inTransitAccount("transfer"));
    const over = world.payment(request, { means: "transfer", given: 70_000, bankRef: "FT26327000001" });
    expect(await collect(world.as(TELLER), over)).toMatchObject({ error: { kind: "bank-desk/confirm-first" } });
    const taken = await collect(world.as(TELLER), { ...over, confirmed: "yes" });
    expect(taken).toMatchObject({ ok: true, value: { outcome: "over", held: 20_000, change: 0 } });
    expect(await balanceOf(world.db, inTransitAccount("transfer"))).toBe(onTheWay + 70_000);
    const [item] = await listSuspense(world.db, { requestId: request.id });
    expect(item).toMatchObject({ reason: "over", amount: 20_000, state: "open" });
  });

  it("by transfer is found again under the bank's number, and that number pays for one demand only", async () => {
    const first = await world.due(50_000);
    const second = await world.due(50_000);
    const transfer = { means: "transfer", bankRef: "FT26327000077" } as const;
    expect((await collect(world.as(TELLER), world.payment(first.request, transfer))).ok).toBe(true);
    expect(await collect(world.as(TELLER), world.payment(second.request, transfer))).toMatchObject({
      error: { kind: "payments/ref-reused" },
    });
  });

  it("is refused for another sum than was shown, for what is paid, and without a reference of the bank", async () => {
    const { request } = await world.due(50_000);
    expect(await collect(world.as(TELLER), world.payment(request, { missing: 49_000 }))).toMatchObject({
      error: { kind: "bank-desk/demand-changed", missing: 50_000 },
    });
    const noRef = world.payment(request, { means: "transfer" });
    expect(await collect(world.as(TELLER), noRef)).toMatchObject({ error: { kind: "bank-desk/bank-ref" } });
    const typo = world.payment(request, { given: 5_000_000 });
    expect(await collect(world.as(TELLER), typo)).toMatchObject({ error: { kind: "bank-desk/too-much-cash" } });
    await collect(world.as(TELLER), world.payment(request));
    expect(await collect(world.as(TELLER), world.payment(request))).toMatchObject({
      error: { kind: "bank-desk/already-paid" },
    });
  });

  it("two tills at once for one demand: one takes, the other gives the notes back and books nothing", async () => {
    const notary = world.notary;
    await sql`update till set serves = 'every-agency' where id = ${notary.id}`.execute(world.database.owner);
    await sql`insert into appointment (id, officer_id, unit_id, agency_id, role, from_date, decision)
      select ${newId()}, officer_id, unit_id, agency_id, 'cashier', from_date, decision from appointment
      where officer_id = ${world.person("tiepnhan.pcc1").officerId} limit 1`.execute(world.database.owner);
    const second = {
      ...world.as("tiepnhan.pcc1"),
      viewer: {
        ...world.person("tiepnhan.pcc1"),
        appointments: world.person("tiepnhan.pcc1").appointments.map((held) => ({ ...held, role: "cashier" as const })),
      },
    };
    const opened = await openShift(second, {
      shiftId: newId(),
      tillId: notary.id,
      opening: {},
      floated: 0,
      reason: "",
    });
    expect(opened.ok).toBe(true);
    for (let round = 0; round < 5; round += 1) {
      const { request } = await world.due(30_000);
      const before = (await drawer()) + (await balanceOf(world.db, cashAccount(notary.code)));
      const both = await Promise.all([
        collect(world.as(TELLER), world.payment(request)),
        collect(second, world.payment(request)),
      ]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      const refused = both.find(({ ok }) => !ok);
      // The notary writes no receipts for others: where it comes first it is told so, and books nothing either.
      const kinds = ["bank-desk/already-paid", "receipts/no-book"];
      expect(kinds).toContain(refused?.ok === false ? refused.error.kind : "");
      expect((await drawer()) + (await balanceOf(world.db, cashAccount(notary.code)))).toBe(before + 30_000);
    }
    await sql`update till set serves = 'own-agency' where id = ${notary.id}`.execute(world.database.owner);
    const { request } = await world.due(30_000);
    expect(await collect(second, world.payment(request))).toMatchObject({ error: { kind: "bank-desk/other-agency" } });
  });

  it("needs an open shift: none, or one that is counted, takes nothing", async () => {
    const { request } = await world.due(30_000);
    expect(await collect(world.as("tiepnhan.skhcn"), world.payment(request))).toMatchObject({
      error: { kind: "bank-desk/no-shift" },
    });
    await closeShift(world.as(TELLER), { shiftId, closing: {}, reason: "Đếm dở" });
    expect(await collect(world.as(TELLER), world.payment(request))).toMatchObject({
      error: { kind: "bank-desk/shift-counted" },
    });
  });
});
