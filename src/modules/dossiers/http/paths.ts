/** The page where a citizen follows a dossier. */
export const LOOK_UP_PATH = "/tra-cuu";

/** The address behind the QR code of a receipt. */
export function receiptPath({ code, secret }: { readonly code: string; readonly secret: string }): string {
  return `${LOOK_UP_PATH}?ma=${encodeURIComponent(code)}&so=${encodeURIComponent(secret)}`;
}

export const API_PATH = "/api/v1/dossiers";
export const PROGRESS_API_PATH = "/api/v1/progress";

/** The page of a dossier for officers. */
export function dossierPath(id: string): string {
  return `/can-bo/ho-so/${id}`;
}

/** Where a result is handed over: identity, originals and proof belong to the return desk. */
export function returnDeskPath(id: string): string {
  return `/can-bo/tra-ket-qua/${id}`;
}
