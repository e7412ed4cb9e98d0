import { sql } from "kysely";
import pg from "pg";
import { instantOf, Temporal } from "#kernel/time.ts";
import { databaseClock, nowWithin } from "#platform/clock.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { receiveDossier } from "#modules/dossiers/index.ts";
import { seedWorld, type World } from "#modules/dossiers/testing-seed.ts";
import { cashAccount, closeDay, collectedAccount, postEntry, transfer, trialBalance } from "#modules/ledger/index.ts";
import { askForFees, listRequestsOf, takePayment, type PaymentRequest } from "#modules/payments/index.ts";
import { seedReceipts } from "#modules/receipts/index.ts";
import { durableDatabase, median, perSecond, type DurableDatabase } from "./support/durable-database.ts";

/**
 * Entries a second with fsync on, at 1 and 16 clients: through the ledger's use-case, beside a bare loop that writes the same
 * entry with its two postings under the same triggers over one connection for each client. Rounds alternate; the median
 * counts. Then whole payments a second (request, ledger, receipt, dossier and its history), and what it takes to close a day.
 */
const SECONDS = 3;
const ROUNDS = 3;
const PROMISED = 0.6;
const FEE = 119_000;

const database = await durableDatabase();
const world = await seedWorld(database, { clock: "real", reactions: [askForFees] });
await transact(database.app, (tx) =>
  seedReceipts(tx, { newId, now: instantOf(Temporal.PlainDateTime.from("2026-01-01T08:00")) }),
);
const actorId = newId();
const postings = transfer(collectedAccount("phi", world.agencyId), cashAccount("H37.92"), FEE);
const clock = databaseClock(database.app);
let kept = true;

for (const clients of [1, 16]) {
  const bare = bareLoop(database, clients);
  const figures: { bare: number[]; useCase: number[] } = { bare: [], useCase: [] };
  await perSecond(clients, 1, throughUseCase);
  for (let round = 0; round < ROUNDS; round += 1) {
    figures.bare.push(await perSecond(clients, SECONDS, bare.once));
    figures.useCase.push(await perSecond(clients, SECONDS, throughUseCase));
  }
  await bare.end();
  const [slow, fast] = [median(figures.useCase), median(figures.bare)];
  say(clients, "bare SQL loop", `${(fast * 2).toFixed(0)} postings/s`);
  const ratio = slow / fast;
  kept = ratio >= PROMISED && kept;
  const verdict = `${(ratio * 100).toFixed(0)} % of bare SQL, promise ${PROMISED * 100} %: ${ratio >= PROMISED ? "kept" : "NOT KEPT"}`;
  say(clients, "ledger entry", `${(slow * 2).toFixed(0)} postings/s  ${verdict}`);
  const requests = await openRequests(world, 60 * clients + 200);
  const payments = await perSecond(clients, SECONDS, () => pay(world, requests));
  say(clients, "whole payment", `${payments.toFixed(0)} payments/s`);
}

const today = Temporal.Now.plainDateISO("Asia/Ho_Chi_Minh");
const { rows } = await sql<{ n: number }>`select count(*) as n from ledger_posting`.execute(database.owner);
const begun = performance.now();
const sheet = await trialBalance(database.app, today);
const balanced = sheet.reduce((sum, { debit, credit }) => sum + debit - credit, 0) === 0;
await transact(database.app, async (tx) =>
  closeDay(tx, { day: today, at: await clock.now(), actorId, approverId: newId() }),
);
process.stdout.write(
  `${rows[0]?.n} postings: trial balance ${balanced ? "balances" : "DOES NOT BALANCE"} and day closed in ${(performance.now() - begun).toFixed(0)} ms\n`,
);
await database.drop();
process.exitCode = kept && balanced ? 0 : 1;

async function throughUseCase(): Promise<void> {
  const posted = await transact(database.app, async (tx) =>
    postEntry(tx, {
      ...{
        id: newId(),
        at: await nowWithin(clock, tx),
        kind: "payment",
        reference: "HS0000000000",
        memo: "Thu phí",
        actorId,
      },
      postings,
    }),
  );
  if (!posted.ok) throw new Error(posted.error.kind);
}

function bareLoop({ urls }: DurableDatabase, clients: number) {
  const pool = new pg.Pool({ connectionString: urls.app, max: clients });
  const once = async () => {
    const client = await pool.connect();
    try {
      const id = newId();
      await client.query("begin");
      const { rows: told } = await client.query<{ at: string; day: string }>(
        `insert into ledger_entry (id, at, day, kind, reference, memo, actor_id)
         values ($1, now(), (now() at time zone 'Asia/Ho_Chi_Minh')::date, 'payment', $2, $3, $4) returning at::text, day::text`,
        [id, "HS0000000000", "Thu phí", actorId],
      );
      await client.query(
        `insert into ledger_posting (entry_id, line, day, account, amount) values ($1, 1, $2, $3, $4), ($1, 2, $2, $5, $6)`,
        [id, told[0]?.day, ...postings.flatMap(({ account, amount }) => [account, amount])],
      );
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    } finally {
      client.release();
    }
  };
  return { once, end: () => pool.end() };
}

async function openRequests(from: World, count: number): Promise<PaymentRequest[]> {
  const acting = from.acting("counter-officer");
  const requests: PaymentRequest[] = [];
  for (let made = 0; made < count; made += 1) {
    const received = await receiveDossier(acting, from.intake({ feesDue: FEE }));
    if (!received.ok) throw new Error(received.error.kind);
    requests.push(...(await listRequestsOf(from.db, received.value.id)));
  }
  return requests;
}

async function pay(from: World, requests: PaymentRequest[]): Promise<void> {
  const request = requests.pop();
  if (request === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return;
  }
  const taken = await takePayment(from.acting("cashier"), {
    ...{ provider: "bench", providerRef: newId(), reference: request.reference, amount: FEE, channel: "cash" },
    ...{ account: cashAccount("H37.92"), paidAt: await clock.now(), payerName: "", note: "", shiftId: null },
  });
  if (!taken.ok) throw new Error(taken.error.kind);
}

function say(clients: number, what: string, figures: string): void {
  process.stdout.write(`${String(clients).padStart(2)} client(s)  ${what.padEnd(16)} ${figures}\n`);
}
