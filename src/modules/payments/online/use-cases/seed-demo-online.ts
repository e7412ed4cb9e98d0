import { SERVICE_OFFICER } from "#modules/identity/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { listBeneficiaryAccounts, listEndedAccounts } from "../store/beneficiary-accounts.ts";
import { changeAccount } from "./change-account.ts";
import { seedDemoPlatform } from "./change-platform.ts";
import type { OnlineDeps } from "./online-deps.ts";

/** Accounts and platform of a demo: account numbers that no bank gives, payments to the simulator. May run again. */
export async function seedDemoOnline(deps: Pick<OnlineDeps, "db" | "clock" | "newId">): Promise<void> {
  await seedDemoPlatform(deps, SERVICE_OFFICER.id);
  const known = [...(await listBeneficiaryAccounts(deps.db)), ...(await listEndedAccounts(deps.db))];
  if (known.length > 0) return;
  const paid = ["department", "notary-office", "enterprise", "centre", "people-committee"];
  for (const { id, code, name, kind } of await listAgencies(deps.db)) {
    if (!paid.includes(kind)) continue;
    const changed = await changeAccount(deps, {
      agencyId: id,
      procedureCode: null,
      accountNumber: `MAU${code.replaceAll(/[^0-9A-Za-z]/g, "")}`,
      bankBin: "970415",
      bankName: "VietinBank chi nhánh Lạng Sơn (số mẫu)",
      accountName: `${name.slice(0, 100)} (MAU)`,
      by: SERVICE_OFFICER.id,
    });
    if (!changed.ok) throw new Error(`the account of ${code} was refused`);
  }
}
