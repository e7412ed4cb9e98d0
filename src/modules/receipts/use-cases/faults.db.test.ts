import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { listReceiptsOf } from "../store/receipts.ts";
import { aWorld, FEE, LEVY, MONDAY, type World } from "../testing-world.ts";
import { askForChange, decideChange } from "./change-receipts.ts";
import { issueReceipts } from "./issue-receipts.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(async () => world.database.drop());

/** Whether every book's numbers are the receipts 1, 2, 3 … up to its next one. */
async function gaps(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from receipt_book as book
    where next_number - first_number <> (select count(*) from receipt where book_id = book.id)`.execute(world.db);
  return rows[0]?.n ?? -1;
}

it("issuing fails at every statement once; the retry writes both receipts, with no number skipped", async () => {
  const broken = await sweepFaults(world.db, async (db) => {
    const collection = world.collection({ lines: [FEE, LEVY] });
    const issue = (on: typeof db) => transact(on, (tx) => issueReceipts(tx, collection));
    const first = await issue(db).catch(() => undefined);
    expect(await gaps()).toBe(0);
    const done = first ?? (await issue(world.db));
    expect(done).toMatchObject({ ok: true, value: [{ amount: LEVY.amount }, { amount: FEE.amount }] });
    expect(await listReceiptsOf(world.db, { paymentId: collection.paymentId })).toHaveLength(2);
  });
  expect(broken).toBeGreaterThan(8);
  expect(await gaps()).toBe(0);
});

it("approving a replacement fails at every statement once; the retry replaces once, by the same two people", async () => {
  const typed = { payerName: "Hoàng Thị Ngọc Ánh", payerAddress: "", reason: "Ghi nhầm tên" };
  const broken = await sweepFaults(world.db, async (db) => {
    const [old] = await world.issue();
    const of = { receiptId: old?.id ?? "" };
    const id = newId();
    await askForChange(world.acting("accountant"), { id, kind: "replace", of, typed });
    const decide = (on: typeof db) =>
      decideChange({ ...world.acting("centre-manager", MONDAY), db: on }, { id, decision: "approved", note: "" });
    const first = await decide(db).catch(() => undefined);
    if (first === undefined) {
      expect(await listReceiptsOf(world.db, { paymentId: old?.paymentId ?? "" })).toMatchObject([{ state: "used" }]);
    }
    expect(first ?? (await decide(world.db))).toMatchObject({ ok: true });
    expect(await listReceiptsOf(world.db, { paymentId: old?.paymentId ?? "" })).toMatchObject([
      { state: "replaced" },
      { state: "used", correctsId: old?.id },
    ]);
  });
  expect(broken).toBeGreaterThan(8);
  expect(await gaps()).toBe(0);
});
