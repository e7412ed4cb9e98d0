import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Runtime } from "#app/runtime.ts";
import { runtimeOn } from "#app/open-runtime.ts";
import { createWeb } from "#app/web.tsx";
import { seedStaff, type SeededStaff } from "#modules/identity/testing.ts";
import { readConfig } from "#platform/config.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";

export type CentreUnderTest = {
  readonly app: App;
  readonly database: TestDatabase;
  readonly staff: SeededStaff;
  readonly runtime: Runtime;
  /** Everything that was logged so far, at the finest level. */
  readonly logged: () => string;
  readonly close: () => Promise<void>;
};

/** The whole product as `npm start` serves it, on a database of its own with the demo's staff. */
export async function centreUnderTest(environment: Readonly<Record<string, string>> = {}): Promise<CentreUnderTest> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "motcua-security-"));
  const config = readConfig({ MOTCUA_DATA_DIR: dataDir, MOTCUA_LOG: "silent", ...environment });
  const staff = await seedStaff(database.app);
  let logged = "";
  const log = pino({ level: "trace" }, { write: (line) => void (logged += line) });
  const runtime = { ...runtimeOn(config, database.app), log };
  const app = await createWeb(runtime);
  await app.ready();
  const close = async () => {
    await app.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { app, database, staff, runtime, logged: () => logged, close };
}
