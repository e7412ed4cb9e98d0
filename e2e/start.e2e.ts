import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCommand } from "./run-command.ts";

const ROOT = join(import.meta.dirname, "..");
const home = mkdtempSync(join(tmpdir(), "motcua khởi động "));
// The database of a run as root belongs to another user, who must be able to enter.
chmodSync(home, 0o755);
const running: ChildProcess[] = [];

afterAll(async () => {
  await Promise.all(running.map((child) => ended(child, "SIGINT")));
  await stopPostgres();
  rmSync(home, { recursive: true, force: true });
});

type Started = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly printed: string;
  readonly seconds: number;
};

async function start(port: number): Promise<Started> {
  const began = performance.now();
  const env = { ...process.env, PORT: String(port), HOST: "127.0.0.1", MOTCUA_DATA_DIR: home };
  const child = spawn(process.execPath, [join(ROOT, "bin", "motcua.mjs"), "start"], { cwd: ROOT, env });
  running.push(child);
  let printed = "";
  const collect = (chunk: Buffer) => (printed += chunk.toString("utf8"));
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  while (!printed.includes("Dừng: Ctrl-C")) {
    if (child.exitCode !== null) throw new Error(`start ended: ${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { child, url: `http://127.0.0.1:${port}`, printed, seconds: (performance.now() - began) / 1000 };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const end = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.kill(signal);
  return end;
}

/** A server whose web process was killed lives on, on purpose; the test takes it down itself and sees it gone. */
async function stopPostgres(): Promise<void> {
  const file = join(home, "postgres", "cluster", "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 200 && existsSync(file); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function dossiers(): Promise<number> {
  const { stdout } = await runCommand(["verify-history", "--json"], { env: { MOTCUA_DATA_DIR: home } });
  const answer: unknown = JSON.parse(stdout);
  expect(answer).toMatchObject({ verified: true });
  return typeof answer === "object" && answer !== null && "dossiers" in answer ? Number(answer.dossiers) : 0;
}

describe("npm start", () => {
  it("opens a living centre, survives kill -9 and Ctrl-C, and goes on with its data", async () => {
    const port = await freePort();
    const first = await start(port);
    expect(first.printed).toContain(first.url);
    for (const account of ["tiepnhan.skhcn", "chuyenvien.skhcn", "lanhdao.ubnd", "quantri"]) {
      expect(first.printed).toContain(account);
    }
    const example = /\/tra-cuu\?\S+/.exec(first.printed)?.[0] ?? "";
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${first.url}${example}`)).text()).toContain("Ngày hẹn trả kết quả");
    const count = await dossiers();
    expect(count).toBeGreaterThan(60);

    await ended(first.child, "SIGKILL");
    const second = await start(port);
    expect(second.seconds).toBeLessThan(20);
    expect(second.printed).not.toContain("Nạp hồ sơ mẫu");
    expect((await fetch(`${second.url}${example}`)).status).toBe(200);

    expect(await ended(second.child, "SIGINT")).toBe(0);
    await expect(fetch(`${second.url}/healthz`)).rejects.toThrow();

    const third = await start(port);
    expect(await dossiers()).toBe(count);
    const deep: unknown = await (await fetch(`${third.url}/healthz/deep`)).json();
    expect(deep).toMatchObject({ status: "ok" });
    expect(await (await fetch(`${third.url}/metrics`)).text()).toContain("motcua_http_request_seconds_bucket");
    expect(await ended(third.child, "SIGTERM")).toBe(0);
  });
});
