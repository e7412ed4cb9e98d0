import { inVietnam } from "#kernel/time.ts";
import { getDossier, listNewest, receiptPath, type Dossier } from "#modules/dossiers/index.ts";
import { seedDemoDirectives } from "#modules/directives/index.ts";
import { DEMO_ACCOUNTS, DEMO_OFFICERS, DEMO_PASSWORD, roleLabel } from "#modules/identity/index.ts";
import { seedDemoOnline } from "#modules/payments/index.ts";
import { closeDays } from "#modules/reporting/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { CommandIo } from "../command.ts";
import type { Runtime } from "../runtime.ts";
import { holdingOf, underSimulatedClock, type LoadingDatabase } from "./installation.ts";
import { loadMonth } from "./load-month.ts";
import { monthUpTo } from "./month/scenario.ts";
import type { Demo } from "./welcome.ts";

/** Loads the demo centre through the real use-cases once; later starts find it. A load cut short is begun again. */
export async function ensureDemo(
  runtime: Runtime,
  database: LoadingDatabase,
  progress: CommandIo["progress"],
): Promise<Demo> {
  const { newId, calendar } = runtime;
  if ((await holdingOf(database.owner)) !== "demo") {
    const now = await runtime.clock.now();
    const inputs = monthUpTo(inVietnam(now));
    await underSimulatedClock(database, runtime.db, async (db) => {
      await loadMonth({ db, newId, calendar, blobs: runtime.blobs, inputs, label: "Nạp hồ sơ mẫu", progress });
      await seedDemoDirectives({ db, newId, calendar: await calendar(), until: now });
    });
    await closeDays(runtime.db, now);
  }
  await seedDemoOnline(runtime);
  return { accounts: accounts(), password: DEMO_PASSWORD, example: await exampleLookUp(runtime.db) };
}

/** One account of each role, with the name of who holds it. */
function accounts(): Demo["accounts"] {
  return DEMO_ACCOUNTS.map(({ username, role }) => ({
    username,
    role: roleLabel(role),
    name: DEMO_OFFICERS.find((officer) => officer.username === username)?.name ?? "",
  }));
}

/** The public page of a dossier on its way, as the QR code of its receipt opens it. */
async function exampleLookUp(db: Db): Promise<string | undefined> {
  const [line] = (await listNewest(db, { reach: "province", states: ["in-progress"] })).lines;
  const dossier: Dossier | undefined = line === undefined ? undefined : await getDossier(db, line.id);
  return dossier?.code == null ? undefined : receiptPath({ code: dossier.code, secret: dossier.secret });
}
