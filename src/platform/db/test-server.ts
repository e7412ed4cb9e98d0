import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openDb } from "./db.ts";
import { startEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";
import { provision } from "./provision.ts";

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface ProvidedContext {
    readonly testServer: { readonly adminUrl: string; readonly ownerUrl: string; readonly appUrl: string };
  }
}

export const TEMPLATE = "motcua_template";

/** Vitest global set-up: one throw-away PostgreSQL a run, with a migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), "motcua-test-"));
  // The server of a run as root belongs to another user, who must be able to enter.
  chmodSync(home, 0o755);
  const server = await startEmbedded({ folder: join(home, "postgres"), durable: false });
  const urls = await provision(server.adminUrl, join(home, "roles.secret"), TEMPLATE);
  const owner = openDb({ url: urls.owner, max: 1 });
  await migrate(owner);
  await owner.destroy();
  project.provide("testServer", { adminUrl: server.adminUrl("postgres"), ownerUrl: urls.owner, appUrl: urls.app });
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}
