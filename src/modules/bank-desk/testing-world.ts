import { Temporal, type Instant } from "#kernel/time.ts";
import type { Clock } from "#platform/clock.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Acting, Reaction } from "#modules/dossiers/index.ts";
import { findAccountByUsername, findViewer, type Viewer } from "#modules/identity/index.ts";
import type { PaymentRequest } from "#modules/payments/index.ts";
import { aWorld as aWorldOfMoney, MONDAY, type World as MoneyWorld } from "#modules/payments/testing-world.ts";
import type { CashCount } from "./domain/denominations.ts";
import type { Shift } from "./domain/shift.ts";
import type { Till } from "./domain/till.ts";
import { listTills } from "./store/tills.ts";
import { collect, type Collect } from "./use-cases/collect.ts";
import { openShift } from "./use-cases/open-shift.ts";
import { seedTills } from "./use-cases/seed-tills.ts";

export { MONDAY };

/** The world of payments with the demo's tills and people, at a clock that moves on with every question. */
export type World = MoneyWorld & {
  readonly bank: Till;
  readonly notary: Till;
  readonly person: (username: string) => Viewer;
  readonly as: (username: string) => Acting;
  readonly clock: Clock & { readonly set: (at: Instant) => void };
  /** A shift of the bank's teller with two million in the drawer, all of it lent. */
  readonly openedShift: (opening?: CashCount) => Promise<Shift>;
  /** The demand as the teller sees it, paid in cash to the đồng. */
  readonly payment: (request: PaymentRequest, change?: Partial<Collect>) => Collect;
  readonly paid: (amount: number, change?: Partial<Collect>) => Promise<{ request: PaymentRequest; paymentId: string }>;
};

export const TELLER = "thungan.vietinbank";
export const CONTROLLER = "kiemsoat.vietinbank";
export const ACCOUNTANT = "ketoan.trungtam";
export const MANAGER = "giamdoc";
const PEOPLE = [TELLER, CONTROLLER, ACCOUNTANT, MANAGER, "tiepnhan.pcc1", "tiepnhan.skhcn"];

export const TWO_MILLION: CashCount = { 100_000: 15, 50_000: 6, 20_000: 5, 10_000: 10 };

export async function aDesk(further: readonly Reaction[] = []): Promise<World> {
  const world = await aWorldOfMoney(further);
  await transact(world.db, (tx) => seedTills(tx, { newId, now: MONDAY }));
  const people = new Map<string, Viewer>();
  for (const username of PEOPLE) {
    const account = await findAccountByUsername(world.db, username);
    const viewer = account && (await findViewer(world.db, account.id));
    if (viewer !== undefined) people.set(username, viewer);
  }
  const tills = await listTills(world.db);
  const till = (code: string) => found(tills.find((one) => one.code === code));
  const clock = movingClock();
  const person = (username: string) => found(people.get(username));
  const as = (username: string): Acting => ({ ...world.acting("cashier"), clock, viewer: person(username) });
  const payment: World["payment"] = (request, change = {}) => ({
    token: newId(),
    reference: request.reference,
    missing: request.amount,
    means: "cash",
    given: request.amount,
    bankRef: "",
    payerName: "Nguyễn Văn Đức",
    confirmed: "no",
    ...change,
  });
  return {
    ...world,
    ...{ person, as, clock, payment, bank: till("H37.92"), notary: till("H37.02.01") },
    openedShift: async (opening = TWO_MILLION) => {
      const floated = Object.entries(opening).reduce((sum, [note, pieces]) => sum + Number(note) * pieces, 0);
      const tillId = till("H37.92").id;
      const opened = await openShift(as(TELLER), { shiftId: newId(), tillId, opening, floated, reason: "" });
      if (!opened.ok) throw new Error(opened.error.kind);
      return opened.value;
    },
    paid: async (amount, change = {}) => {
      const { request } = await world.due(amount, await clock.now());
      const taken = await collect(as(TELLER), payment(request, change));
      if (!taken.ok) throw new Error(taken.error.kind);
      return { request, paymentId: taken.value.payment.id };
    },
  };
}

/** A second passes with every question, so that nothing happens at the same instant. */
function movingClock(): World["clock"] {
  let at = MONDAY;
  return {
    now: () => {
      at = at.add({ seconds: 1 });
      return Promise.resolve(at);
    },
    set: (next) => {
      at = next;
    },
  };
}

function found<T>(one: T | undefined): T {
  if (one === undefined) throw new Error("the world of the desk has a hole");
  return one;
}

/** An instant of Vietnam's wall clock: `2026-11-23T09:15`. */
export function at(local: string): Instant {
  return Temporal.Instant.from(`${local}+07:00`);
}
