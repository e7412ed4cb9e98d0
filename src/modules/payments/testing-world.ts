import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { aWorld as aWorldOfDossiers, MONDAY, type World as DossierWorld } from "#modules/dossiers/testing-world.ts";
import type { Instant } from "#kernel/time.ts";
import type { Acting, Dossier, Reaction } from "#modules/dossiers/index.ts";
import { cashAccount } from "#modules/ledger/index.ts";
import { seedReceipts } from "#modules/receipts/index.ts";
import type { PaymentRequest } from "./domain/payment.ts";
import { listRequestsOf } from "./store/requests.ts";
import { askForFees } from "./use-cases/open-request.ts";
import type { TakePayment } from "./use-cases/take-payment.ts";

export { MONDAY };

/** The world of dossiers in which fees are asked for and receipts can be written. */
export type World = DossierWorld & {
  /** A dossier with fees due, and the request for them. */
  readonly due: (amount: number, now?: Instant) => Promise<{ dossier: Dossier; request: PaymentRequest }>;
  /** Money over the counter for a request, in full, with a number of its own. */
  readonly cash: (request: PaymentRequest, change?: Partial<TakePayment>) => TakePayment;
  readonly cashier: (now?: Instant) => Acting;
  readonly accountant: (now?: Instant) => Acting;
};

export const TILL = cashAccount("H37.92");

export async function aWorld(further: readonly Reaction[] = []): Promise<World> {
  const world = await aWorldOfDossiers("simulated", [askForFees, ...further]);
  await transact(world.db, (tx) => seedReceipts(tx, { newId, now: MONDAY }));
  return {
    ...world,
    cashier: (now) => world.acting("cashier", now),
    accountant: (now) => world.acting("accountant", now),
    due: async (amount, now) => {
      const dossier = await world.receive({ feesDue: amount }, now);
      const [request] = await listRequestsOf(world.db, dossier.id);
      if (request === undefined) throw new Error("nothing was asked for");
      return { dossier, request };
    },
    cash: (request, change = {}) => ({
      provider: "H37.92",
      providerRef: newId(),
      reference: request.reference,
      amount: request.amount,
      channel: "cash",
      account: TILL,
      paidAt: MONDAY,
      payerName: "",
      note: "",
      shiftId: null,
      ...change,
    }),
  };
}
