import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { balanceOf, bankAccount, collectedAccount, treasuryAccount } from "#modules/ledger/index.ts";
import type { BankLine } from "../domain/lines.ts";
import { unexplained } from "../domain/tally.ts";
import { readDayState, readTally } from "../store/days.ts";
import { tablesOf } from "../store/tables.ts";
import { listTransfers } from "../store/treasury.ts";
import { ACCOUNT, asCsv } from "../testing.ts";
import { aWorld, DAY, MONDAY, pieces, TRANSIT, type World } from "../testing-world.ts";
import { decideLine } from "./decide-line.ts";
import { cancelStatement } from "./cancel-statement.ts";
import { checkGateway } from "./check-gateway.ts";
import { loadStatement } from "./load-statement.ts";
import { reconcileStatement } from "./reconcile-statement.ts";
import { AT_ONCE, runStatement, runWaitingStatements } from "./run-statement.ts";
import { signDay } from "./sign-day.ts";
import { confirmTransfer, dropTransfer, proposeTransfers } from "./transfer-to-treasury.ts";

vi.setConfig({ testTimeout: 240_000 });

let world: World;
const BANK = bankAccount(ACCOUNT);
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const valueOf = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** Everything that money and lines say, to hold two ways of getting there against each other. */
async function picture(statementId: string) {
  const { rows } = await sql<{ entries: number; total: number; payments: number; suspense: number }>`
    select (select count(*) from ledger_entry) as entries, (select coalesce(sum(amount), 0)::bigint from ledger_posting) as total,
      (select count(*) from payment) as payments, (select coalesce(sum(amount), 0)::bigint from suspense_item) as suspense
    `.execute(world.database.owner);
  const lines = await tablesOf(world.db)
    .selectFrom("bank_line")
    .select(["no", "state", "class", "note"])
    .where("statement_id", "=", statementId)
    .orderBy("no")
    .execute();
  return { ...rows[0], lines, bank: await balanceOf(world.db, BANK), transit: await balanceOf(world.db, TRANSIT) };
}

/** A file with one of everything. */
async function mixedFile(): Promise<readonly BankLine[]> {
  const { reference } = await world.paid(119_000);
  const off = await world.paid(50_000);
  const { request } = await world.due(70_000);
  const copy = world.line({ amount: 8_888 });
  return [
    world.line({ content: reference }),
    world.line({ amount: 49_999, content: off.reference }),
    world.line({ amount: 70_000, content: request.reference }),
    copy,
    copy,
    world.line({ amount: -1_100, content: "phi" }),
  ];
}

describe("every statement fails once (T-06)", () => {
  it("and loading a file again comes to the same end", async () => {
    const file = asCsv(await mixedFile());
    const load = (db: World["db"]) =>
      loadStatement({ ...world.acting("accountant"), db }, world.blobs, {
        accountNo: ACCOUNT,
        period: { from: DAY, to: DAY },
        fileName: "hong.csv",
        content: pieces(file),
      });
    const before = await balanceOf(world.db, BANK);
    const broken = await sweepFaults(world.db, async (db) => {
      await load(db).catch(() => undefined);
      // What the file's own process left behind is taken up by the next one.
      const [left] = await tablesOf(world.db)
        .selectFrom("bank_statement")
        .select("id")
        .orderBy("loaded_at", "desc")
        .orderBy("id", "desc")
        .execute();
      if (left !== undefined) await runStatement(world.acting("accountant"), world.blobs, left.id);
    });
    expect(broken).toBeGreaterThan(5);
    const loaded = await tablesOf(world.db)
      .selectFrom("bank_statement")
      .selectAll()
      .where("file_name", "=", "hong.csv")
      .execute();
    expect(loaded.filter(({ state }) => state === "loaded")).toHaveLength(1);
    const id = loaded.find(({ state }) => state === "loaded")?.id ?? "";
    const after = await picture(id);
    expect(after.lines.map((line) => `${line.class} ${line.state}`)).toEqual([
      "exact settled",
      "differs open",
      "only-bank settled",
      "only-bank settled",
      "duplicate open",
      "only-bank open",
    ]);
    expect(after.bank - before).toBe(119_000 + 49_999 + 70_000 + 8_888);
    expect(after.total).toBe(0);
    await reconcileStatement(world.acting("accountant"), id);
    expect(await picture(id)).toEqual(after);
  });

  it("and reconciling, statement by statement, moves money once", async () => {
    const { statementId } = valueOf(await world.load(await mixedFile()));
    const lines = await mixedFile();
    const bank = await balanceOf(world.db, BANK);
    // A file whose lines are in, and that nobody has reconciled yet.
    const loaded = valueOf(await world.load([world.line({ amount: 3 })]));
    await sql`insert into bank_line (statement_id, no, account_no, day, amount, bank_ref, content, reference, state)
      select ${loaded.statementId}, 100 + n, ${ACCOUNT}, ${DAY}::date, amount, ref, content, reference, 'new'
      from unnest(${lines.map((_, n) => n)}::integer[], ${lines.map(({ amount }) => amount)}::bigint[],
        ${lines.map(({ bankRef }) => bankRef)}::text[], ${lines.map(({ content }) => content)}::text[],
        ${lines.map(({ content }) => (content.startsWith("HS") ? content : null))}::text[]) t (n, amount, ref, content, reference)`.execute(
      world.db,
    );
    const broken = await sweepFaults(world.db, (db) =>
      reconcileStatement({ ...world.acting("accountant"), db }, loaded.statementId).catch(() => undefined),
    );
    expect(broken).toBeGreaterThan(30);
    const after = await picture(loaded.statementId);
    expect(after.bank - bank).toBe(3 + 119_000 + 49_999 + 70_000 + 8_888);
    expect(after.lines.filter(({ state }) => state === "new")).toEqual([]);
    expect(statementId).not.toBe(loaded.statementId);
  });

  it("and a decision is made once", async () => {
    const open = await tablesOf(world.db).selectFrom("bank_line").selectAll().where("state", "=", "open").execute();
    for (const line of open) {
      const bank = await balanceOf(world.db, BANK);
      let done = 0;
      await sweepFaults(world.db, async (db) => {
        const command = { statementId: line.statement_id, no: line.no, decision: { kind: "explain" } as const };
        const answer = await decideLine({ ...world.acting("accountant"), db }, { ...command, reason: "đã hỏi" }).catch(
          () => undefined,
        );
        if (answer?.ok === true) done += 1;
      });
      expect(done).toBe(1);
      const change = (await balanceOf(world.db, BANK)) - bank;
      expect(change).toBe(line.class === "only-bank" ? line.amount : 0);
    }
    const { tally, open: left } = await readTally(world.db, { accountNo: ACCOUNT, day: Temporal.PlainDate.from(DAY) });
    expect(left).toBe(0);
    expect(unexplained(tally)).toBe(0);
  });

  it("and a day is signed by three, once each, and locked for ever", async () => {
    const key = { accountNo: ACCOUNT, day: Temporal.PlainDate.from(DAY) };
    for (const role of ["bank-controller", "cashier", "accountant"] as const) {
      let done = 0;
      await sweepFaults(world.db, async (db) => {
        const answer = await signDay({ ...world.acting(role), db }, key, role).catch(() => undefined);
        if (answer?.ok === true) done += 1;
      });
      expect(done, role).toBe(1);
    }
    expect(await readDayState(world.db, key)).toMatchObject({ state: "locked" });
    const locked = await readTally(world.db, key);
    expect(await world.load([world.line({ amount: 1 })])).toMatchObject({
      error: { kind: "reconciliation/day-signed" },
    });
    await expect(sql`update bank_line set note = 'x' where day = ${DAY}`.execute(world.db)).rejects.toThrow(
      "is signed",
    );
    await expect(sql`delete from day_signature`.execute(world.db)).rejects.toThrow("is locked");
    await expect(
      sql`update reconciled_day set state = 'open', figures = null, locked_at = null`.execute(world.db),
    ).rejects.toThrow("is locked");
    expect((await readTally(world.db, key)).tally).toEqual(locked.tally);
  });
});

describe("two at once", () => {
  const NEXT = "2026-11-24";
  const loadNext = (lines: readonly BankLine[], fileName = "hai.csv") =>
    loadStatement(world.acting("accountant"), world.blobs, {
      accountNo: ACCOUNT,
      period: { from: NEXT, to: NEXT },
      fileName,
      content: pieces(asCsv(lines)),
    });

  it("load the same file: one counts, the other hears when it was loaded", async () => {
    const { reference } = await world.paid(41_000);
    const lines = [world.line({ day: NEXT, amount: 41_000, content: reference })];
    const bank = await balanceOf(world.db, BANK);
    const answers = await Promise.all([loadNext(lines), loadNext(lines), loadNext(lines)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) {
      if (!answer.ok) expect(answer.error.kind).toBe("reconciliation/already-loaded");
    }
    expect((await balanceOf(world.db, BANK)) - bank).toBe(41_000);
  });

  it("reconcile the same statement, or decide the same line: money moves once", async () => {
    const { payment } = await world.paid(42_000);
    const bank = await balanceOf(world.db, BANK);
    const { statementId } = valueOf(await loadNext([world.line({ day: NEXT, amount: 42_000 })]));
    await Promise.all([1, 2, 3].map(() => reconcileStatement(world.acting("accountant"), statementId)));
    const decision = { kind: "match", awaitedId: payment.id } as const;
    const command = { statementId, no: 1, decision, reason: "đúng khoản này" };
    const answers = await Promise.all([1, 2].map(() => decideLine(world.acting("accountant"), command)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await balanceOf(world.db, BANK)) - bank).toBe(42_000);
  });

  it("sign the same part: one signature", async () => {
    const key = { accountNo: ACCOUNT, day: Temporal.PlainDate.from(NEXT) };
    const answers = await Promise.all([1, 2, 3].map(() => signDay(world.acting("cashier"), key, "cashier")));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("a large file", () => {
  const THIRD = "2026-11-25";
  const many = (count: number, amount: number) =>
    Array.from({ length: count }, () => world.line({ day: THIRD, amount: -amount, content: "x".repeat(900) }));
  const big = (lines: readonly BankLine[]) =>
    loadStatement(world.acting("accountant"), world.blobs, {
      accountNo: ACCOUNT,
      period: { from: THIRD, to: THIRD },
      fileName: "lon.csv",
      content: pieces(asCsv(lines), 65_536),
    });

  it("goes on in the background where it was cut off, and can be stopped", async () => {
    const lines = many(2_600, 7);
    expect(asCsv(lines).length).toBeGreaterThan(AT_ONCE);
    const waiting = valueOf(await big(lines));
    expect(waiting.state).toBe("waiting");
    // Killed behind the first batch: what is stored stays, nothing of it counts.
    await sweepFaults(world.db, async (db, n) => {
      if (n < 12) await runWaitingStatements({ ...world.acting("accountant"), db }, world.blobs).catch(() => undefined);
    });
    const half = await tablesOf(world.db)
      .selectFrom("bank_statement")
      .selectAll()
      .where("id", "=", waiting.statementId)
      .executeTakeFirstOrThrow();
    const done = valueOf(await runStatement(world.acting("accountant"), world.blobs, waiting.statementId));
    expect(half.stored).toBeLessThanOrEqual(2_600);
    expect(done).toMatchObject({ state: "loaded", stored: 2_600, line_count: 2_600, total: -7 * 2_600 });

    const other = valueOf(await big(many(2_600, 9)));
    valueOf(await cancelStatement(world.acting("accountant"), other.statementId));
    expect(await runWaitingStatements(world.acting("accountant"), world.blobs)).toBe(0);
    const { n } = await tablesOf(world.db)
      .selectFrom("bank_line")
      .where("statement_id", "=", other.statementId)
      .select((each) => each.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    expect(n).toBe(0);
    expect(await cancelStatement(world.acting("accountant"), waiting.statementId)).toMatchObject({ ok: false });
  });

  it("that is broken is refused in the background with its rows", async () => {
    const lines = [...many(2_600, 3), world.line({ day: "2026-11-01", amount: 5 })];
    const { statementId } = valueOf(await big(lines));
    const answer = await runStatement(world.acting("accountant"), world.blobs, statementId);
    expect(answer).toMatchObject({ error: { kind: "reconciliation/broken-file", broken: { count: 1 } } });
    const row = await tablesOf(world.db)
      .selectFrom("bank_statement")
      .selectAll()
      .where("id", "=", statementId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: "refused", stored: 0 });
  });
});

describe("transfers to the treasury", () => {
  const DECEMBER = MONDAY.add({ hours: 24 * 12 });
  const november = Temporal.PlainDate.from("2026-11-01");

  it("take what was collected for each agency, once, by two people", async () => {
    const accountant = world.acting("accountant", DECEMBER);
    const propose = (db = world.db) => proposeTransfers({ ...accountant, db }, { month: november, accountNo: ACCOUNT });
    let proposed = 0;
    await sweepFaults(world.db, async (db) => {
      const answer = await propose(db).catch(() => undefined);
      if (answer?.ok === true) proposed += answer.value;
    });
    const transfers = await listTransfers(world.db, november);
    expect(transfers).toHaveLength(proposed);
    expect(proposed).toBeGreaterThan(0);
    expect(await propose()).toMatchObject({ error: { kind: "reconciliation/nothing-to-transfer" } });
    const [first] = transfers;
    if (first === undefined) throw new Error("no transfer");
    const collected = -(
      (await balanceOf(world.db, collectedAccount("phi", first.agency_id))) +
      (await balanceOf(world.db, collectedAccount("le-phi", first.agency_id)))
    );
    expect(first.phi + first.le_phi).toBe(collected);
    expect(await confirmTransfer(accountant, first.id)).toMatchObject({
      error: { kind: "reconciliation/same-person" },
    });
    expect(await dropTransfer(world.acting("bank-controller", DECEMBER), first.id, "nhầm tháng")).toMatchObject({
      ok: true,
    });
    valueOf(await propose());
    const [again] = (await listTransfers(world.db, november)).filter(({ state }) => state === "proposed");
    const bank = await balanceOf(world.db, BANK);
    let confirmed = 0;
    await sweepFaults(world.db, async (db) => {
      const acting = { ...world.acting("bank-controller", DECEMBER), db };
      const answer = await confirmTransfer(acting, again?.id ?? "").catch(() => undefined);
      if (answer?.ok === true) confirmed += 1;
    });
    expect(confirmed).toBe(1);
    expect((await balanceOf(world.db, BANK)) - bank).toBe(-collected);
    expect(await balanceOf(world.db, treasuryAccount(first.agency_id))).toBe(collected);
    expect(await confirmTransfer(world.acting("bank-controller", DECEMBER), again?.id ?? "")).toMatchObject({
      error: { kind: "reconciliation/transfer-decided" },
    });
  });

  it("are recognised on the statement by their code", async () => {
    const sent = (await listTransfers(world.db, november)).find(({ state }) => state === "confirmed");
    if (sent === undefined) throw new Error("nothing was sent");
    const day = "2026-12-05";
    const loaded = valueOf(
      await loadStatement(world.acting("accountant", DECEMBER), world.blobs, {
        accountNo: ACCOUNT,
        period: { from: day, to: day },
        fileName: "thang-12.csv",
        content: pieces(
          asCsv([world.line({ day, amount: -(sent.phi + sent.le_phi), content: `NOP KHO BAC ${sent.code}` })]),
        ),
      }),
    );
    const [line] = await tablesOf(world.db)
      .selectFrom("bank_line")
      .selectAll()
      .where("statement_id", "=", loaded.statementId)
      .execute();
    expect(line).toMatchObject({ class: "exact", awaited_id: sent.id });
  });
});

describe("the look at the gateway", () => {
  it("agrees, and sees what the gateway told and nobody recorded", async () => {
    const now = MONDAY.add({ minutes: 10 });
    const ours = await tablesOf(world.db)
      .selectFrom("awaited_money")
      .selectAll()
      .where("channel", "=", "gateway")
      .execute();
    const told = ours.map(({ provider_ref: transactionRef, amount }) => ({ transactionRef, amount }));
    const { newId } = world.acting("accountant");
    const look = (tell: typeof told) => checkGateway({ db: world.db, newId, now, tellGateway: async () => tell });
    expect(await look(told)).toEqual([]);
    expect(await look([...told, { transactionRef: "GWLOST", amount: 5 }])).toEqual([
      { what: "only-gateway", ref: "GWLOST", amount: 5 },
    ]);
    expect(await look(told.slice(1))).toMatchObject([{ what: "only-ours" }]);
  });
});
