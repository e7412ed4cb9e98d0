import type { Db } from "#platform/db/db.ts";
import { listOfficers, type Officer, type Viewer } from "#modules/identity/index.ts";
import { listUnits, type Unit } from "#modules/organizations/index.ts";
import { countFree, ofMyUnits, workLines, type WorkLine } from "#modules/processing/index.ts";
import { loadOf, type LoadDays, type OfficerLoad } from "./load-of.ts";

/** One unit that the viewer answers for: its officers with load and pace, and what nobody has taken. */
export type DivisionLoadOf = {
  readonly unit: Unit;
  readonly free: { readonly all: number; readonly pressing: number };
  readonly officers: readonly {
    readonly officer: Officer;
    readonly load: OfficerLoad;
    /** The most pressing tasks of somebody who has too much. */
    readonly pressing: readonly WorkLine[];
  }[];
};

const PRESSING_SHOWN = 3;

/** Every unit that a head or leader answers for; none for everybody else. */
export async function divisionLoads(db: Db, viewer: Viewer, days: LoadDays): Promise<readonly DivisionLoadOf[]> {
  const scope = await ofMyUnits(db, viewer);
  if (scope?.kind !== "units") return [];
  const units = (await listUnits(db)).filter(({ id }) => scope.unitIds.includes(id));
  const divisions: DivisionLoadOf[] = [];
  for (const unit of units) {
    const officers = await listOfficers(db, { unitId: unit.id });
    const loads = await loadOf(
      db,
      officers.map(({ id }) => id),
      days,
    );
    const rows: DivisionLoadOf["officers"][number][] = [];
    for (const officer of officers) {
      const load = loads.get(officer.id);
      if (load !== undefined) rows.push({ officer, load, pressing: await pressingOf(db, officer.id, load) });
    }
    divisions.push({ unit, free: await countFree(db, [unit.id], days), officers: rows });
  }
  return divisions.filter(({ officers, free }) => officers.length > 0 || free.all > 0);
}

async function pressingOf(db: Db, officerId: string, { capacity }: OfficerLoad): Promise<readonly WorkLine[]> {
  if (capacity.verdict !== "too-much") return [];
  const { lines } = await workLines(db, { kind: "mine", officerId, positions: [] }, { list: "in-hand" });
  return lines.slice(0, PRESSING_SHOWN);
}
