import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "#platform/root.ts";

export type WebProcess = {
  readonly url: string;
  /** kill -9, and not before the process is gone. */
  readonly kill: () => Promise<void>;
};

export type WebSettings = {
  readonly script: readonly string[];
  readonly databaseUrl: string;
  readonly ownerUrl: string;
  readonly dataDir: string;
};

const SECRET_KEY = randomBytes(32).toString("hex");
const START_MS = 60_000;

/** Starts a web server on a free port and waits until it is ready. */
export async function startWeb({ script, databaseUrl, ownerUrl, dataDir }: WebSettings): Promise<WebProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [...script], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATABASE_URL: databaseUrl,
      MOTCUA_OWNER_DATABASE_URL: ownerUrl,
      MOTCUA_DATA_DIR: dataDir,
      MOTCUA_SECRET_KEY: SECRET_KEY,
      MOTCUA_LOG: "silent",
      // A restart should cost the clerks' time, not the compiler's.
      NODE_COMPILE_CACHE: join(dataDir, "compiled"),
    },
  });
  const said: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  for (const until = Date.now() + START_MS; Date.now() < until; await sleep(25)) {
    if (child.exitCode !== null) throw new Error(`the web server ended with ${child.exitCode}: ${said.join("")}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return { url, kill: () => killed(child) };
  }
  await killed(child);
  throw new Error(`the web server was not ready in ${START_MS} ms: ${said.join("")}`);
}

/** The product's own command line. */
export const PRODUCT = [join(ROOT, "bin", "motcua.mjs"), "web"] as const;

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
