import { seedTills } from "#modules/bank-desk/index.ts";
import { seedFeeRules } from "#modules/fees/index.ts";
import { DEMO_PASSWORD, hashPassword, seedOfficers } from "#modules/identity/index.ts";
import { seedOrganizations } from "#modules/organizations/index.ts";
import { seedPost } from "#modules/post/index.ts";
import { seedStarterCatalogue } from "#modules/procedures/index.ts";
import { seedReceipts } from "#modules/receipts/index.ts";
import { seedBankAccounts } from "#modules/reconciliation/index.ts";
import { seedWorkflows } from "#modules/workflows/index.ts";
import { transact, type Db } from "#platform/db/db.ts";
import type { Runtime } from "../runtime.ts";

/** Writes what every centre needs before its first dossier: agencies, workflows, the starter catalogue. May run again. */
export async function seedBase({ clock, newId }: Pick<Runtime, "clock" | "newId">, db: Db): Promise<void> {
  const now = await clock.now();
  await transact(db, async (tx) => {
    await seedOrganizations(tx, newId);
    await seedWorkflows(tx, { newId, now });
    await seedStarterCatalogue(tx, { newId, now });
    await seedFeeRules(tx, { newId, now });
  });
}

/** Writes the demo's officers with the documented demo password. May run again. */
export async function seedDemoOfficers({ db, clock, newId }: Pick<Runtime, "db" | "clock" | "newId">): Promise<void> {
  const now = await clock.now();
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await transact(db, async (tx) => {
    const { agencies, units } = await seedOrganizations(tx, newId);
    await seedReceipts(tx, { newId, now });
    await seedPost(tx, { newId, now });
    await seedTills(tx, { newId, now });
    await seedBankAccounts(tx, { now });
    await seedOfficers(tx, { newId, now, agencies, units, passwordHash });
  });
}
