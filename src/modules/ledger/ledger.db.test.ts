import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantOf, Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import {
  balanceOf,
  cashAccount,
  closeDay,
  collectedAccount,
  listPostings,
  COUNT_DIFFERENCES,
  postEntry,
  reverseEntry,
  SUSPENSE,
  transfer,
  trialBalance,
  type NewEntry,
} from "./index.ts";
import { postingsOf } from "./store/read.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const TILL = cashAccount("H37.92");
const actorId = newId();
const on = (day: number, time = "09:00") =>
  instantOf(Temporal.PlainDateTime.from(`2026-11-${String(day).padStart(2, "0")}T${time}`));

function anEntry(day: number, amount: number, change: Partial<NewEntry> = {}): NewEntry {
  return {
    ...{ id: newId(), at: on(day), kind: "payment", reference: "LS7K3M9Q2P", memo: "Thu lệ phí", actorId },
    postings: transfer(SUSPENSE, TILL, amount),
    ...change,
  };
}

const post = (entry: NewEntry) => transact(database.app, (tx) => postEntry(tx, entry));
const days = { from: Temporal.PlainDate.from("2026-11-02"), to: Temporal.PlainDate.from("2026-11-02") };

describe("an entry", () => {
  it("moves money from one account to another and nothing is made", async () => {
    expect((await post(anEntry(2, 119_000))).ok).toBe(true);
    expect(await balanceOf(database.app, TILL)).toBe(119_000);
    expect(await balanceOf(database.app, SUSPENSE)).toBe(-119_000);
    expect(await listPostings(database.app, { account: TILL, ...days })).toMatchObject([{ amount: 119_000 }]);
  });

  it("is refused when it does not sum to nothing, by us and by the database", async () => {
    const odd = [
      { account: TILL, amount: 2 },
      { account: SUSPENSE, amount: -1 },
    ];
    expect(await post(anEntry(2, 1, { postings: odd }))).toEqual({
      ok: false,
      error: { kind: "ledger/unbalanced", sum: 1 },
    });
    const behindOurBack = transact(database.app, async (tx) => {
      await sql`insert into ledger_entry (id, at, day, kind, reference, memo, actor_id)
        values (${newId()}, '2026-11-02T02:00Z', '2026-11-02', 'payment', 'x', '', ${actorId})`.execute(tx);
    });
    await expect(behindOurBack).rejects.toMatchObject({ code: "MC422" });
  });

  it("takes no posting later, also when both sides are added", async () => {
    const entry = anEntry(2, 5_000);
    await post(entry);
    const later = sql`insert into ledger_posting values (${entry.id}, 3, '2026-11-02', '3388', 7)`.execute(
      database.app,
    );
    await expect(later).rejects.toMatchObject({ code: "MC422" });
  });

  it.each([0, 0.5, Number.NaN, 1e12])("of %s đồng is refused", async (amount) => {
    expect(await post(anEntry(2, amount))).toMatchObject({ ok: false, error: { kind: "ledger/amount" } });
  });

  it("is undone once, by its mirror image", async () => {
    const entry = anEntry(2, 40_000);
    await post(entry);
    const before = await balanceOf(database.app, TILL);
    const undo = () =>
      transact(database.app, (tx) => reverseEntry(tx, entry.id, { ...anEntry(2, 1), id: newId(), kind: "void" }));
    expect((await undo()).ok).toBe(true);
    expect(await undo()).toMatchObject({ error: { kind: "ledger/already-reversed" } });
    expect(await balanceOf(database.app, TILL)).toBe(before - 40_000);
  });

  it("undone by two at once is undone once, and the loser's transaction may go on", async () => {
    const entry = anEntry(2, 41_000);
    await post(entry);
    const before = await balanceOf(database.app, TILL);
    const undo = () =>
      transact(database.app, async (tx) => {
        const undone = await reverseEntry(tx, entry.id, { ...anEntry(2, 1), id: newId(), kind: "void" });
        await postEntry(tx, anEntry(2, 10));
        return undone;
      });
    const answers = await Promise.all([undo(), undo(), undo()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await balanceOf(database.app, TILL)).toBe(before - 41_000 + 30);
  });

  it("keeps its postings in their order, and what is refused leaves no row", async () => {
    const entry = anEntry(2, 1, {
      postings: [
        { account: SUSPENSE, amount: -7 },
        { account: TILL, amount: 3 },
        { account: COUNT_DIFFERENCES, amount: 4 },
      ],
    });
    await post(entry);
    expect(await postingsOf(database.app, entry.id)).toEqual(entry.postings);
    const undone = { ...anEntry(2, 9), reverses: newId() };
    await expect(post(undone)).rejects.toMatchObject({ code: "23503" });
    expect(await postingsOf(database.app, undone.id)).toEqual([]);
  });

  it("comes to the same end whichever statement fails", async () => {
    const before = await balanceOf(database.app, TILL);
    const entry = anEntry(2, 12_500);
    let done = 0;
    const broken = await sweepFaults(database.app, async (db) => {
      const posted = await transact(db, (tx) => postEntry(tx, entry)).catch(() => undefined);
      if (posted?.ok === true) done += 1;
    });
    expect([broken, done]).toEqual([1, 1]);
    expect((await balanceOf(database.app, TILL)) - before).toBe(12_500);
  });

  it.each([
    ["changed", sql`update ledger_posting set amount = amount + 1`],
    ["taken away", sql`delete from ledger_entry`],
    ["emptied", sql`truncate ledger_posting`],
    ["opened again", sql`delete from ledger_day`],
  ])("is never %s", async (_what, attempt) => {
    await expect(attempt.execute(database.app)).rejects.toMatchObject({ code: "42501" });
  });
});

describe("a day", () => {
  const close = (day: number, change: Partial<Parameters<typeof closeDay>[1]> = {}) =>
    transact(database.app, (tx) =>
      closeDay(tx, {
        ...{ day: Temporal.PlainDate.from({ year: 2026, month: 11, day }), at: on(day, "17:00") },
        ...{ actorId, approverId: newId() },
        ...change,
      }),
    );

  it("is closed by two people, once, and then takes nothing more", async () => {
    await post(anEntry(3, 10_000));
    expect(await close(3, { approverId: actorId })).toMatchObject({ error: { kind: "ledger/same-person" } });
    expect(await close(3)).toMatchObject({ ok: true, value: { entries: 1, debits: 10_000 } });
    expect(await close(3)).toMatchObject({ error: { kind: "ledger/day-closed" } });
    expect(await post(anEntry(3, 1))).toMatchObject({ error: { kind: "ledger/day-closed", day: "2026-11-03" } });
    const behindOurBack = sql`insert into ledger_entry (id, at, day, kind, reference, memo, actor_id)
      values (${newId()}, '2026-11-03T02:00Z', '2026-11-03', 'payment', 'x', '', ${actorId})`.execute(database.app);
    await expect(behindOurBack).rejects.toMatchObject({ code: "MC423" });
  });

  it("is closed once, whichever statement fails and when two close it", async () => {
    await post(anEntry(7, 20_000));
    let done = 0;
    await sweepFaults(database.app, async (db) => {
      const closed = await transact(db, (tx) =>
        closeDay(tx, {
          ...{ day: Temporal.PlainDate.from("2026-11-07"), at: on(7, "17:00") },
          ...{ actorId, approverId: newId() },
        }),
      ).catch(() => undefined);
      if (closed?.ok === true) done += 1;
    });
    expect(done).toBe(1);
    await post(anEntry(8, 30_000));
    const both = await Promise.all([close(8), close(8)]);
    expect(both.map((one) => (one.ok ? one.value.debits : one.error.kind)).toSorted()).toEqual([
      30_000,
      "ledger/day-closed",
    ]);
  });

  it("that is closed takes no undoing of an older entry, a later one does", async () => {
    const entry = anEntry(9, 15_000);
    await post(entry);
    await close(9);
    const undo = (day: number) =>
      transact(database.app, (tx) => reverseEntry(tx, entry.id, { ...anEntry(day, 1), id: newId(), kind: "void" }));
    expect(await undo(9)).toMatchObject({ error: { kind: "ledger/day-closed", day: "2026-11-09" } });
    expect((await undo(10)).ok).toBe(true);
    expect(await undo(10)).toMatchObject({ error: { kind: "ledger/already-reversed", entryId: entry.id } });
  });

  it("that is to come is not closed", async () => {
    expect(await close(30, { at: on(29) })).toMatchObject({ error: { kind: "ledger/day-not-over" } });
  });

  it("closed while others write holds exactly what was written before", async () => {
    const writes = Array.from({ length: 40 }, (_, n) => post(anEntry(5, 1_000 + n)).catch(() => undefined));
    const [closed, ...written] = await Promise.all([close(5), ...writes]);
    const kept = written.filter((one) => one?.ok === true).length;
    expect(closed.ok && closed.value.entries).toBeLessThanOrEqual(kept);
    const { rows } = await sql<{ n: number }>`select count(*) as n from ledger_entry where day = '2026-11-05'`.execute(
      database.app,
    );
    expect(closed.ok && closed.value.entries).toBe(rows[0]?.n);
  });
});

it("random entries: every account is the sum of its own, all together nothing", async () => {
  const account = fc.constantFrom(TILL, SUSPENSE, collectedAccount("phi", "a"), collectedAccount("le-phi", "a"));
  const move = fc.tuple(account, account, fc.integer({ min: 1, max: 2_000_000 })).filter(([from, to]) => from !== to);
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 8 }), async (moves) => {
      const names = [...new Set(moves.flatMap(([from, to]) => [from, to]))];
      const before = await Promise.all(names.map((name) => balanceOf(database.app, name)));
      for (const [from, to, amount] of moves) await post(anEntry(6, 1, { postings: transfer(from, to, amount) }));
      for (const [index, name] of names.entries()) {
        const moved = moves.reduce(
          (sum, [from, to, amount]) => sum + (to === name ? amount : from === name ? -amount : 0),
          0,
        );
        expect(await balanceOf(database.app, name)).toBe((before[index] ?? 0) + moved);
      }
      const sheet = await trialBalance(database.app, Temporal.PlainDate.from("2026-11-30"));
      expect(sheet.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0);
    }),
    { numRuns: 40 },
  );
});
