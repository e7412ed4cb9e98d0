import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDossier } from "#modules/dossiers/index.ts";
import { newId } from "#platform/ids.ts";
import {
  claimRefund,
  decideRefund,
  findRequest,
  payRefund,
  settleSuspense,
  takePayment,
  voidPayment,
  type PaymentRequest,
} from "./index.ts";
import { aWorld, TILL, type World } from "./testing-world.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.database.drop());

/** What somebody does next; numbers choose among what is there. */
type Move =
  | { readonly kind: "take"; readonly request: number; readonly amount: number; readonly knows: boolean }
  | { readonly kind: "again"; readonly which: number }
  | { readonly kind: "void"; readonly which: number }
  | { readonly kind: "place"; readonly which: number; readonly request: number }
  | {
      readonly kind: "refund";
      readonly which: number;
      readonly of: "item" | "request";
      readonly part: number | undefined;
      readonly agreed: boolean;
    };

const FEE = 100;
const REQUESTS = 3;
const index = fc.nat(7);
const request = fc.nat(REQUESTS - 1);
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("take" as const),
      request,
      // Whole, halves, one short, one over: so that they meet.
      amount: fc.constantFrom(FEE, FEE / 2, FEE - 1, FEE + 1, 1, 2 * FEE),
      knows: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("again" as const), which: index }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("void" as const), which: index }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("place" as const), which: index, request }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("refund" as const),
      // All that is left, or a part; sometimes more than there is.
      part: fc.option(fc.constantFrom(1, 30, FEE / 2, FEE - 1, FEE, FEE + 1), { nil: undefined }),
      which: index,
      of: fc.constantFrom("item" as const, "request" as const),
      agreed: fc.boolean(),
    }),
  },
);

/** What the reference model knows: who brought how much, what stands for a request, what went back. It has no accounts. */
type Told = {
  readonly ref: string;
  readonly amount: number;
  readonly request: PaymentRequest;
  readonly knows: boolean;
};
type Model = {
  readonly told: Map<string, Told>;
  readonly voided: Set<string>;
  returned: number;
  /** What went back of each request. */
  readonly back: Map<string, number>;
};

type Row = { readonly total: number };

async function sumOf(text: ReturnType<typeof sql<Row>>): Promise<number> {
  const { rows } = await text.execute(world.db);
  return rows[0]?.total ?? Number.NaN;
}

/** T-04: what citizens brought = what stands for requests + what is held + what is owed back + what went back. */
async function expectConserved(model: Model, requests: readonly PaymentRequest[], since: string): Promise<void> {
  const brought = [...model.told.values()]
    .filter(({ ref }) => !model.voided.has(ref))
    .reduce((sum, { amount }) => sum + amount, 0);
  const states = await Promise.all(requests.map(({ id }) => findRequest(world.db, id)));
  const standing = (one: PaymentRequest | undefined) =>
    one?.state === "settled" ? one.amount - (model.back.get(one.id) ?? 0) : 0;
  const settled = states.reduce((sum, one) => sum + standing(one), 0);
  const held = await sumOf(sql<Row>`
    select coalesce(sum(item.amount), 0)::bigint as total from suspense_item item join payment on payment.id = item.payment_id
    where payment.provider = ${since} and item.state in ('open', 'refunding')`);
  expect(brought).toBe(settled + held + model.returned);
  // The receipts in force are the requests that are paid (invariants 17 and 18).
  const receipts = await sumOf(sql<Row>`
    select coalesce(sum(receipt.amount), 0)::bigint as total from receipt
    where dossier_id = any(${requests.map(({ dossierId }) => dossierId)}) and state in ('used', 'adjusted')`);
  expect(receipts).toBe(settled);
  for (const one of states) {
    const dossier = await getDossier(world.db, one?.dossierId ?? "");
    expect([one?.state, dossier.feesPaid]).toEqual([one?.state, standing(one)]);
    const axis = one?.state === "settled" ? "paid" : one?.state === "refunded" ? "refunded" : "due";
    expect(dossier.money).toBe(axis);
  }
  expect(await sumOf(sql<Row>`select coalesce(sum(amount), 0)::bigint as total from ledger_posting`)).toBe(0);
}

async function itemsOf(provider: string) {
  const { rows } = await sql<{ id: string; amount: number }>`
    select item.id, item.amount from suspense_item item join payment on payment.id = item.payment_id
    where payment.provider = ${provider} and item.state = 'open' order by item.id`.execute(world.db);
  return rows;
}

async function paymentsOf(provider: string) {
  const { rows } = await sql<{ id: string; ref: string }>`
    select id, provider_ref as ref from payment where provider = ${provider} and state = 'taken' order by id`.execute(
    world.db,
  );
  return rows;
}

/** What of a request may still go back: nothing unless it is settled. */
async function leftOf({ id }: PaymentRequest, model: Model): Promise<number> {
  const now = await findRequest(world.db, id);
  return now?.state === "settled" ? now.amount - (model.back.get(id) ?? 0) : 0;
}

async function play(
  move: Move,
  model: Model,
  { requests, provider }: { requests: readonly PaymentRequest[]; provider: string },
) {
  const wanted = "request" in move ? requests[move.request] : requests[0];
  if (wanted === undefined) throw new Error("no such request");
  switch (move.kind) {
    case "take": {
      const told = { ref: newId(), amount: move.amount, request: wanted, knows: move.knows };
      const reference = move.knows ? wanted.reference : null;
      const change = { provider, providerRef: told.ref, amount: told.amount, reference };
      expect((await takePayment(world.cashier(), world.cash(wanted, change))).ok).toBe(true);
      model.told.set(told.ref, told);
      return;
    }
    case "again": {
      const told = [...model.told.values()][move.which];
      if (told === undefined) return;
      const reference = told.knows ? told.request.reference : null;
      const change = { provider, providerRef: told.ref, amount: told.amount, reference };
      const again = await takePayment(world.cashier(), world.cash(told.request, change));
      expect(again.ok && again.value.outcome).toBe("replayed");
      return;
    }
    case "void": {
      const payment = (await paymentsOf(provider))[move.which];
      if (payment === undefined) return;
      const undo = { paymentId: payment.id, reason: "Nhầm", approverId: newId() };
      if ((await voidPayment(world.cashier(), undo)).ok) model.voided.add(payment.ref);
      return;
    }
    case "place": {
      const item = (await itemsOf(provider))[move.which];
      if (item === undefined) return;
      const reason = "Đối chiếu";
      await settleSuspense(world.accountant(), { itemId: item.id, reference: wanted.reference, reason });
      return;
    }
    case "refund": {
      const item = move.of === "item" ? (await itemsOf(provider))[move.which] : undefined;
      const source = item === undefined ? { requestId: wanted.id } : { suspenseItemId: item.id };
      const words = { reason: "Hoàn trả", basis: "", payeeName: "", payeeAccount: "" };
      const left = item?.amount ?? (await leftOf(wanted, model));
      const claim = await claimRefund(world.cashier(), { source, amount: move.part, ...words });
      if (item !== undefined || left > 0) expect(claim.ok).toBe((move.part ?? left) <= left);
      if (!claim.ok) return;
      expect(claim.value.amount).toBe(move.part ?? left);
      const approve = move.agreed ? "yes" : "no";
      const decided = await decideRefund(world.accountant(), { refundId: claim.value.id, approve, note: "Theo đơn" });
      expect(decided.ok).toBe(true);
      if (!move.agreed) return;
      const pay = { refundId: claim.value.id, account: TILL, reference: "PC", shiftId: null };
      expect((await payRefund(world.cashier(), pay)).ok).toBe(true);
      model.returned += claim.value.amount;
      if (item === undefined) model.back.set(wanted.id, (model.back.get(wanted.id) ?? 0) + claim.value.amount);
    }
  }
}

describe("random lives of money (T-04)", () => {
  it("nothing is lost and nothing is made, whatever is taken, told again, voided, placed and given back", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMove, { minLength: 6, maxLength: 16 }), async (moves) => {
        const provider = newId();
        const made = await Promise.all(Array.from({ length: REQUESTS }, () => world.due(FEE)));
        const requests = made.map((one) => one.request);
        const model: Model = { told: new Map(), voided: new Set(), returned: 0, back: new Map() };
        for (const move of moves) {
          await play(move, model, { requests, provider });
          await expectConserved(model, requests, provider);
        }
      }),
      { numRuns: 60, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);
});
