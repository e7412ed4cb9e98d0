import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transact } from "#platform/db/db.ts";
import { cashAccount, inTransitAccount, postEntry, transfer } from "#modules/ledger/index.ts";
import { takePayment, voidPayment } from "#modules/payments/index.ts";
import { findAccount, listAccounts } from "../store/accounts.ts";
import { findAwaited } from "../store/awaited.ts";
import { tablesOf } from "../store/tables.ts";
import { ACCOUNT } from "../testing.ts";
import { aWorld, MONDAY, type World } from "../testing-world.ts";
import { awaitMoney } from "./await-money.ts";
import { saveAccount } from "./save-account.ts";
import { seedBankAccounts } from "./seed-bank-accounts.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
  await transact(world.db, (tx) => seedBankAccounts(tx, { now: MONDAY }));
  await tablesOf(world.db).updateTable("bank_account").set({ cash: "receipts" }).execute();
});
afterAll(() => world.close());

async function taken(change: Parameters<World["cash"]>[1]): Promise<string> {
  const { request } = await world.due(50_000);
  const answer = await takePayment(world.cashier(), world.cash(request, change));
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  await awaitMoney(world.db);
  return answer.value.payment.id;
}

describe("money that has to appear on a statement", () => {
  it("waits on the account that names its source, that told of it, or that takes the rest", async () => {
    expect(await findAwaited(world.db, await taken({ account: cashAccount("H37.02.01") }))).toMatchObject({
      account_no: "100000000201",
      source: inTransitAccount("cash"),
      state: "open",
    });
    const told = { provider: "100000000201", account: inTransitAccount("transfer") };
    expect(await findAwaited(world.db, await taken(told))).toMatchObject({ account_no: "100000000201" });
    expect(await findAwaited(world.db, await taken({ account: inTransitAccount("gateway") }))).toMatchObject({
      source: "1131:gateway",
    });
  });

  it("waits once however often it is noted, and no longer once it is voided", async () => {
    const id = await taken({ account: inTransitAccount("gateway") });
    expect(await awaitMoney(world.db)).toBe(0);
    const accountant = world.acting("accountant");
    const voided = await voidPayment(world.cashier(), {
      paymentId: id,
      reason: "thu nhầm",
      approverId: accountant.viewer.officerId,
    });
    expect(voided.ok).toBe(true);
    await awaitMoney(world.db);
    expect(await findAwaited(world.db, id)).toMatchObject({ state: "void" });
  });

  it("is read a page at a time: all of it once, also of the same moment and by two at once", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      const { request } = await world.due(1_000 + count);
      const told = world.cash(request, { account: inTransitAccount("gateway") });
      const answer = await takePayment(world.cashier(), told);
      if (answer.ok) ids.push(answer.value.payment.id);
    }
    const both = await Promise.all([awaitMoney(world.db, 2), awaitMoney(world.db, 3)]);
    expect(both.reduce((sum, noted) => sum + noted, 0)).toBe(7);
    for (const id of ids) expect(await findAwaited(world.db, id)).toMatchObject({ state: "open" });
    expect(await awaitMoney(world.db, 1)).toBe(0);
  });

  it("does not wait when a statement itself brought it", async () => {
    const id = await taken({ provider: `bank:${ACCOUNT}`, account: `1121:${ACCOUNT}` });
    expect(await findAwaited(world.db, id)).toBeUndefined();
  });

  it("is the slip, not the receipts, where the bank shows cash by slips", async () => {
    const account = await findAccount(world.db, "100000000201");
    if (account === undefined) throw new Error("no account");
    const changed = { ...account, cash: "slips", sources: [...account.sources, inTransitAccount("cash")] } as const;
    expect((await saveAccount(world.acting("accountant"), changed)).ok).toBe(true);
    expect(await findAwaited(world.db, await taken({ account: cashAccount("H37.02.01") }))).toBeUndefined();
    const id = world.acting("accountant").newId();
    const entry = { id, at: MONDAY, kind: "banked", reference: "PNQ-17", memo: "Nộp quỹ", actorId: id } as const;
    const postings = transfer(cashAccount("H37.02.01"), inTransitAccount("cash"), 20_000);
    expect((await transact(world.db, (tx) => postEntry(tx, { ...entry, postings }))).ok).toBe(true);
    await awaitMoney(world.db);
    expect(await findAwaited(world.db, id)).toMatchObject({ kind: "deposit", provider_ref: "PNQ-17", amount: 20_000 });
  });

  it("is noted for no account when there is none to wait on", async () => {
    const none = await tablesOf(world.db).selectFrom("awaited_money").select("id").where("amount", "=", 0).execute();
    expect(none).toEqual([]);
    expect((await listAccounts(world.db)).map(({ accountNo }) => accountNo)).toContain("100000000092");
  });
});

describe("an account", () => {
  it("is changed by those who keep it, in its newest version, with a profile that can be used", async () => {
    const account = await findAccount(world.db, ACCOUNT);
    if (account === undefined) throw new Error("no account");
    expect(await saveAccount(world.acting("cashier"), account)).toMatchObject({
      error: { kind: "reconciliation/not-allowed" },
    });
    expect(await saveAccount(world.acting("accountant"), { ...account, version: 9 })).toMatchObject({
      error: { kind: "reconciliation/stale" },
    });
    expect(await saveAccount(world.acting("accountant"), { ...account, bankName: "" })).toMatchObject({
      error: { kind: "reconciliation/account-name" },
    });
    expect(await saveAccount(world.acting("accountant"), { ...account, accountNo: "12" })).toMatchObject({
      error: { kind: "reconciliation/account-number" },
    });
    const both = await Promise.all([1, 2].map(() => saveAccount(world.acting("accountant"), account)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
