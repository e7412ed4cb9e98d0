import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dossier } from "#modules/dossiers/index.ts";
import { recordPayment, refundFee, voidFeePayment } from "#modules/dossiers/index.ts";
import { CALENDAR } from "#modules/dossiers/testing.ts";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import { rebuildFacts } from "./use-cases/rebuild-facts.ts";
import { recordFacts } from "./use-cases/record-facts.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld("simulated", [recordFacts]);
});
afterAll(() => world.database.drop());

type Paid = { readonly paid: number; readonly due: number; readonly counts: boolean };

async function factOf({ id }: Dossier): Promise<Paid | undefined> {
  const { rows } = await sql<Paid>`select fee_paid as paid, fees_due as due, fee_paid_at is not null as counts
    from dossier_fact where dossier_id = ${id}`.execute(world.db);
  return rows[0];
}

async function after(act: Promise<{ ok: boolean; value?: Dossier; error?: unknown }>): Promise<Dossier> {
  const done = await act;
  if (done.value === undefined) throw new Error(JSON.stringify(done.error));
  return done.value;
}

const target = ({ id, version }: Dossier) => ({ dossierId: id, version });
const due = () => world.receive({ feesDue: 100_000 });
const pay = (dossier: Dossier, amount = 100_000) =>
  after(recordPayment(world.acting("cashier"), { ...target(dossier), amount, receiptNumber: "1" }));
const voids = (dossier: Dossier, amount = 100_000) =>
  after(
    voidFeePayment(world.acting("cashier"), { ...target(dossier), amount, receiptNumber: "1", reason: "Thu nhầm" }),
  );
const refund = (dossier: Dossier, amount: number) =>
  after(refundFee(world.acting("accountant"), { ...target(dossier), amount, reference: "1/PC", reason: "Thừa" }));

describe("what facts know of money paid", () => {
  it("is what stands: a void takes it away, and a second payment brings it back", async () => {
    const dossier = await pay(await due());
    expect(await factOf(dossier)).toEqual({ paid: 100_000, due: 100_000, counts: true });
    const voided = await voids(dossier);
    expect(await factOf(voided)).toEqual({ paid: 0, due: 100_000, counts: false });
    expect(await factOf(await pay(voided))).toEqual({ paid: 100_000, due: 100_000, counts: true });
  });

  it("falls by what was given back; with the last đồng nobody has paid", async () => {
    const part = await refund(await pay(await due()), 40_000);
    expect(await factOf(part)).toEqual({ paid: 60_000, due: 60_000, counts: true });
    expect(await factOf(await refund(part, 60_000))).toEqual({ paid: 0, due: 0, counts: false });
  });

  it("is the same when the facts are drawn again from the journal", async () => {
    const dossiers = [
      await voids(await pay(await due())),
      await refund(await pay(await due()), 1),
      await pay(await voids(await pay(await due()))),
    ];
    const before = await Promise.all(dossiers.map(factOf));
    await rebuildFacts(world.database.owner, { calendar: CALENDAR, which: "all" });
    expect(await Promise.all(dossiers.map(factOf))).toEqual(before);
  });
});
