import { getDossier } from "#modules/dossiers/index.ts";
import { findAgencyByCode } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { PaymentRequest } from "../../domain/payment.ts";
import { chooseAccount, type BeneficiaryAccount } from "../domain/beneficiary-account.ts";
import { listAccountsOf } from "../store/beneficiary-accounts.ts";

const CENTRE_CODE = "H37.00";

/** The account that a request is paid into, by transfer and through the platform alike (TaiKhoanThuHuong). */
export async function accountFor(
  db: Db,
  { agencyId, dossierId }: Pick<PaymentRequest, "agencyId" | "dossierId">,
): Promise<BeneficiaryAccount | undefined> {
  const centreId = (await findAgencyByCode(db, CENTRE_CODE))?.id;
  const accounts = await listAccountsOf(db, centreId === undefined ? [agencyId] : [agencyId, centreId]);
  const { procedureCode } = await getDossier(db, dossierId);
  return chooseAccount(accounts, { agencyId, procedureCode, centreId });
}
