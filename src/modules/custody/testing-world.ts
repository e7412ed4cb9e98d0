import { newId } from "#platform/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { aWorld, MONDAY, type World } from "#modules/dossiers/testing-world.ts";
import type { Reaction } from "#modules/dossiers/index.ts";
import type { Role, Viewer } from "#modules/identity/index.ts";
import { unitIdsByPath } from "#modules/organizations/index.ts";
import type { Custodian } from "./domain/custodian.ts";
import type { Acting } from "./use-cases/acting.ts";
import { keepCustody } from "./use-cases/react-to-dossier.ts";

export type CustodyWorld = World & {
  readonly unit: (path: string) => Custodian;
  /** An officer with one appointment in a unit, acting at an instant. */
  readonly actor: (path: string, role: Role, now?: Instant) => Acting;
};

/** The world of the dossiers, whose paper is in custody from acceptance on. */
export async function aCustodyWorld(further: readonly Reaction[] = []): Promise<CustodyWorld> {
  const world = await aWorld("simulated", [keepCustody, ...further]);
  const units = await unitIdsByPath(world.db);
  const unit = (path: string): Custodian => {
    const id = units.get(path);
    if (id === undefined) throw new Error(`no unit ${path}`);
    return { kind: "unit", id, label: path };
  };
  const people = new Map<string, Viewer>();
  const actor = (path: string, role: Role, now: Instant = MONDAY): Acting => {
    const agencyId = path.startsWith("H37.07") ? world.agencyId : newId();
    const known = people.get(`${path} ${role}`) ?? {
      ...world.viewer("specialist"),
      officerId: newId(),
      appointments: [{ role, unitId: unit(path).id, agencyId }],
    };
    people.set(`${path} ${role}`, known);
    return { ...world.acting("specialist", now), viewer: known };
  };
  return { ...world, unit, actor };
}
