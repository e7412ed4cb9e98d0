import { err, ok, type Result } from "#kernel/result.ts";
import { checkLegalName, foldVietnamese, normalizeText } from "#kernel/vietnamese.ts";

/** The account that an agency's fees are paid into (TaiKhoanThuHuong, handbook §5.3). */
export type BeneficiaryAccount = {
  readonly id: string;
  readonly agencyId: string;
  /** The procedure that it is kept for; null for everything else of the agency. */
  readonly procedureCode: string | null;
  readonly accountNumber: string;
  /** The six digits that NAPAS knows the bank by. */
  readonly bankBin: string;
  readonly bankName: string;
  readonly accountName: string;
};

/** What an account is for. */
export type AccountOwner = Pick<BeneficiaryAccount, "agencyId" | "procedureCode">;
export type AccountInput = Omit<BeneficiaryAccount, "id" | keyof AccountOwner>;
export type AccountFault = { readonly field: keyof AccountInput; readonly vi: string };

/** The account that a procedure of an agency is paid into: its own, else the agency's, else the centre's. */
export function chooseAccount<A extends AccountOwner>(
  accounts: readonly A[],
  { agencyId, procedureCode, centreId }: AccountOwner & { readonly centreId: string | undefined },
): A | undefined {
  const kept = (agency: string | undefined, procedure: string | null) =>
    accounts.find((one) => one.agencyId === agency && one.procedureCode === procedure);
  const own = procedureCode === null ? undefined : kept(agencyId, procedureCode);
  return own ?? kept(agencyId, null) ?? kept(centreId, null);
}

/** Puts spaces and case right and says what is wrong with the rest; names as banks write them, in capitals without marks. */
export function checkAccount(input: AccountInput): Result<AccountInput, readonly AccountFault[]> {
  const account = {
    accountNumber: input.accountNumber.replaceAll(/[\s.-]/g, ""),
    bankBin: input.bankBin.trim(),
    bankName: normalizeText(input.bankName),
    accountName: foldVietnamese(normalizeText(input.accountName)).toUpperCase(),
  };
  const faults: AccountFault[] = [];
  if (!/^[0-9A-Za-z]{4,19}$/.test(account.accountNumber)) {
    faults.push({ field: "accountNumber", vi: "Số tài khoản gồm 4 đến 19 chữ số hoặc chữ cái, không có dấu." });
  }
  if (!/^\d{6}$/.test(account.bankBin)) {
    faults.push({ field: "bankBin", vi: "Mã ngân hàng (BIN) gồm đúng 6 chữ số, ví dụ 970415." });
  }
  if (!isName(account.bankName)) faults.push({ field: "bankName", vi: "Nhập tên ngân hàng, không quá 120 chữ." });
  if (!isName(account.accountName) || !/^[A-Z0-9 .,&()/-]+$/.test(account.accountName)) {
    faults.push({ field: "accountName", vi: "Nhập tên chủ tài khoản như ngân hàng ghi, không quá 120 chữ." });
  }
  return faults.length === 0 ? ok(account) : err(faults);
}

function isName(text: string): boolean {
  return checkLegalName(text).ok && text.length <= 120;
}
