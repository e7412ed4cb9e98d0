import { maySee, type Dossier } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";

const MONEY_DESK = ["cashier", "bank-controller", "accountant"];

/** Who may show, print and send what a dossier has to pay: whoever sees the dossier, and the money desks. */
export function mayShowDemands(viewer: Viewer, dossier: Dossier): boolean {
  return maySee(viewer, dossier) || viewer.appointments.some(({ role }) => MONEY_DESK.includes(role));
}
