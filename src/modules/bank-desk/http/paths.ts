/** The teller's screen. */
export const DESK_PATH = "/can-bo/thu-phi";
export const OPEN_PATH = `${DESK_PATH}/mo-ca`;
export const COLLECT_PATH = `${DESK_PATH}/thu`;
export const SHIFTS_PATH = `${DESK_PATH}/ca`;
export const APPROVALS_PATH = `${DESK_PATH}/cho-duyet`;
export const HELD_PATH = `${DESK_PATH}/tien-treo`;
export const REFUNDS_PATH = `${DESK_PATH}/hoan-tra`;
export const DAY_PATH = `${DESK_PATH}/khoa-so`;
/** Of the receipts slice. */
export const RECEIPTS_PATH = `${DESK_PATH}/bien-lai`;
export const CHARGE_PATH = `${DESK_PATH}/nop-them`;

/** The demand of a reference, on the teller's screen. */
export function demandPath(reference: string): string {
  return `${DESK_PATH}?q=${encodeURIComponent(reference)}`;
}

export function shiftPath(id: string): string {
  return `${SHIFTS_PATH}/${id}`;
}

/** One payment: its receipts, how to undo it or give it back. */
export function paymentPath(id: string): string {
  return `${DESK_PATH}/phieu-thu/${id}`;
}

export function heldPath(id: string): string {
  return `${HELD_PATH}/${id}`;
}

export function refundPath(id: string): string {
  return `${REFUNDS_PATH}/${id}`;
}

/** The receipt as the receipts slice shows it. */
export function receiptPath(id: string): string {
  return `${RECEIPTS_PATH}/${id}`;
}

/** The receipt as PDF. */
export function receiptPrintPath(id: string): string {
  return `${receiptPath(id)}/in`;
}
