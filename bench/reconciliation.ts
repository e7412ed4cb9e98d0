import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "#kernel/time.ts";
import { openBlobs } from "#platform/blobs.ts";
import { fixedClock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { CALENDAR } from "#modules/dossiers/testing.ts";
import { serviceViewer } from "#modules/payments/index.ts";
import { formatReference } from "#modules/payments/domain.ts";
import { loadStatement, readTally, runWaitingStatements, saveAccount } from "#modules/reconciliation/index.ts";
import { ACCOUNT, PLAIN_PROFILE } from "#modules/reconciliation/testing.ts";
import { durableDatabase } from "./support/durable-database.ts";

/**
 * A bank's file of 1,000,000 lines against 1,000,000 payments of ours: read and checked as a whole, stored, matched by the
 * reference inside each content, settled in the ledger; beside a bare read of the same bytes with a join in a map. Promise:
 * every line in its class, 0 đồng unexplained, memory that does not grow with the file.
 */
const LINES = Number(process.env["MOTCUA_BENCH_LINES"] ?? 1_000_000);
const EVERY = 1_000;
const DAY = "2026-11-23";
const NOW = Temporal.Instant.from("2026-11-24T02:00:00Z");
const MOST_MEGABYTES = 600;

const database = await durableDatabase();
const folder = mkdtempSync(join(tmpdir(), "motcua-bench-recon-"));
const blobs = openBlobs(folder);
const acting = {
  ...{ db: database.app, clock: fixedClock(NOW), newId, calendar: CALENDAR, reactions: [] },
  viewer: { ...serviceViewer(), appointments: [{ unitId: newId(), agencyId: newId(), role: "accountant" as const }] },
};
await sql`update installation set simulated_clock = true`.execute(database.owner);
const account = { accountNo: ACCOUNT, bankName: "Bank", holder: "Centre", profile: PLAIN_PROFILE };
const saved = await saveAccount(acting, { ...account, sources: [], cash: "receipts", version: 0 });
if (!saved.ok) throw new Error(JSON.stringify(saved.error));
await fillAwaited(database.owner);

const bare = await joinInAMap();
print(`bare: ${LINES.toLocaleString("en")} lines read and joined in a map in ${(bare / 1_000).toFixed(1)} s`);

let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 200);
const cpu = process.cpuUsage();
const from = performance.now();
const loaded = await loadStatement(acting, blobs, {
  accountNo: ACCOUNT,
  period: { from: DAY, to: DAY },
  fileName: "million.csv",
  content: bytesOfFile(),
});
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error).slice(0, 500));
await runWaitingStatements(acting, blobs);
const ms = performance.now() - from;
const busy = process.cpuUsage(cpu).user / 1_000_000;
clearInterval(watch);
const megabytes = Math.round(peak / 1024 / 1024);
const { tally, open } = await readTally(database.app, { accountNo: ACCOUNT, day: Temporal.PlainDate.from(DAY) });
const wrong = Math.floor((LINES - 1) / EVERY) + 1;
const isRight =
  tally.byClass.differs.count === wrong &&
  tally.byClass.exact.count === LINES - wrong &&
  tally.difference === tally.explained &&
  open === wrong;
print(
  `reconciled: ${LINES.toLocaleString("en")} lines in ${(ms / 1_000).toFixed(0)} s (${Math.round((LINES / ms) * 1_000).toLocaleString("en")} lines a second; ${busy.toFixed(0)} s of our own processor time), ratio ${(ms / bare).toFixed(0)} against the bare join, ${megabytes} MiB at most`,
);
print(
  `${tally.byClass.exact.count} exact, ${tally.byClass.differs.count} one đồng off, unexplained ${tally.difference - tally.explained} đồng`,
);
const isKept = isRight && megabytes < MOST_MEGABYTES;
print(`promise, each line in its class and under ${MOST_MEGABYTES} MiB: ${isKept ? "kept" : "NOT KEPT"}`);
process.exitCode = isKept ? 0 : 1;
await database.drop();
rmSync(folder, { recursive: true, force: true });

function amountOf(n: number): number {
  return 20_000 + (n % 977) * 1_000;
}

function referenceOf(n: number): string {
  return formatReference(BigInt(n) * 2_654_435_761n);
}

/** The bank's file, made while it is read: every thousandth line is one đồng off. */
async function* bytesOfFile(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("Ngày giao dịch,Số tham chiếu,Số tiền,Nội dung\n");
  for (let at = 0; at < LINES; at += 2_000) {
    let text = "";
    for (let n = at; n < Math.min(LINES, at + 2_000); n += 1) {
      const amount = amountOf(n) - (n % EVERY === 0 ? 1 : 0);
      text += `23/11/2026,FT${n},${amount},MBVCB.${n}.${referenceOf(n)}.CT tu 0011001 NGUYEN VAN A\n`;
    }
    yield Buffer.from(text);
  }
}

/** Our side as a year of payments leaves it: each waits on its way from the gateway. */
async function fillAwaited(db: Db): Promise<void> {
  for (let at = 0; at < LINES; at += 10_000) {
    const some = Array.from({ length: Math.min(10_000, LINES - at) }, (_, n) => at + n);
    await sql`insert into awaited_money (id, kind, account_no, reference, provider_ref, amount, day, recorded_at, channel, source, label, state)
      select gen_random_uuid(), 'payment', ${ACCOUNT}, reference, 'GW' || n, amount, ${DAY}::date, ${NOW.toString()}::timestamptz, 'gateway', '1131:gateway', '', 'open'
      from unnest(${some}::integer[], ${some.map(referenceOf)}::text[], ${some.map(amountOf)}::bigint[]) t (n, reference, amount)`.execute(
      db,
    );
  }
  await sql`vacuum analyze awaited_money`.execute(db);
}

/** The least that any program would do: read the bytes, split them, look each reference up. */
async function joinInAMap(): Promise<number> {
  const ours = new Map(Array.from({ length: LINES }, (_, n) => [referenceOf(n), amountOf(n)]));
  const began = performance.now();
  let making = 0;
  let same = 0;
  let last = performance.now();
  for await (const bytes of bytesOfFile()) {
    making += performance.now() - last;
    for (const row of Buffer.from(bytes).toString("utf8").split("\n")) {
      const [, , amount, content = ""] = row.split(",");
      if (ours.get(content.split(".")[2] ?? "") === Number(amount)) same += 1;
    }
    last = performance.now();
  }
  if (same === 0) throw new Error("nothing joined");
  return performance.now() - began - making;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
