import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { balanceOf, bankAccount, COUNT_DIFFERENCES, SUSPENSE } from "#modules/ledger/index.ts";
import { findPaymentByRef, findRequestByReference } from "#modules/payments/index.ts";
import type { Line } from "../store/lines.ts";
import { findLine } from "../store/lines.ts";
import { readTally } from "../store/days.ts";
import { tablesOf } from "../store/tables.ts";
import { unexplained } from "../domain/tally.ts";
import { ACCOUNT } from "../testing.ts";
import { aWorld, DAY, TRANSIT, type World } from "../testing-world.ts";
import { decideLine, type LineDecision } from "./decide-line.ts";
import { reconcileStatement } from "./reconcile-statement.ts";

let world: World;
const BANK = bankAccount(ACCOUNT);
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

async function loaded(lines: Parameters<World["load"]>[0]): Promise<readonly Line[]> {
  const answer = await world.load(lines);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return tablesOf(world.db)
    .selectFrom("bank_line")
    .selectAll()
    .where("statement_id", "=", answer.value.statementId)
    .orderBy("no")
    .execute();
}

const decide = (line: Line | undefined, decision: LineDecision, reason = "đã hỏi ngân hàng") =>
  decideLine(world.acting("accountant"), {
    statementId: line?.statement_id ?? "",
    no: line?.no ?? 0,
    decision,
    reason,
  });

async function moved(work: () => Promise<unknown>, ...accounts: readonly string[]): Promise<readonly number[]> {
  const before = await Promise.all(accounts.map((account) => balanceOf(world.db, account)));
  await work();
  const after = await Promise.all(accounts.map((account) => balanceOf(world.db, account)));
  return after.map((balance, index) => balance - (before[index] ?? 0));
}

describe("a bank's file", () => {
  it("moves matched money from its way to the bank account", async () => {
    const { payment, reference } = await world.paid(119_000);
    let lines: readonly Line[] = [];
    const change = await moved(
      async () => {
        lines = await loaded([world.line({ content: `ck ${reference.toLowerCase()} le phi` })]);
      },
      BANK,
      TRANSIT,
    );
    expect(lines).toMatchObject([{ class: "exact", state: "settled", awaited_id: payment.id }]);
    expect(change).toEqual([119_000, -119_000]);
  });

  it("settles the request that a first seen transfer names, as VietQR sends it", async () => {
    const { request } = await world.due(70_000);
    const line = world.line({ amount: 70_000, content: `MBVCB.${request.reference}.CT tu 0123` });
    let lines: readonly Line[] = [];
    const change = await moved(
      async () => {
        lines = await loaded([line]);
      },
      BANK,
      SUSPENSE,
    );
    expect(lines).toMatchObject([{ class: "only-bank", state: "settled", note: "Đã nộp đủ" }]);
    expect(change).toEqual([70_000, 0]);
    expect(await findRequestByReference(world.db, request.reference)).toMatchObject({ state: "settled" });
    expect(await findPaymentByRef(world.db, `bank:${ACCOUNT}`, line.bankRef)).toMatchObject({ amount: 70_000 });
  });

  it("holds money of strangers and money that came twice, never drops it", async () => {
    const { reference } = await world.paid(50_000);
    let lines: readonly Line[] = [];
    const change = await moved(
      async () => {
        lines = await loaded([
          world.line({ amount: 50_000, content: reference }),
          world.line({ amount: 50_000, content: reference }),
          world.line({ amount: 33_333 }),
        ]);
      },
      BANK,
      SUSPENSE,
    );
    expect(lines.map((line) => [line.class, line.state])).toEqual([
      ["exact", "settled"],
      ["duplicate", "settled"],
      ["only-bank", "settled"],
    ]);
    expect(change).toEqual([133_333, -83_333]);
  });

  it("leaves what a person has to see: differences, copies, charges", async () => {
    const { reference } = await world.paid(80_000);
    const twice = world.line({ amount: 12_345 });
    const lines = await loaded([
      world.line({ amount: 79_999, content: reference }),
      twice,
      twice,
      world.line({ amount: -1_100, content: "Phí SMS" }),
    ]);
    expect(lines.map((line) => [line.class, line.state])).toEqual([
      ["differs", "open"],
      ["only-bank", "settled"],
      ["duplicate", "open"],
      ["only-bank", "open"],
    ]);
    expect(lines[0]?.note).toBe("Ngân hàng ghi thiếu 1 đ so với sổ của Trung tâm");
    const claimed = await moved(() => decide(lines[0], { kind: "explain" }), TRANSIT, COUNT_DIFFERENCES);
    expect(claimed).toEqual([-1, 1]);
    expect(await moved(() => decide(lines[2], { kind: "explain" }), BANK, COUNT_DIFFERENCES)).toEqual([0, 0]);
    expect(await moved(() => decide(lines[3], { kind: "explain" }), BANK, COUNT_DIFFERENCES)).toEqual([-1_100, 1_100]);
    expect(await decide(lines[3], { kind: "explain" })).toMatchObject({
      error: { kind: "reconciliation/line-not-open" },
    });
  });

  it("proposes by amount and time, and a person matches with a reason", async () => {
    const { payment } = await world.paid(64_000);
    const [line] = await loaded([world.line({ amount: 64_000, content: "nop tien" })]);
    expect(line).toMatchObject({ class: "only-bank", state: "open" });
    expect(await decide(line, { kind: "match", awaitedId: payment.id }, " ")).toMatchObject({
      error: { kind: "reconciliation/reason-missing" },
    });
    const change = await moved(() => decide(line, { kind: "match", awaitedId: payment.id }), BANK, TRANSIT, SUSPENSE);
    expect(change).toEqual([64_000, -64_000, 0]);
    expect(await findLine(world.db, line?.statement_id ?? "", 1)).toMatchObject({ class: "exact", state: "settled" });
    expect(await decide(line, { kind: "match", awaitedId: payment.id })).toMatchObject({ ok: false });
  });

  it("holds what a hand-made match leaves over and claims what it lacks", async () => {
    const { payment } = await world.paid(64_001);
    const short = await world.paid(91_000);
    const [over, less] = await loaded([
      world.line({ amount: -5, content: "dieu chinh" }),
      world.line({ amount: -6, content: "dieu chinh" }),
    ]);
    expect(await decide(over, { kind: "match", awaitedId: payment.id })).toMatchObject({
      error: { kind: "reconciliation/other-direction" },
    });
    expect(await decide(less, { kind: "take" })).toMatchObject({ error: { kind: "reconciliation/nothing-to-take" } });
    const twice = world.line({ amount: 65_000 });
    const copies = await loaded([twice, twice, world.line({ amount: 1 })]);
    const change = await moved(
      () => decide(copies[1], { kind: "match", awaitedId: payment.id }),
      BANK,
      TRANSIT,
      SUSPENSE,
    );
    expect(change).toEqual([65_000, -64_001, -999]);
    const again = world.line({ amount: 90_000 });
    const others = await loaded([again, again, world.line({ amount: 2 })]);
    const lacking = await moved(
      () => decide(others[1], { kind: "match", awaitedId: short.payment.id }),
      BANK,
      TRANSIT,
      COUNT_DIFFERENCES,
    );
    expect(lacking).toEqual([90_000, -91_000, 1_000]);
  });

  it("may be looked at again without anything moving, and its day adds up", async () => {
    const { rows } = { rows: await tablesOf(world.db).selectFrom("bank_statement").select("id").execute() };
    const change = await moved(
      async () => {
        for (const { id } of rows) await reconcileStatement(world.acting("accountant"), id);
      },
      BANK,
      TRANSIT,
      SUSPENSE,
    );
    expect(change).toEqual([0, 0, 0]);
    const { tally } = await readTally(world.db, { accountNo: ACCOUNT, day: Temporal.PlainDate.from(DAY) });
    expect(unexplained(tally)).toBe(0);
    expect(tally.bank.count).toBeGreaterThan(10);
  });
});
