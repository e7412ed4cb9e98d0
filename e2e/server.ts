import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "#platform/root.ts";

export type Server = {
  readonly url: string;
  /** The address behind the QR code of one dossier of the demo. */
  readonly example: string;
  readonly stop: () => Promise<void>;
};

const START_MS = 170_000;

/**
 * The product as `npm start` runs it, on a free port with a demo centre of its own: a copy of the one that was loaded once
 * for all journeys, so that none of them sees what another one did.
 */
export async function startServer(): Promise<Server> {
  const running = process.env["MOTCUA_E2E_URL"];
  if (running !== undefined) return { url: running, example: `${running}/tra-cuu`, stop: () => Promise.resolve() };
  const dataDir = newDataDir();
  const template = process.env[DEMO_TEMPLATE];
  // With owners and modes: the database refuses files of somebody else.
  if (template !== undefined) execFileSync("cp", ["-a", `${template}/.`, dataDir]);
  return launch(dataDir);
}

/** Names the data directory that holds the demo centre which every journey gets a copy of. */
export const DEMO_TEMPLATE = "MOTCUA_E2E_DEMO";

/** An empty data directory that the database's own user may enter. */
export function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), "motcua-e2e-"));
  chmodSync(dataDir, 0o755);
  return dataDir;
}

/** Starts the product on a data directory; stopping it takes the directory away unless it is to be kept. */
export async function launch(dataDir: string, after: "remove" | "keep" = "remove"): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(ROOT, "bin/motcua.mjs"), "start"], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", MOTCUA_DATA_DIR: dataDir, MOTCUA_PUBLIC_URL: url },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  try {
    await untilReady(url, child, said);
  } catch (error) {
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
  return {
    url,
    example: exampleIn(said),
    stop: async () => {
      await end(child);
      if (after === "remove") rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Ready is when the welcome is printed: only then the demo is loaded and the port open. */
async function untilReady(url: string, child: ChildProcess, said: readonly string[]): Promise<void> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${said.join("")}`);
    if (exampleIn(said) !== "" && (await isReady(url))) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the server was not ready in ${START_MS} ms:\n${said.join("")}`);
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => undefined);
  return answer?.ok === true;
}

/** The welcome ends with what to try; the look-up address in it is one of a real dossier. */
function exampleIn(said: readonly string[]): string {
  return /http\S+\/tra-cuu\?\S+/.exec(said.join(""))?.[0] ?? "";
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await ended;
  clearTimeout(timer);
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
