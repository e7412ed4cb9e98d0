import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { findOfficer, listOfficers, roleLabel } from "#modules/identity/index.ts";
import { listUnits } from "#modules/organizations/index.ts";
import { listDossiersById } from "#modules/dossiers/index.ts";
import type { Alarm } from "../domain/alarm.ts";
import { listBurdens, listForsaken, listLateForwardings, type Burden } from "../store/watchdog.ts";

/**
 * Everything that would leave a dossier lying: accepted without an open task, waiting for a position that nobody
 * holds, with an owner who left, or not forwarded in time. An empty list is good news.
 */
export async function watch(db: Db, now: Instant): Promise<readonly Alarm[]> {
  const names = new Map((await listUnits(db)).map((unit) => [unit.id, unit.name]));
  const forsaken = (await listForsaken(db)).map(({ dossierId, code, since }): Alarm => ({
    kind: "no-task",
    dossierId,
    code,
    since,
  }));
  const positions: Alarm[] = [];
  for (const burden of await listBurdens(db)) {
    const alarm = await alarmOf(db, burden, names.get(burden.unitId) ?? "");
    if (alarm !== undefined) positions.push(alarm);
  }
  const late = await listLateForwardings(db, now);
  const codes = new Map(
    (
      await listDossiersById(
        db,
        late.map((each) => each.dossierId),
      )
    ).map((each) => [each.id, each.code]),
  );
  const forwardings = late.map(({ dossierId, unitId, dueAt }): Alarm => ({
    kind: "late-forwarding",
    dossierId,
    code: codes.get(dossierId) ?? null,
    unitName: names.get(unitId) ?? "",
    dueAt,
  }));
  return [...forsaken, ...positions, ...forwardings];
}

async function alarmOf(db: Db, burden: Burden, unitName: string): Promise<Alarm | undefined> {
  const { unitId, role, ownerId, tasks, dossierIds } = burden;
  const holders = await listOfficers(db, { unitId, role });
  if (holders.length === 0)
    return { kind: "nobody-in-position", unitName, roleName: roleLabel(role), tasks, dossierIds };
  if (ownerId === null || holders.some((officer) => officer.id === ownerId)) return undefined;
  const officerName = (await findOfficer(db, ownerId))?.name ?? ownerId;
  return { kind: "owner-left", unitName, officerName, tasks, dossierIds };
}
