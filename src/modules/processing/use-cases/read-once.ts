import type { Db } from "#platform/db/db.ts";
import { findOfficer, listOfficers, type Officer } from "#modules/identity/index.ts";
import { listAgencies, listUnits, type Agency, type Unit } from "#modules/organizations/index.ts";
import type { Position } from "../domain/task-place.ts";

/** What one transaction has read of the house: an act of many steps asks for each once. */
type Reading = {
  agencies?: Promise<readonly Agency[]>;
  units?: Promise<readonly Unit[]>;
  readonly holders: Map<string, Promise<readonly Officer[]>>;
  readonly officers: Map<string, Promise<Officer | undefined>>;
};

const READINGS = new WeakMap<Db, Reading>();

function readingOf(db: Db): Reading {
  const known = db.isTransaction ? READINGS.get(db) : undefined;
  if (known !== undefined) return known;
  const fresh: Reading = { holders: new Map(), officers: new Map() };
  if (db.isTransaction) READINGS.set(db, fresh);
  return fresh;
}

/** All agencies and units in board order. */
export async function readHouse(
  db: Db,
): Promise<{ readonly agencies: readonly Agency[]; readonly units: readonly Unit[] }> {
  const reading = readingOf(db);
  reading.agencies ??= listAgencies(db);
  reading.units ??= listUnits(db);
  return { agencies: await reading.agencies, units: await reading.units };
}

/** Who holds a position today. */
export function readHolders(db: Db, { unitId, role }: Pick<Position, "unitId" | "role">): Promise<readonly Officer[]> {
  return once(readingOf(db).holders, `${unitId} ${role}`, () => listOfficers(db, { unitId, role }));
}

/** The face of an officer. */
export function readOfficer(db: Db, id: string): Promise<Officer | undefined> {
  return once(readingOf(db).officers, id, () => findOfficer(db, id));
}

function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
}
