import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ensureDemo } from "#app/demo/ensure-demo.ts";
import { runtimeOn } from "#app/open-runtime.ts";
import { createWeb } from "#app/web.tsx";
import { readConfig } from "#platform/config.ts";
import { newSecret, useSecretKey } from "#platform/crypto.ts";
import type { App } from "#platform/http/app.ts";
import { DEMO_PASSWORD } from "#modules/identity/index.ts";
import { listByDueDate } from "#modules/dossiers/index.ts";
import { durableDatabase, median, perSecond } from "./support/durable-database.ts";

/**
 * Pages a second from the whole product on the demo centre, asked without a network: for citizens the look-up and a
 * procedure, for officers a dossier and the own work. The limit beside each is the same application answering a
 * constant string through the same guards. Rounds alternate; the median counts. Promises: the look-up at its design
 * load of fifty a second is answered in 200 ms (p95), and costs no more than a hundred constant answers.
 * The heap after collecting must not grow with the number of pages.
 */
const SECONDS = 2;
const ROUNDS = 3;
const AT_ONCE = 8;
const PROMISED = { aSecond: 50, p95: 200, ratio: 1 / 100, grownMebibytes: 32 } as const;
const PACED_SECONDS = 5;
const CONSTANT = "/bench/constant";
const MEBIBYTE = 1024 ** 2;

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

const home = mkdtempSync(join(tmpdir(), "motcua-bench-"));
// The database of a run as root belongs to another user, who must be able to enter.
chmodSync(home, 0o755);
const database = await durableDatabase();
let kept = false;
let questions = 0;
try {
  useSecretKey(newSecret());
  const runtime = runtimeOn(readConfig({ MOTCUA_DATA_DIR: home, MOTCUA_LOG: "silent" }), database.app);
  const silent = () => ({ advance: () => undefined, end: () => undefined });
  const demo = await ensureDemo(runtime, database, silent);
  const [dossier] = (await listByDueDate(database.app, { reach: "province" })).lines;
  if (demo.example === undefined || dossier === undefined) throw new Error("the demo centre has no open dossier");

  const app = await createWeb(runtime);
  app.get(CONSTANT, { config: { audience: "public" } }, () => "constant");
  await app.ready();
  const cookie = await signIn(app, "giamdoc");
  kept = await measure(app, [
    { name: "look-up of a dossier (citizen)", url: demo.example },
    { name: "procedure (citizen)", url: await procedureUrl(app) },
    { name: "dossier (officer)", url: `/can-bo/ho-so/${dossier.id}`, cookie },
    { name: "my work (officer)", url: "/can-bo", cookie: await signIn(app, "tiepnhan.skhcn") },
  ]);
  await app.close();
} finally {
  await database.drop();
  rmSync(home, { recursive: true, force: true });
}
process.exitCode = kept ? 0 : 1;

type Page = { readonly name: string; readonly url: string; readonly cookie?: string };

async function measure(app: App, pages: readonly Page[]): Promise<boolean> {
  const constant: Page = { name: "constant", url: CONSTANT };
  for (const page of [constant, ...pages]) await perSecond(AT_ONCE, 1, asking(app, page));
  const before = heapInUse();
  const limits: number[] = [];
  const figures = pages.map((page) => ({ page, rates: [] as number[], waits: [] as number[] }));
  for (let round = 0; round < ROUNDS; round += 1) {
    limits.push(await perSecond(AT_ONCE, SECONDS, asking(app, constant)));
    for (const { page, rates, waits } of figures) {
      rates.push(await perSecond(AT_ONCE, SECONDS, asking(app, page, waits)));
    }
  }
  const limit = median(limits);
  report("limit: a constant string, answers a second", limit.toFixed(0));
  for (const { page, rates, waits } of figures) {
    const rate = median(rates);
    const p95 = percentile(waits, 0.95).toFixed(0);
    report(`${page.name}, pages a second`, `${rate.toFixed(0)}  ratio ${(rate / limit).toFixed(3)}, p95 ${p95} ms`);
  }
  const asked = figures.reduce((sum, { waits }) => sum + waits.length, 0);
  const grown = heapInUse() - before;
  report(`heap in use after ${asked} pages, collected (MiB)`, heapInUse().toFixed(0));
  report("grown since before them (MiB)", grown.toFixed(1));
  report("memory of the process (MiB)", (process.memoryUsage().rss / MEBIBYTE).toFixed(0));

  const [lookUp] = figures;
  if (lookUp === undefined) return false;
  const p95 = percentile(await paced(app, lookUp.page), 0.95);
  report(`look-up at ${PROMISED.aSecond} a second, p95 (ms)`, p95.toFixed(1));
  return [
    promise(`p95 of the look-up under ${PROMISED.p95} ms`, p95 <= PROMISED.p95),
    promise("look-up under a hundred constant answers", median(lookUp.rates) / limit >= PROMISED.ratio),
    promise(`heap grown by less than ${PROMISED.grownMebibytes} MiB`, grown < PROMISED.grownMebibytes),
  ].every(Boolean);
}

/** Questions at their own pace, whether the answers keep up or not; how long each was waited for, in ms. */
async function paced(app: App, page: Page): Promise<readonly number[]> {
  const waits: number[] = [];
  const ask = asking(app, page, waits);
  const answers: Promise<void>[] = [];
  for (let n = 0; n < PROMISED.aSecond * PACED_SECONDS; n += 1) {
    answers.push(ask());
    await sleep(1000 / PROMISED.aSecond);
  }
  await Promise.all(answers);
  return waits;
}

/** MiB of the heap that are still in use after a full collection. */
function heapInUse(): number {
  collect();
  return process.memoryUsage().heapUsed / MEBIBYTE;
}

function promise(what: string, isKept: boolean): boolean {
  report(what, isKept ? "kept" : "NOT KEPT");
  return isKept;
}

/** Asks for a page; every question comes from another address, so that the limit for one address is not what counts. */
function asking(app: App, { name, url, cookie }: Page, waits: number[] = []): () => Promise<void> {
  return async () => {
    questions += 1;
    const from = performance.now();
    const answer = await app.inject({
      method: "GET",
      url,
      headers: cookie === undefined ? {} : { cookie },
      remoteAddress: `10.${(questions >> 16) & 255}.${(questions >> 8) & 255}.${questions & 255}`,
    });
    waits.push(performance.now() - from);
    if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.statusCode}`);
  };
}

async function signIn(app: App, username: string): Promise<string> {
  const answer = await app.inject({
    method: "POST",
    url: "/can-bo/dang-nhap",
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    payload: new URLSearchParams({ username, password: DEMO_PASSWORD }).toString(),
  });
  if (answer.statusCode !== 303) throw new Error(`${username} could not sign in: ${answer.statusCode}`);
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

async function procedureUrl(app: App): Promise<string> {
  const { body } = await app.inject({ method: "GET", url: "/thu-tuc?q=khai+sinh" });
  const url = /href="(\/thu-tuc\/[^"?]+)"/.exec(body)?.[1];
  if (url === undefined) throw new Error("no procedure was found");
  return url;
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

function report(what: string, figure: string): void {
  process.stdout.write(`${what.padEnd(52)} ${figure}\n`);
}
