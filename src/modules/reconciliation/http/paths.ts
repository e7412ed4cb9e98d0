/** Addresses of this slice. */
export const RECONCILIATION_PATH = "/can-bo/doi-soat";
export const UPLOAD_PATH = `${RECONCILIATION_PATH}/nap`;
export const ACCOUNTS_PATH = `${RECONCILIATION_PATH}/tai-khoan`;
export const NEW_ACCOUNT_PATH = `${ACCOUNTS_PATH}/them`;
export const ON_THE_WAY_PATH = `${RECONCILIATION_PATH}/dang-chuyen`;
export const TREASURY_PATH = `${RECONCILIATION_PATH}/kho-bac`;
export const GATEWAY_PATH = `${RECONCILIATION_PATH}/cong-thanh-toan`;

export const accountPath = (accountNo: string) => `${ACCOUNTS_PATH}/${accountNo}`;
export const tryPath = (accountNo: string) => `${accountPath(accountNo)}/thu`;
export const statementPath = (id: string) => `${RECONCILIATION_PATH}/tep/${id}`;
export const cancelPath = (id: string) => `${statementPath(id)}/dung`;
export const dayPath = (accountNo: string, day: string) => `${RECONCILIATION_PATH}/ngay/${accountNo}/${day}`;
export const signPath = (accountNo: string, day: string) => `${dayPath(accountNo, day)}/ky`;
export const unsignPath = (accountNo: string, day: string) => `${dayPath(accountNo, day)}/rut-ky`;
export const recordPath = (accountNo: string, day: string) => `${dayPath(accountNo, day)}/bien-ban.pdf`;
export const sheetPath = (accountNo: string, day: string) => `${dayPath(accountNo, day)}/doi-soat.xlsx`;
export const linePath = (id: string, no: number | string) => `${statementPath(id)}/dong/${no}`;
export const transferPath = (id: string, act: "xac-nhan" | "bo") => `${TREASURY_PATH}/${id}/${act}`;
export const transferPrintPath = (month: string) => `${TREASURY_PATH}/in/${month}`;
