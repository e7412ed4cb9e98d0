import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { balanceOf, bankAccount, SUSPENSE } from "#modules/ledger/index.ts";
import { claimRefund, findRequestByReference, listSuspense, takePayment } from "#modules/payments/index.ts";
import { readDayState } from "../store/days.ts";
import { listDecisions } from "../store/decisions.ts";
import { findLine, type Line } from "../store/lines.ts";
import { tablesOf } from "../store/tables.ts";
import { ACCOUNT } from "../testing.ts";
import { aWorld, DAY, type World } from "../testing-world.ts";
import { cancelStatement } from "./cancel-statement.ts";
import { decideLine } from "./decide-line.ts";
import { settleHeld } from "./settle-held.ts";
import { signDay, withdrawSignature } from "./sign-day.ts";
import { dropTransfer, proposeTransfers } from "./transfer-to-treasury.ts";

vi.setConfig({ testTimeout: 120_000 });

const BANK = bankAccount(ACCOUNT);
const KEY = { accountNo: ACCOUNT, day: Temporal.PlainDate.from(DAY) };
let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

/** Money of a stranger on the statement: held, and a line that says so. */
async function heldLine(amount: number): Promise<Line> {
  const answer = await world.load([world.line({ amount })]);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const line = await findLine(world.db, answer.value.statementId, 1);
  if (line === undefined) throw new Error("no line");
  expect(line).toMatchObject({ class: "only-bank", state: "settled" });
  return line;
}

const command = (
  { statement_id: statementId, no }: Line,
  reference: string,
  reason = "người nộp mang ủy nhiệm chi",
) => ({
  ...{ statementId, no, reference, reason },
});
const settle = (line: Line, reference: string, db = world.db) =>
  settleHeld({ ...world.acting("accountant"), db }, command(line, reference));
const decisionsOf = (line: Line) => listDecisions(world.db, line.statement_id, line.no);
const heldNow = async (line: Line) =>
  (await listSuspense(world.db, { paymentId: line.payment_id ?? "" })).map(({ state, amount }) => `${state} ${amount}`);

describe("a line held as unknown", () => {
  it("is matched by hand with the request it belongs to, and the bank account does not move", async () => {
    const line = await heldLine(31_000);
    const { request } = await world.due(31_000);
    const [bank, suspense] = [await balanceOf(world.db, BANK), await balanceOf(world.db, SUSPENSE)];
    const typed = request.reference.toLowerCase().replace(/^hs/, "hs ");
    expect(await settle(line, typed)).toEqual({ ok: true, value: undefined });
    expect(await findRequestByReference(world.db, request.reference)).toMatchObject({ state: "settled" });
    expect(await heldNow(line)).toEqual(["settled 31000"]);
    expect((await balanceOf(world.db, SUSPENSE)) - suspense).toBe(31_000);
    expect((await balanceOf(world.db, BANK)) - bank).toBe(0);
    expect(await decisionsOf(line)).toMatchObject([
      { kind: "settle", reference: request.reference, reason: expect.stringContaining("người nộp mang ủy nhiệm chi") },
    ]);
    expect(await findLine(world.db, line.statement_id, line.no)).toEqual(line);
  });

  it("with more than is asked for settles it and holds the rest, which goes to another request", async () => {
    const line = await heldLine(50_001);
    const [first, second] = [await world.due(30_000), await world.due(20_001)];
    expect((await settle(line, first.request.reference)).ok).toBe(true);
    expect((await heldNow(line)).toSorted()).toEqual(["open 20001", "settled 50001"]);
    expect((await settle(line, second.request.reference)).ok).toBe(true);
    expect((await decisionsOf(line)).map(({ reference }) => reference)).toEqual([
      first.request.reference,
      second.request.reference,
    ]);
    expect(await findRequestByReference(world.db, second.request.reference)).toMatchObject({ state: "settled" });
  });

  it("with less than is asked for waits for more", async () => {
    const line = await heldLine(10_000);
    const { request } = await world.due(25_000);
    expect((await settle(line, request.reference)).ok).toBe(true);
    expect(await heldNow(line)).toEqual(["open 10000"]);
    expect(await findRequestByReference(world.db, request.reference)).toMatchObject({ state: "open" });
    const rest = await takePayment(world.cashier(), world.cash(request, { amount: 15_000 }));
    expect(rest).toMatchObject({ value: { outcome: "settled" } });
    expect(await heldNow(line)).toEqual(["settled 10000"]);
  });

  it("is refused when the request was paid meanwhile, and the money stays held", async () => {
    const line = await heldLine(42_000);
    const { request } = await world.due(42_000);
    expect((await takePayment(world.cashier(), world.cash(request))).ok).toBe(true);
    expect(await settle(line, request.reference)).toEqual({
      ok: false,
      error: { kind: "reconciliation/request-settled", reference: request.reference },
    });
    expect(await heldNow(line)).toEqual(["open 42000"]);
    expect(await decisionsOf(line)).toEqual([]);
  });

  it("is refused when its money was matched or is on its way back", async () => {
    const line = await heldLine(13_000);
    const { request } = await world.due(13_000);
    const [item] = await listSuspense(world.db, { paymentId: line.payment_id ?? "" });
    const words = { reason: "Chuyển nhầm", basis: "", payeeName: "Lò Thị Mai", payeeAccount: "0011001" };
    const claimed = await claimRefund(world.accountant(), {
      ...{ source: { suspenseItemId: item?.id ?? "" }, ...words, amount: 13_000 },
    });
    expect(claimed.ok).toBe(true);
    expect(await settle(line, request.reference)).toMatchObject({ error: { kind: "reconciliation/nothing-held" } });
  });

  it("needs a true reference, a reason, a line and a person who may", async () => {
    const line = await heldLine(14_000);
    const { request } = await world.due(14_000);
    const refusalOf = async (answer: ReturnType<typeof settleHeld>) => {
      const said = await answer;
      return said.ok ? "ok" : said.error.kind;
    };
    const accountant = world.acting("accountant");
    expect(await refusalOf(settle(line, "HS123"))).toBe("reconciliation/reference");
    expect(await refusalOf(settle(line, "HS000000000"))).toBe("reconciliation/no-request");
    expect(await refusalOf(settleHeld(accountant, command(line, request.reference, " a ")))).toBe(
      "reconciliation/reason-missing",
    );
    expect(await refusalOf(settleHeld(accountant, { ...command(line, request.reference), no: 99 }))).toBe(
      "reconciliation/not-found",
    );
    expect(await refusalOf(settleHeld(world.acting("cashier"), command(line, request.reference)))).toBe(
      "reconciliation/not-allowed",
    );
    const { reference } = await world.paid(15_500);
    const matched = await world.load([world.line({ amount: 15_500, content: reference })]);
    if (!matched.ok) throw new Error("not loaded");
    const exact = { ...line, statement_id: matched.value.statementId, no: 1 };
    expect(await refusalOf(settle(exact, request.reference))).toBe("reconciliation/nothing-held");
    expect(await heldNow(line)).toEqual(["open 14000"]);
  });

  it("matched by two at once moves once", async () => {
    const line = await heldLine(16_000);
    const [one, other] = [await world.due(16_000), await world.due(16_000)];
    const answers = await Promise.all([
      settle(line, one.request.reference),
      settle(line, other.request.reference),
      settle(line, one.request.reference),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await heldNow(line)).toEqual(["settled 16000"]);
    expect(await decisionsOf(line)).toHaveLength(1);
  });

  it("and the cashier taking the same request at once: one of them settles it", async () => {
    const line = await heldLine(17_000);
    const { request } = await world.due(17_000);
    const before = await balanceOf(world.db, SUSPENSE);
    const [matched, taken] = await Promise.all([
      settle(line, request.reference),
      takePayment(world.cashier(), world.cash(request)),
    ]);
    // The cash is never lost: it settles the request, or is held as come twice.
    expect(taken).toMatchObject({ value: { outcome: matched.ok ? "duplicate" : "settled" } });
    expect((await balanceOf(world.db, SUSPENSE)) - before).toBe(0);
    if (!matched.ok) expect(matched.error.kind).toBe("reconciliation/request-settled");
  });

  it("comes to the same end whichever statement fails", async () => {
    const line = await heldLine(18_000);
    const { request } = await world.due(18_000);
    const before = await balanceOf(world.db, SUSPENSE);
    let done = 0;
    const broken = await sweepFaults(world.db, async (db) => {
      const answer = await settle(line, request.reference, db).catch(() => undefined);
      if (answer?.ok === true) done += 1;
      else expect(await decisionsOf(line)).toEqual([]);
    });
    expect(broken).toBeGreaterThan(10);
    expect(done).toBe(1);
    expect((await balanceOf(world.db, SUSPENSE)) - before).toBe(18_000);
    expect(await decisionsOf(line)).toHaveLength(1);
  });
});

describe("every way to decide a line", () => {
  it("by hand, taken or explained, fails at each statement and is done once", async () => {
    const { payment } = await world.paid(64_000);
    const again = world.line({ amount: 90_000 });
    const answer = await world.load([world.line({ amount: 64_000 }), again, again]);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const { statementId } = answer.value;
    for (const [no, decision, change] of [
      [1, { kind: "match", awaitedId: payment.id }, 64_000],
      [3, { kind: "take" }, 90_000],
    ] as const) {
      const bank = await balanceOf(world.db, BANK);
      let done = 0;
      await sweepFaults(world.db, async (db) => {
        const acting = { ...world.acting("accountant"), db };
        const said = await decideLine(acting, { statementId, no, decision, reason: "đã hỏi" }).catch(() => undefined);
        if (said?.ok === true) done += 1;
        else expect((await findLine(world.db, statementId, no))?.state).toBe("open");
      });
      expect(done, decision.kind).toBe(1);
      expect((await balanceOf(world.db, BANK)) - bank).toBe(change);
    }
    const [taken] = await decisionsOf({ statement_id: statementId, no: 3 } as Line);
    expect(taken).toMatchObject({ kind: "take", reference: null });
  });

  it("and what a person took is matched afterwards beside that decision", async () => {
    const twice = world.line({ amount: 7_700 });
    const answer = await world.load([twice, twice]);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const where = { statementId: answer.value.statementId, no: 2 };
    const decided = await decideLine(world.acting("accountant"), {
      ...where,
      decision: { kind: "take" },
      reason: "tiền có thật",
    });
    expect(decided.ok).toBe(true);
    const line = await findLine(world.db, where.statementId, where.no);
    const { request } = await world.due(7_700);
    if (line === undefined) throw new Error("no line");
    expect((await settle(line, request.reference)).ok).toBe(true);
    expect((await decisionsOf(line)).map(({ kind }) => kind)).toEqual(["take", "settle"]);
    await expect(
      sql`update line_decision set reason = 'khác' where statement_id = ${line.statement_id}`.execute(world.db),
    ).rejects.toThrow();
  });
});

describe("signatures", () => {
  it("are given and withdrawn once, whichever statement fails, and the day opens again", async () => {
    const cashier = world.acting("cashier");
    for (const [name, act, state] of [
      ["sign", (db: World["db"]) => signDay({ ...cashier, db }, KEY, "cashier"), "signing"],
      ["withdraw", (db: World["db"]) => withdrawSignature({ ...cashier, db }, KEY), "open"],
    ] as const) {
      let done = 0;
      await sweepFaults(world.db, async (db) => {
        const answer = await act(db).catch(() => undefined);
        if (answer?.ok === true) done += 1;
      });
      expect(done, name).toBe(1);
      expect(await readDayState(world.db, KEY)).toMatchObject({ state });
    }
    expect((await world.load([world.line({ amount: 3 })])).ok).toBe(true);
  });

  it("withdrawn by two at once are withdrawn once, and a statement races a signature cleanly", async () => {
    const cashier = world.acting("cashier");
    expect((await signDay(cashier, KEY, "cashier")).ok).toBe(true);
    const withdrawn = await Promise.all([withdrawSignature(cashier, KEY), withdrawSignature(cashier, KEY)]);
    expect(withdrawn.filter(({ ok }) => ok)).toHaveLength(1);
    const [signed, loaded] = await Promise.all([
      signDay(cashier, KEY, "cashier"),
      world.load([world.line({ amount: -4, content: "phi" })]),
    ]);
    // Either the line came first and the day cannot be signed, or the day was signed and takes no line.
    expect([signed.ok, loaded.ok].filter(Boolean)).toHaveLength(1);
    const state = await readDayState(world.db, KEY);
    expect(state.state).toBe(signed.ok ? "signing" : "open");
    if (signed.ok) expect((await withdrawSignature(cashier, KEY)).ok).toBe(true);
  });

  it("of a signed day do not hinder that its held money finds its request", async () => {
    const line = await heldLine(19_000);
    const open = await tablesOf(world.db).selectFrom("bank_line").selectAll().where("state", "=", "open").execute();
    for (const each of open) {
      const where = { statementId: each.statement_id, no: each.no };
      const explained = { ...where, decision: { kind: "explain" }, reason: "phí" } as const;
      expect((await decideLine(world.acting("accountant"), explained)).ok).toBe(true);
    }
    expect((await signDay(world.acting("cashier"), KEY, "cashier")).ok).toBe(true);
    const { request } = await world.due(19_000);
    expect((await settle(line, request.reference)).ok).toBe(true);
    expect(await readDayState(world.db, KEY)).toMatchObject({ state: "signing" });
  });
});

describe("a statement that is stopped, a transfer that is dropped", () => {
  it("are so once, whichever statement fails, and by two at once", async () => {
    const december = Temporal.Instant.from("2026-12-05T02:00:00Z");
    const november = Temporal.PlainDate.from("2026-11-01");
    const proposed = await proposeTransfers(world.acting("accountant", december), {
      month: november,
      accountNo: ACCOUNT,
    });
    expect(proposed.ok).toBe(true);
    const [transfer] = await tablesOf(world.db).selectFrom("treasury_transfer").select("id").execute();
    const controller = world.acting("bank-controller", december);
    const drop = (db = world.db) => dropTransfer({ ...controller, db }, transfer?.id ?? "", "nhầm tháng");
    let dropped = 0;
    await sweepFaults(world.db, async (db) => {
      if ((await drop(db).catch(() => undefined))?.ok === true) dropped += 1;
    });
    expect(dropped).toBe(1);
    expect(await drop()).toMatchObject({ error: { kind: "reconciliation/transfer-decided" } });
    const twice = await Promise.all(
      [1, 2].map(() => proposeTransfers(world.acting("accountant", december), { month: november, accountNo: ACCOUNT })),
    );
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);

    const id = "01a00000-0000-7000-8000-000000000001";
    await sql`insert into bank_statement (id, account_no, file_name, sha256, bytes, from_day, to_day, state, loaded_by, loaded_at, touched_at)
      values (${id}, ${ACCOUNT}, 'dung.csv', ${"a".repeat(64)}, 5000000, '2026-11-25', '2026-11-25', 'waiting', ${id}, now(), now())`.execute(
      world.db,
    );
    await sweepFaults(world.db, (db) =>
      cancelStatement({ ...world.acting("accountant"), db }, id).catch(() => undefined),
    );
    const both = await Promise.all([1, 2].map(() => cancelStatement(world.acting("accountant"), id)));
    expect(both.every(({ ok }) => ok)).toBe(true);
    const after = await tablesOf(world.db).selectFrom("bank_statement").select("state").where("id", "=", id).execute();
    expect(after).toEqual([{ state: "cancelled" }]);
  });
});
