import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/db.ts";
import type { Unit, UnitKind } from "../domain/organization.ts";
import { tablesOf, toUnit } from "./tables.ts";

/** The unit with that id, or undefined. */
export async function findUnit(db: Db, id: string): Promise<Unit | undefined> {
  const row = await tablesOf(db).selectFrom("unit").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toUnit(row);
}

/** The unit with that id. Throws when there is none. */
export async function getUnit(db: Db, id: string): Promise<Unit> {
  const unit = await findUnit(db, id);
  if (unit === undefined) throw new Error(`no unit has the id ${id}`);
  return unit;
}

/** The units of one agency, or of all, in the order of the agencies and of their own list. */
export async function listUnits(db: Db, agencyId?: string): Promise<readonly Unit[]> {
  let query = tablesOf(db)
    .selectFrom("unit")
    .innerJoin("agency", "agency.id", "unit.agency_id")
    .selectAll("unit")
    .orderBy("agency.ordinal")
    .orderBy("unit.ordinal");
  if (agencyId !== undefined) query = query.where("unit.agency_id", "=", agencyId);
  return (await query.execute()).map(toUnit);
}

export type UnitToInsert = {
  readonly id: string;
  readonly agencyId: string;
  readonly code: string;
  readonly kind: UnitKind;
  readonly name: string;
};

/** Writes a new unit as the last of its agency; undefined when the agency has a unit of that code. */
export async function insertUnit(tx: Tx, unit: UnitToInsert): Promise<string | undefined> {
  const row = await tablesOf(tx)
    .insertInto("unit")
    .values({
      id: unit.id,
      agency_id: unit.agencyId,
      code: unit.code,
      kind: unit.kind,
      name: unit.name,
      ordinal: sql<number>`(select coalesce(max(u.ordinal), 0) + 1 from unit u where u.agency_id = ${unit.agencyId})`,
    })
    .onConflict((conflict) => conflict.columns(["agency_id", "code"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** The ids of units by `agency code/unit code`, as seed data of other slices names them. */
export async function unitIdsByPath(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await tablesOf(db)
    .selectFrom("unit")
    .innerJoin("agency", "agency.id", "unit.agency_id")
    .select(["unit.id", "unit.code", "agency.code as agencyCode"])
    .execute();
  return new Map(rows.map((row) => [`${row.agencyCode}/${row.code}`, row.id]));
}
