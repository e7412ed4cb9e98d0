import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { ROOT } from "#platform/root.ts";
import type { Claim } from "./inspect.ts";
import type { Verdict } from "./verdict.ts";

const TIME_LIMIT_MS = 5_000;
let free = 2;
const waiting: (() => void)[] = [];

/** Inspects a file in a thread of its own, two at once; one that takes over five seconds or 256 MB is refused. */
export async function inspectApart(bytes: Buffer, claim: Claim): Promise<Verdict> {
  await enter();
  try {
    return await inThread(bytes, claim);
  } finally {
    leave();
  }
}

async function enter(): Promise<void> {
  if (free === 0) return new Promise((resolve) => waiting.push(resolve));
  free -= 1;
}

function leave(): void {
  const next = waiting.shift();
  if (next === undefined) free += 1;
  else next();
}

function inThread(bytes: Buffer, claim: Claim): Promise<Verdict> {
  return new Promise((resolve) => {
    const worker = new Worker(workerFile(), {
      workerData: { bytes, ...claim },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const finish = (verdict: Verdict) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(verdict);
    };
    const timer = setTimeout(() => finish({ ok: false, refusal: "file-structure" }), TIME_LIMIT_MS);
    worker.once("message", (verdict: Verdict) => finish(verdict));
    worker.once("error", () => finish({ ok: false, refusal: "file-structure" }));
  });
}

function workerFile(): string {
  const source = join(dirname(fileURLToPath(import.meta.url)), "inspect.worker.ts");
  return existsSync(source) ? source : join(ROOT, ".build", "workers", "inspect.js");
}
