import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { startEmbedded, type EmbeddedServer } from "./embedded.ts";

const root = mkdtempSync(join(tmpdir(), "mot cua "));
chmodSync(root, 0o755);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** By which way a connection came: the address of the server, or none over the socket file. */
async function wayTo(server: EmbeddedServer): Promise<string> {
  const client = new pg.Client({ connectionString: server.adminUrl("postgres") });
  await client.connect();
  try {
    const { rows } = await client.query<{ way: string }>("select coalesce(host(inet_server_addr()), 'socket') as way");
    return rows[0]?.way ?? "";
  } finally {
    await client.end();
  }
}

const hasSockets = process.platform !== "win32";

describe("a PostgreSQL of our own", () => {
  it("answers over its socket file, in a folder with spaces and diacritics, and whoever comes later joins it", async () => {
    const folder = join(root, "dữ liệu");
    const server = await startEmbedded({ folder, durable: false });
    try {
      expect(await wayTo(server)).toBe(hasSockets ? "socket" : "127.0.0.1");
      const joined = await startEmbedded({ folder, durable: false });
      expect(joined).toMatchObject({ port: server.port, started: false });
      expect(joined.adminUrl("postgres")).toBe(server.adminUrl("postgres"));
      await joined.stop();
      expect(await wayTo(server)).toBe(hasSockets ? "socket" : "127.0.0.1");
    } finally {
      await server.stop();
    }
  });

  it("starts again where another one was killed and left its socket file behind", async () => {
    const folder = join(root, "killed");
    const first = await startEmbedded({ folder, durable: false });
    const [postmaster = ""] = readFileSync(join(folder, "cluster", "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(postmaster), "SIGKILL");
    // Its children notice and go.
    await sleep(1_500);
    if (hasSockets) expect(existsSync(join(folder, "socket", `.s.PGSQL.${first.port}`))).toBe(true);
    const second = await startEmbedded({ folder, durable: false });
    try {
      expect(second.started).toBe(true);
      expect(await wayTo(second)).toBe(hasSockets ? "socket" : "127.0.0.1");
    } finally {
      await second.stop();
    }
  });

  it("answers over TCP where the path is too long for a socket file", async () => {
    const folder = join(root, "một thư mục nằm sâu".repeat(3), "postgres");
    mkdirSync(folder, { recursive: true });
    const server = await startEmbedded({ folder, durable: false });
    try {
      expect(await wayTo(server)).toBe("127.0.0.1");
    } finally {
      await server.stop();
    }
  });
});
