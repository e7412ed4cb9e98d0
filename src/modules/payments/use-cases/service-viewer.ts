import type { Dossier } from "#modules/dossiers/index.ts";
import { SERVICE_OFFICER, type Viewer } from "#modules/identity/index.ts";

/**
 * Who acts when a machine tells of money (a platform, a bank's file): a cashier that nobody signs in as. Where the money
 * settles a dossier the act is written under the unit that received it, and the agency itself is the collector.
 */
export function serviceViewer(dossier?: Pick<Dossier, "receivingUnitId" | "agencyId">): Viewer {
  const place = {
    unitId: dossier?.receivingUnitId ?? SERVICE_OFFICER.id,
    agencyId: dossier?.agencyId ?? SERVICE_OFFICER.id,
  };
  return { ...SERVICE, appointments: [{ ...place, role: "cashier" }] };
}

const SERVICE = {
  officerId: SERVICE_OFFICER.id,
  sessionId: SERVICE_OFFICER.id,
  name: SERVICE_OFFICER.name,
  title: "",
} as const;

/** The same viewer, at the dossier's own place when a machine acts. */
export function placedAt(viewer: Viewer, dossier: Dossier): Viewer {
  return viewer.officerId === SERVICE_OFFICER.id ? serviceViewer(dossier) : viewer;
}
