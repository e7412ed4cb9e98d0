/**
 * The accounts of collected money. Their numbers are ours, in the manner of the chart that administrative units use; after
 * the colon stands what an account is kept apart by.
 */
export const SUSPENSE = "3388";
/** Money that is owed back to whoever paid it. */
export const REFUNDS_PAYABLE = "3389";
/** What was counted in a till more or less than the receipts say. */
export const COUNT_DIFFERENCES = "1388";

/** Notes and coins in a till. */
export function cashAccount(desk: string): string {
  return `1111:${desk}`;
}

/** Money on a bank account, as the bank's statement says it. */
export function bankAccount(number: string): string {
  return `1121:${number}`;
}

/** Notes for change that the bank lent a till; given back when the till hands everything in. */
export function floatAccount(desk: string): string {
  return `3381:${desk}`;
}

/** Money that somebody else has taken for us and that is not on a statement yet. */
export function inTransitAccount(channel: string): string {
  return `1131:${channel}`;
}

/** Money collected for an agency, phí and lệ phí apart, until it goes to its treasury account. */
export function collectedAccount(kind: "phi" | "le-phi", agencyId: string): string {
  return `3331:${kind}:${agencyId}`;
}

/** Handed to an agency's account at the treasury. */
export function treasuryAccount(agencyId: string): string {
  return `1132:${agencyId}`;
}

const NAMES: Readonly<Record<string, string>> = {
  "1111": "Tiền mặt tại quầy",
  "1121": "Tiền gửi ngân hàng",
  "1131": "Tiền đang chuyển",
  "1132": "Đã nộp Kho bạc",
  "1388": "Chênh lệch kiểm quỹ",
  "3331": "Phí, lệ phí đã thu phải nộp",
  "3381": "Tiền lẻ ứng cho quầy",
  "3388": "Tiền chờ xử lý",
  "3389": "Phải hoàn trả người nộp",
};

/** What an account is, in Vietnamese; the code itself where nobody named it. */
export function accountName(account: string): string {
  return NAMES[account.slice(0, 4)] ?? account;
}

/** Whether a balance above nothing is ordinary for the account: cash, bank, in transit. */
export function isAsset(account: string): boolean {
  return account.startsWith("1");
}
