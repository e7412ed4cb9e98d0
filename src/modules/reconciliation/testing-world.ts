import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBlobs, type Blobs } from "#platform/blobs.ts";
import type { Instant } from "#kernel/time.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { inTransitAccount } from "#modules/ledger/index.ts";
import { takePayment, type Payment } from "#modules/payments/index.ts";
import { aWorld as aWorldOfPayments, MONDAY, type World as PaymentWorld } from "#modules/payments/testing-world.ts";
import type { BankLine } from "./domain/lines.ts";
import { ACCOUNT, asCsv, PLAIN_PROFILE } from "./testing.ts";
import { loadStatement } from "./use-cases/load-statement.ts";
import { saveAccount } from "./use-cases/save-account.ts";

export { MONDAY };

/** The world of payments with a bank account whose statements are read from csv. */
export type World = Omit<PaymentWorld, "acting"> & {
  readonly blobs: Blobs;
  readonly acting: (role: "accountant" | "bank-controller" | "cashier" | "centre-manager", now?: Instant) => Acting;
  /** Money that the platform took and that is on its way. */
  readonly paid: (amount: number) => Promise<{ readonly payment: Payment; readonly reference: string }>;
  readonly line: (change: Partial<BankLine>) => BankLine;
  /** Loads these lines as the bank's file of Monday. */
  readonly load: (lines: readonly BankLine[], acting?: Acting) => ReturnType<typeof loadStatement>;
  readonly close: () => Promise<void>;
};

export const DAY = "2026-11-23";
export const TRANSIT = inTransitAccount("gateway");

export async function aWorld(): Promise<World> {
  const world = await aWorldOfPayments();
  const folder = mkdtempSync(join(tmpdir(), "motcua-recon-"));
  const blobs = openBlobs(folder);
  const acting: World["acting"] = (role, now) => world.acting(role, now);
  const account = { accountNo: ACCOUNT, bankName: "VietinBank", holder: "Trung tâm", profile: PLAIN_PROFILE };
  const saved = await saveAccount(acting("accountant"), { ...account, sources: [], cash: "receipts", version: 0 });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  let number = 0;
  return {
    ...world,
    blobs,
    acting,
    paid: async (amount) => {
      const { request } = await world.due(amount);
      number += 1;
      const providerRef = `GW${String(number).padStart(10, "0")}`;
      const change = { provider: "gateway", providerRef, channel: "gateway", account: TRANSIT } as const;
      const taken = await takePayment(world.cashier(), world.cash(request, change));
      if (!taken.ok) throw new Error(JSON.stringify(taken.error));
      return { payment: taken.value.payment, reference: request.reference };
    },
    line: (change) => {
      number += 1;
      const bankRef = `FT${String(number).padStart(10, "0")}`;
      return { id: String(number), day: DAY, amount: 119_000, bankRef, content: "chuyen tien", ...change };
    },
    load: (lines, by = acting("accountant")) =>
      loadStatement(by, blobs, {
        accountNo: ACCOUNT,
        period: { from: DAY, to: DAY },
        fileName: "sao-ke.csv",
        content: pieces(asCsv(lines)),
      }),
    close: async () => {
      await world.database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The bytes of a text in small pieces, as they come over a line. */
export async function* pieces(text: string | Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
