import { listOfficers, ROLES, type Role, type Viewer } from "#modules/identity/index.ts";
import { listUnits, type Unit } from "#modules/organizations/index.ts";
import type { Db } from "#platform/db/db.ts";

/** The people of the demo by position and by id, as viewers who may act. */
export type DemoStaff = {
  readonly at: (unitId: string, role: Role) => Viewer;
  readonly byId: (officerId: string) => Viewer;
  /** The counter of an agency with the officer who sits there. */
  readonly counterOf: (agencyId: string) => { readonly unit: Unit; readonly officer: Viewer };
  readonly holding: (agencyId: string, role: Role) => Viewer;
};

/** Reads who holds which position. */
export async function readDemoStaff(db: Db): Promise<DemoStaff> {
  const units = await listUnits(db);
  const viewers = new Map<string, Viewer>();
  const byPosition = new Map<string, string>();
  for (const role of ROLES) {
    for (const unit of units) {
      for (const { id, name, title } of await listOfficers(db, { unitId: unit.id, role })) {
        const known = viewers.get(id)?.appointments ?? [];
        const appointments = [...known, { unitId: unit.id, agencyId: unit.agencyId, role }];
        viewers.set(id, { officerId: id, sessionId: "", name, title, appointments });
        const position = `${unit.id} ${role}`;
        if (!byPosition.has(position)) byPosition.set(position, id);
      }
    }
  }
  const byId = (officerId: string) => present(viewers.get(officerId), `officer ${officerId}`);
  const at = (unitId: string, role: Role) => byId(present(byPosition.get(`${unitId} ${role}`), `${role} in ${unitId}`));
  return {
    at,
    byId,
    counterOf: (agencyId) => {
      const unit = present(
        units.find((candidate) => candidate.agencyId === agencyId && candidate.kind === "counter"),
        `counter of ${agencyId}`,
      );
      return { unit, officer: at(unit.id, "counter-officer") };
    },
    holding: (agencyId, role) => {
      const holds = (viewer: Viewer) =>
        viewer.appointments.some((held) => held.agencyId === agencyId && held.role === role);
      return present([...viewers.values()].find(holds), `${role} of ${agencyId}`);
    },
  };
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the demo centre has no ${what}`);
  return value;
}
