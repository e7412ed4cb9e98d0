/** Where the national payment platform tells of payments. */
export const CALLBACK_PATH = "/api/v1/payments/platform-events";
/** Paying, for citizens and whoever they ask to. */
export const PAY_PATH = "/thanh-toan";
/** Where the platform's page leads back to. */
export const RETURN_PATH = "/thanh-toan/tro-ve";
/** Accounts and the platform, for administrators. */
export const ONLINE_SETTINGS_PATH = "/can-bo/quan-tri/thanh-toan";

/** The page behind a link with which anybody may pay. */
export function payPath(token: string): string {
  return `${PAY_PATH}/${token}`;
}

/** The page that a payer comes back to from the platform; what it shows is asked for, never believed. */
export function returnPath(reference: string): string {
  return `${RETURN_PATH}?ma=${encodeURIComponent(reference)}`;
}

/** The demand on paper, with VietQR. */
export const DEMAND_PAPER_ROUTE = "/can-bo/ho-so/:id/in/phieu-nop-phi.pdf";

/** The paper of everything that a dossier has to pay, or of one request. */
export function demandPaperPath(dossierId: string, requestId?: string): string {
  const paper = `/can-bo/ho-so/${dossierId}/in/phieu-nop-phi.pdf`;
  return requestId === undefined ? paper : `${paper}?yeu-cau=${requestId}`;
}

/** What officers show or send to whoever pays. */
export const STAFF_PAY_ROUTE = "/can-bo/ho-so/:id/nop-phi";

/** The page of a dossier's demands for officers. */
export function staffPayPath(dossierId: string): string {
  return `/can-bo/ho-so/${dossierId}/nop-phi`;
}
