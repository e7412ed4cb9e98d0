import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDb, type Db } from "#platform/db/db.ts";
import { startEmbedded } from "#platform/db/embedded.ts";
import { migrate } from "#platform/db/migrate.ts";
import { provision } from "#platform/db/provision.ts";

export type DurableDatabase = {
  readonly app: Db;
  readonly owner: Db;
  readonly urls: { readonly app: string; readonly owner: string };
  readonly drop: () => Promise<void>;
};

/** A throw-away PostgreSQL of its own with fsync on, migrated and empty: what production would pay for a commit. */
export async function durableDatabase(): Promise<DurableDatabase> {
  const home = mkdtempSync(join(tmpdir(), "motcua-bench-"));
  // The database of a run as root belongs to another user, who must be able to enter.
  chmodSync(home, 0o755);
  const server = await startEmbedded({ folder: join(home, "postgres"), durable: true });
  const urls = await provision(server.adminUrl, join(home, "roles.secret"));
  const owner = openDb({ url: urls.owner, max: 2, statementTimeoutMs: 0 });
  await migrate(owner);
  const app = openDb({ url: urls.app, max: 16 });
  return {
    app,
    owner,
    urls,
    drop: async () => {
      await Promise.all([app.destroy(), owner.destroy()]);
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Runs `work` from some clients at once for some seconds; answers how often a second it was done. */
export async function perSecond(clients: number, seconds: number, work: () => Promise<void>): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  const from = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        await work();
        done += 1;
      }
    }),
  );
  return (done * 1_000) / (performance.now() - from);
}

/** The value in the middle of several runs. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
