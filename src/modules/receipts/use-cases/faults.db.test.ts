import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { findBook } from "../store/books.ts";
import { listReceiptsOf, sumOfReceipts } from "../store/receipts.ts";
import { listSpoilage } from "../store/spoilage.ts";
import { aWorld, FEE, LEVY, MONDAY, PAPER, type World } from "../testing-world.ts";
import { adjustReceipts } from "./adjust-receipts.ts";
import { askForChange, decideChange } from "./change-receipts.ts";
import { issueReceipts } from "./issue-receipts.ts";
import { openPaperBook } from "./keep-books.ts";

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

it("opening a book, writing numbers off and closing it fail at every statement once; the retry gives the same book", async () => {
  let stem = 0;
  const nextStem = () => {
    stem += 1;
    return `F${String.fromCharCode(64 + stem)}`;
  };
  const accountant = (db: Db) => ({ ...world.acting("accountant"), db });
  const sides = { principalId: world.agency("H37.07"), holderId: world.agency("H37.00") };
  const again = async <T>(broken: Db, work: (db: Db) => Promise<T>) =>
    (await work(broken).catch(() => undefined)) ?? (await work(world.db));
  const opened = await sweepFaults(world.db, async (broken) => {
    const [id, typed] = [newId(), { ...PAPER, ...sides, stem: nextStem() }];
    expect(await again(broken, (db) => openPaperBook(accountant(db), id, typed))).toEqual({ ok: true, value: id });
    expect(await findBook(world.db, id)).toMatchObject({ firstNumber: 1, lastNumber: 10, nextNumber: 1 });
  });
  const bookId = await world.paper({ stem: "SW", lastNumber: "99999" });
  let first = 1;
  const spoilt = await sweepFaults(world.db, async (broken) => {
    const [id, number] = [newId(), String(first)];
    const typed = { ...MINUTES, spoilage: "damaged", firstNumber: number, lastNumber: number, reason: "Rách" };
    const ask = { id, kind: "spoil", of: { bookId }, typed } as const;
    expect((await again(broken, (db) => askForChange(accountant(db), ask))).ok).toBe(true);
    const decide = (db: Db) =>
      decideChange({ ...world.acting("centre-manager"), db }, { id, decision: "approved", note: "" });
    expect((await again(broken, decide)).ok).toBe(true);
    first += 1;
    expect(await findBook(world.db, bookId)).toMatchObject({ nextNumber: first });
    expect(await listSpoilage(world.db, bookId)).toHaveLength(first - 1);
  });
  expect(Math.min(opened, spoilt)).toBeGreaterThan(5);
});

it("an adjustment of money fails at every statement once; the retry takes the part off once", async () => {
  const broken = await sweepFaults(world.db, async (db) => {
    const [old] = await world.issue();
    const adjustment = {
      ...{ paymentId: old?.paymentId ?? "", givenBack: [{ ...FEE, amount: 300_000 }], reason: "Thu thừa", at: MONDAY },
      ...{ by: { id: newId(), name: "Kế toán" }, approverId: newId(), newId },
    };
    const adjust = (on: typeof db) => transact(on, (tx) => adjustReceipts(tx, adjustment));
    const first = await adjust(db).catch(() => undefined);
    expect(first ?? (await adjust(world.db))).toMatchObject({ ok: true, value: [{ amount: -300_000 }] });
    expect(await sumOfReceipts(world.db, { dossierId: old?.dossier.id ?? "" })).toBe(FEE.amount - 300_000);
  });
  expect(broken).toBeGreaterThan(5);
});

const MINUTES = { minutesNumber: "03/BB-MHB", minutesDate: "23/11/2026" };
