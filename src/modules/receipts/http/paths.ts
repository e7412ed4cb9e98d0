/** The list of receipts; the other pages of this slice lie under it. */
export const RECEIPTS_PATH = "/can-bo/thu-phi/bien-lai";
export const BOOKS_PATH = `${RECEIPTS_PATH}/so`;
export const NEW_RANGE_PATH = `${BOOKS_PATH}/dai-so-moi`;
export const NEW_SERIES_PATH = `${BOOKS_PATH}/ky-hieu-moi`;
export const NEW_DELEGATION_PATH = `${BOOKS_PATH}/uy-nhiem-moi`;
export const CHANGES_PATH = `${RECEIPTS_PATH}/cho-duyet`;
export const USAGE_PATH = `${RECEIPTS_PATH}/bao-cao`;
/** Where anybody checks a receipt. */
export const CHECK_PATH = "/bien-lai";

/** The page of one receipt. */
export function receiptPath(id: string): string {
  return `${RECEIPTS_PATH}/${id}`;
}

/** The page of one book. */
export function bookPath(id: string): string {
  return `${BOOKS_PATH}/${id}`;
}

/** The public check of a receipt, filled in. */
export function checkPath({ symbol, number, amount }: { symbol: string; number: number; amount: number }): string {
  const query = new URLSearchParams({ "ky-hieu": symbol, so: String(number), tien: String(amount) });
  return `${CHECK_PATH}?${query.toString()}`;
}

/** The page of the payment that a receipt is of, where its money goes back. */
export function paymentOfReceiptPath(paymentId: string): string {
  return `/can-bo/thu-phi/phieu-thu/${paymentId}`;
}
