/** Why dossiers were late, for leaders. */
export const LEDGER_PATH = "/dieu-hanh/thoi-gian";
/** The dossiers behind a figure of it. */
export const LATE_DOSSIERS_PATH = `${LEDGER_PATH}/ho-so`;
/** What an officer had in hand. */
export const MY_TIME_PATH = "/can-bo/thoi-gian-cua-toi";
/** The register of outages. */
export const OUTAGES_PATH = "/can-bo/quan-tri/su-co";

/** The counter-entry of an outage. */
export function cancelOutagePath(id: string): string {
  return `${OUTAGES_PATH}/${id}/huy`;
}
